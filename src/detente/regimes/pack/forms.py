"""The tables of a format as values."""

from __future__ import annotations

from typing import Any

from detente.regimes.pack import members, schema
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Format, Question, Section


def formats(code: str, table: Any, place: str, notes: Notes) -> Format | None:
    """Return the format of a table, None with notes where it cannot be read."""
    read = schema.FORMAT.read(table, place, notes)
    if not schema.FORMAT.must.keys() <= read.keys():
        return None
    sections = _each(schema.SECTION, read.pop("section"), f"{place}.section", notes)
    questions = _each(schema.QUESTION, read.pop("question"), f"{place}.question", notes)
    return Format(
        code,
        sections=tuple(Section(**one) for one in sections),
        questions=tuple(_question(one, place, notes) for one in questions),
        **read,
    )


def _each(spec: members.Members, tables: Any, place: str, notes: Notes) -> list[dict[str, Any]]:
    """Read a list of tables told apart by their names."""
    if not isinstance(tables, list):
        notes.note(place, members.wrong("list of tables", tables))
        return []
    found, names = [], set()
    for number, table in enumerate(tables, 1):
        name = table.get("name") if isinstance(table, dict) else None
        at = f"{place}.{name if isinstance(name, str) else number}"[:140]
        read = spec.read(table, at, notes)
        if not spec.must.keys() <= read.keys():
            continue
        if read["name"] in names:
            notes.add(at, "regimes.pack_twice", what=read["name"])
        names.add(read["name"])
        found.append(read)
    return found


def _question(read: dict[str, Any], place: str, notes: Notes) -> Question:
    at = f"{place}.question.{read['name']}"
    columns = _each(schema.COLUMN, read.pop("columns", []), f"{at}.column", notes)
    if (read["type"] == "rows") != bool(columns):
        notes.add(at, "regimes.pack_columns")
    made = [Question(section=read["section"], **{"paragraph": "", **column}) for column in columns]
    whole = Question(columns=tuple(made), **read)
    _bounded(whole, at, notes)
    for column in made:
        _bounded(column, f"{at}.column.{column.name}", notes)
    return whole


def _bounded(question: Question, at: str, notes: Notes) -> None:
    """Words have a list to choose from and nothing else has one; the lowest number is not above the highest."""
    if question.type in {"word", "words"} and not question.one_of:
        notes.add(at, "regimes.pack_lacks", member="one_of")
    if question.one_of and question.type not in {"word", "words"}:
        notes.add(f"{at}.one_of", "regimes.pack_unknown", member="one_of")
    if question.low > question.high:
        notes.note(f"{at}.high", members.wrong(f"number from {question.low}", question.high))
