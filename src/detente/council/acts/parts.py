"""The parts a declared form is made of: what each is called, how it is read, how long it may be.

One declaration serves the reader, the form on the desk, the paper, the tables of the documentation and the tests; so a
part that is read is also shown, and a part that is shown is also checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from detente.council.acts import limits
from detente.council.acts.fields import Fields, is_absent


class Shape(Enum):
    """How a part is read. A `TITLE` is one line and a `TEXT` many; both must say something when present."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    INSTANT = "instant"
    FLAG = "flag"
    COUNT = "count"
    CHOICE = "choice"
    CHOICES = "choices"
    PARTY = "party"
    PARTIES = "parties"
    LINES = "lines"
    LANGUAGES = "languages"
    DIGEST = "digest"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a body. `label` and `hint` are message ids; `limit` is in characters, or in entries of a list.

    `low` and `high` bound a count. `parts` are the members of each row, `key` the part whose value names a row (no two
    rows of one body have the same).
    """

    name: str
    shape: Shape
    label: str
    required: bool = False
    limit: int = 0
    choices: type[Enum] | None = None
    low: int = 0
    high: int = 0
    parts: tuple[Part, ...] = ()
    key: str = ""
    hint: str = ""


def line(name: str, label: str, *, required: bool = False, limit: int = limits.LINE, hint: str = "") -> Part:
    """One line."""
    return Part(name, Shape.LINE, label, required, limit, hint=hint)


def text(name: str, label: str, *, required: bool = False, limit: int = limits.PASSAGE, hint: str = "") -> Part:
    """A text of several lines."""
    return Part(name, Shape.TEXT, label, required, limit, hint=hint)


def date(name: str, label: str, *, required: bool = False, hint: str = "") -> Part:
    """A date somebody declares; it decides nothing."""
    return Part(name, Shape.DATE, label, required, hint=hint)


def instant(name: str, label: str, *, required: bool = False, hint: str = "") -> Part:
    """An instant in UTC, to the second: for deadlines."""
    return Part(name, Shape.INSTANT, label, required, hint=hint)


def flag(name: str, label: str, *, hint: str = "") -> Part:
    """Yes, or not said."""
    return Part(name, Shape.FLAG, label, hint=hint)


def count(name: str, label: str, low: int, high: int, *, required: bool = False) -> Part:
    """A whole number within bounds; absent is unknown, never zero."""
    return Part(name, Shape.COUNT, label, required, low=low, high=high)


def choice(name: str, label: str, choices: type[Enum], *, required: bool = False, hint: str = "") -> Part:
    """One of a few words."""
    return Part(name, Shape.CHOICE, label, required, choices=choices, hint=hint)


def several(name: str, label: str, choices: type[Enum], *, required: bool = False) -> Part:
    """Any of a few words."""
    return Part(name, Shape.CHOICES, label, required, choices=choices)


def party(name: str, label: str, *, required: bool = False, hint: str = "") -> Part:
    """A party."""
    return Part(name, Shape.PARTY, label, required, hint=hint)


def parties(name: str, label: str, *, required: bool = False, hint: str = "") -> Part:
    """Several parties."""
    return Part(name, Shape.PARTIES, label, required, limits.PARTIES, hint=hint)


def lines(name: str, label: str, *, required: bool = False, limit: int = limits.POINTS, hint: str = "") -> Part:
    """Several lines."""
    return Part(name, Shape.LINES, label, required, limit, hint=hint)


def languages(name: str, label: str) -> Part:
    """Several languages."""
    return Part(name, Shape.LANGUAGES, label, limit=limits.LANGUAGES)


def digest(name: str, label: str, *, required: bool = False) -> Part:
    """The SHA-256 of a text, in hexadecimal."""
    return Part(name, Shape.DIGEST, label, required)


def rows(name: str, label: str, key: str, *parts: Part, required: bool = False, limit: int = limits.POINTS) -> Part:
    """Several objects of the same parts, told apart by the part `key`."""
    return Part(name, Shape.ROWS, label, required, limit, parts=parts, key=key)


Row = Mapping[str, Any]


def read_part(fields: Fields, part: Part) -> Any:
    """Take one part from a body; None, "", False or () when absent. Raises `council.*`."""
    value = _READERS[part.shape](fields, part)
    if part.required and is_absent(value):
        raise fields.refuse("missing", part.name)
    return value


def _read_line(fields: Fields, part: Part) -> str:
    return fields.line(part.name, part.limit)


def _read_text(fields: Fields, part: Part) -> str:
    return fields.passage(part.name, part.limit)


def _read_choice(fields: Fields, part: Part) -> Enum | None:
    assert part.choices is not None
    return fields.maybe_choice(part.name, part.choices)


def _read_choices(fields: Fields, part: Part) -> tuple[Enum, ...]:
    assert part.choices is not None
    return fields.maybe_choices(part.name, part.choices)


def _read_rows(fields: Fields, part: Part) -> tuple[Row, ...]:
    keys: set[Any] = set()

    def one(value: object) -> Row:
        inner = Fields(f"{fields.act}.{part.name}", value)
        row = read_parts(inner, part.parts)
        if row[part.key] in keys:
            raise fields.refuse("repeated", part.name)
        keys.add(row[part.key])
        return row

    return fields.each(part.name, part.limit, one)


_READERS: dict[Shape, Callable[[Fields, Part], Any]] = {
    Shape.LINE: _read_line,
    Shape.TEXT: _read_text,
    Shape.DATE: lambda fields, part: fields.date(part.name),
    Shape.INSTANT: lambda fields, part: fields.instant(part.name),
    Shape.FLAG: lambda fields, part: fields.flag(part.name),
    Shape.COUNT: lambda fields, part: fields.count(part.name, part.low, part.high),
    Shape.CHOICE: _read_choice,
    Shape.CHOICES: _read_choices,
    Shape.PARTY: lambda fields, part: fields.maybe_party(part.name),
    Shape.PARTIES: lambda fields, part: fields.parties(part.name, part.limit),
    Shape.LINES: lambda fields, part: fields.lines(part.name, part.limit, limits.REMARK),
    Shape.LANGUAGES: lambda fields, part: fields.languages(part.name, part.limit),
    Shape.DIGEST: lambda fields, part: fields.digest(part.name),
    Shape.ROWS: _read_rows,
}


def read_parts(fields: Fields, parts: tuple[Part, ...]) -> Row:
    """Read all parts of one object and refuse what is left over; what is absent is not among the values."""
    values = {part.name: read_part(fields, part) for part in parts}
    fields.done()
    return {name: value for name, value in values.items() if not is_absent(value)}
