"""The details of a matter of any kind, ready for a page: single values, texts, and tables of what it keeps in lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.council.matters import Matter
from detente.desk.showing.members import member_label
from detente.desk.showing.values import how_of, is_long, is_rows, members_of, says


@dataclass(frozen=True, slots=True)
class Table:
    """A list of things with members: its label, the labels of its columns, its rows with the label at each cell."""

    name: str
    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Any, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What a matter knows. `facts` are (label, value), `texts` are (name, label, text)."""

    facts: tuple[tuple[str, Any], ...] = ()
    texts: tuple[tuple[str, str, str], ...] = ()
    tables: tuple[Table, ...] = ()


def details_of(matter: Matter) -> Details:
    """Return the details of a matter; what is empty or not known is left out."""
    if how_of(matter.details) != "members":
        return Details()
    kind = matter.kind
    known = {name: value for name, value in members_of(matter.details).items() if says(value)}
    return Details(
        facts=tuple((member_label(kind, name), value) for name, value in known.items() if _is_fact(value)),
        texts=tuple((name, member_label(kind, name), value) for name, value in known.items() if is_long(value)),
        tables=tuple(_table(kind, name, value) for name, value in known.items() if is_rows(value)),
    )


def _is_fact(value: Any) -> bool:
    return not is_long(value) and not is_rows(value)


def _table(kind: str, name: str, value: Any) -> Table:
    """A table with the columns that say something in at least one row."""
    rows = [members_of(item) for item in value]
    columns = [column for column in rows[0] if any(says(row.get(column)) for row in rows)]
    labels = {column: member_label(kind, column) for column in columns}
    cells = tuple(tuple((row.get(column), labels[column]) for column in columns) for row in rows)
    return Table(name, member_label(kind, name), tuple(labels.values()), cells)
