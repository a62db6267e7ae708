"""A declared act as a page shows it: its parts under their labels, in the order of its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.council.acts import FORMS
from detente.council.acts.fields import Fields
from detente.council.acts.parts import Part, Shape, read_part
from detente.desk.showing.values import is_long
from detente.documents.filled_forms import FormRead
from detente.errors import OursError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, its short members, its texts; each with its label (a message id), texts with anchors."""

    key: Any
    facts: tuple[tuple[str, Any], ...]
    texts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands together: `facts`, one `text`, numbered `lines`, a `table`, or `rows` that hold long texts.

    `label` is a message id, `member` the name of the part; `cells` are the rows of a table, each value with its head.
    A notice has its `form`, or says by `why` it has none.
    """

    how: str
    label: str = ""
    member: str = ""
    facts: tuple[tuple[str, Any], ...] = ()
    text: str = ""
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    cells: tuple[tuple[tuple[Any, str], ...], ...] = ()
    rows: tuple[Row, ...] = ()
    form: FormRead | None = None


def blocks_of(act: str, body: Mapping[str, Any]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks of the body of a declared act, and the names of the members they show."""
    found: list[Block] = []
    shown: list[str] = []
    for part in FORMS[act].parts:
        value = _value(act, part, body)
        if value is not None:
            shown.append(part.name)
            _put(found, part, value)
    return tuple(found), tuple(shown)


def _value(act: str, part: Part, body: Mapping[str, Any]) -> Any:
    """The value of a part; text as it stands where it has not the shape of the part; None when it is absent."""
    if body.get(part.name) is None:
        return None
    try:
        return read_part(Fields(act, {part.name: body[part.name]}), part)
    except OursError:
        return body[part.name] if isinstance(body[part.name], str) else None


def _put(found: list[Block], part: Part, value: Any) -> None:
    block = _block(part, value)
    if block.how == "facts" and found and found[-1].how == "facts":
        found[-1] = Block("facts", facts=(*found[-1].facts, *block.facts))
    else:
        found.append(block)


def _block(part: Part, value: Any) -> Block:
    if part.shape is Shape.ROWS and isinstance(value, tuple):
        return _rows(part, value)
    if part.shape is Shape.TEXT or is_long(value):
        return Block("text", part.label, part.name, text=str(value))
    if part.shape is Shape.LINES and isinstance(value, tuple):
        return Block("lines", part.label, part.name, lines=value)
    return Block("facts", facts=((part.label, value),))


def _rows(part: Part, rows: tuple[Mapping[str, Any], ...]) -> Block:
    used = [inner for inner in part.parts if any(inner.name in row for row in rows)]
    if any(is_long(row.get(inner.name)) for row in rows for inner in used):
        return Block(
            "rows",
            part.label,
            part.name,
            rows=tuple(_row(part, used, row, number) for number, row in enumerate(rows, 1)),
        )
    cells = tuple(tuple((row.get(inner.name), inner.label) for inner in used) for row in rows)
    return Block("table", part.label, part.name, heads=tuple(inner.label for inner in used), cells=cells)


def _row(part: Part, used: list[Part], row: Mapping[str, Any], number: int) -> Row:
    there = [inner for inner in used if inner.name in row]
    short = tuple((inner.label, row[inner.name]) for inner in there if inner.shape is not Shape.TEXT)
    texts = tuple(
        (inner.label, str(row[inner.name]), f"{part.name}{number}-{inner.name}")
        for inner in there
        if inner.shape is Shape.TEXT
    )
    return Row(row.get(part.key), tuple(fact for fact in short if fact[1] != row.get(part.key)), texts)
