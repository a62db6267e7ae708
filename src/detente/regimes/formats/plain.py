"""Answers as JSON: typed and nested, for machines."""

from __future__ import annotations

from typing import Any

from detente.errors import TheirsError
from detente.regimes.formats.answers import KEYED, SECTION, UNCHANGED, Answers, Flat
from detente.regimes.formats.flat import flatten
from detente.regimes.formats.points import write_point
from detente.regimes.formats.reading import read_answers
from detente.regimes.formats.values import write_one
from detente.regimes.pack.values import Format, Question

_DEEPEST = 3  # rows, row, cell
_LARGEST = 10**18


def to_json(form: Format, answers: Answers) -> dict[str, Any]:
    """Return answers as a JSON document: numbers as numbers, days and instants as text, lists as lists."""
    values = {
        question.name: _value(question, answers.get(question.name))
        for question in form.questions
        if answers.get(question.name) is not None
    }
    stays = {"unchanged": sorted(answers.unchanged)} if answers.unchanged else {}
    return {"format": form.code, **stays, "answers": values}


def _value(question: Question, value: Any) -> Any:
    if question.type in {"count", "yes/no"}:
        return value
    if question.type in KEYED:
        return dict(value)
    if question.type == "rows":
        columns = {column.name: column for column in question.columns}
        return [{name: _value(columns[name], cell) for name, cell in row.items()} for row in value]
    if question.type == "points":
        return [write_point(point) for point in value]
    return list(value) if isinstance(value, tuple) else write_one(question, value)


def from_json(form: Format, document: Any) -> dict[str, str]:
    """Return the flat text of a JSON document, to be read by `read_answers`.

    Raises `regimes.answers_document` for what is not such a document; single answers are judged when they are read.
    """
    wrong = TheirsError("regimes.answers_document", wanted=form.code)
    if not isinstance(document, dict) or document.get("format") != form.code:
        raise wrong
    answers, stays = document.get("answers", {}), document.get("unchanged", [])
    if (
        not isinstance(answers, dict)
        or not isinstance(stays, list)
        or set(document) - {"format", "answers", "unchanged"}
    ):
        raise wrong
    flat = {f"{SECTION}{name}": UNCHANGED for name in stays}
    if not all(isinstance(name, str) for name in stays) or not _flatten(flat, "", answers, _DEEPEST):
        raise wrong
    return flat


def _flatten(flat: dict[str, str], path: str, value: Any, depth: int) -> bool:
    """Lay a value under its path; False for null, fractions, what is too deep, and what is given twice."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
        inner = value.items() if isinstance(value, dict) else enumerate(value, 1)
        below = f"{path}." if path else ""
        return depth >= 0 and all(_flatten(flat, f"{below}{name}", one, depth - 1) for name, one in inner)
    texts = [_text(one) for one in (value if isinstance(value, list) else [value])]
    text = "\n".join(one for one in texts if one is not None)
    if None in texts or path in flat:
        return False
    flat[path] = text
    return True


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if abs(value) < _LARGEST else None
    return value if isinstance(value, str) else None


def whole_json(form: Format, flat: Flat, parties: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return everything that was written as a JSON document, also what cannot be read.

    A question with an answer that cannot be read, and a path of no question, stand there path by path as text, so that
    `from_json` gives it back and nothing is lost.
    """
    answers, _ = read_answers(form, flat, parties)
    read, whole = flatten(form, answers), to_json(form, answers)
    odd = {path.partition(".")[0] for path, text in flat.items() if text.strip() and path not in read}
    values = {name: value for name, value in whole["answers"].items() if name not in odd}
    stays = {f"{SECTION}{name}" for name in answers.unchanged}
    texts = {path: flat[path] for path in flat if path.partition(".")[0] in odd and path not in stays}
    return whole | {"answers": values | {path: text for path, text in texts.items() if text.strip()}}
