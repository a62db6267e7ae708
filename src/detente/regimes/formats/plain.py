"""Answers as JSON: typed and nested, for machines."""

from __future__ import annotations

from typing import Any

from detente.errors import TheirsError
from detente.regimes.formats.answers import UNCHANGED, Answers
from detente.regimes.formats.values import write_one
from detente.regimes.pack.values import Format, Question

_AS_THEY_ARE = frozenset({"count", "yes/no", "counts", "amounts"})


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
    if question.type in _AS_THEY_ARE:
        return dict(value) if isinstance(value, dict) else value
    if question.type == "rows":
        columns = {column.name: column for column in question.columns}
        return [{name: _value(columns[name], cell) for name, cell in row.items()} for row in value]
    if question.type == "points":
        return write_one(question, value).split("\n")
    return list(value) if isinstance(value, tuple) else write_one(question, value)


def from_json(form: Format, document: Any) -> dict[str, str]:
    """Return the flat text of a JSON document, to be read by `read_answers`.

    Raises `regimes.answers_document` for what is not such a document; single answers are judged when they are read.
    """
    if not isinstance(document, dict) or document.get("format") != form.code:
        raise TheirsError("regimes.answers_document", wanted=form.code)
    answers, stays = document.get("answers"), document.get("unchanged", [])
    if (
        not isinstance(answers, dict)
        or not isinstance(stays, list)
        or document.keys() - {"format", "answers", "unchanged"}
    ):
        raise TheirsError("regimes.answers_document", wanted=form.code)
    flat = {f"section.{name}": UNCHANGED for name in stays}
    for name, value in answers.items():
        _flatten(flat, str(name), value)
    return flat


def _flatten(flat: dict[str, str], path: str, value: Any) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _flatten(flat, f"{path}.{name}", inner)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, inner in enumerate(value, 1):
            _flatten(flat, f"{path}.{number}", inner)
    elif isinstance(value, list):
        flat[path] = "\n".join(str(one) for one in value)
    else:
        flat[path] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
