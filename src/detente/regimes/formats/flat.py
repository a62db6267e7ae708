"""Answers as flat text again: written, completed from the last return, carried into the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.regimes.formats.answers import KEYED, SECTION, UNCHANGED, Answers, Flat
from detente.regimes.formats.values import write_one
from detente.regimes.pack.values import Format, Question

_YEAR = 4


def flatten(form: Format, answers: Answers) -> dict[str, str]:
    """Return the flat text of answers, in the order of the form; `read_answers` gives the same answers back."""
    flat = {f"{SECTION}{name}": UNCHANGED for name in sorted(answers.unchanged)}
    for question in form.questions:
        value = answers.get(question.name)
        if value is not None:
            flat.update(_flat(question, value))
    return flat


def _flat(question: Question, value: Any) -> Iterator[tuple[str, str]]:
    if question.type in KEYED:
        yield from ((f"{question.name}.{key}", str(count)) for key, count in value.items())
    elif question.type == "rows":
        for number, row in enumerate(value, 1):
            for column in question.columns:
                if column.name in row:
                    yield f"{question.name}.{number}.{column.name}", write_one(column, row[column.name])
    else:
        yield question.name, write_one(question, value)


def merge_last(form: Format, flat: Flat, last: Flat) -> dict[str, str]:
    """Return what was typed with the answers of every unchanged section taken from the last return.

    What was typed into such a section is left out. A section that may not stay keeps what was typed. `last` is itself
    whole: merged with the return before it.
    """
    may = {section.name for section in form.sections if section.may_stay}
    stays = {name for name in may if flat.get(f"{SECTION}{name}", "").strip() == UNCHANGED}
    names = {question.name for question in form.questions if question.section in stays}
    typed = {path: text for path, text in flat.items() if path.partition(".")[0] not in names}
    return {**typed, **{path: text for path, text in last.items() if path.partition(".")[0] in names}}


def begin_from(form: Format, last: Flat) -> dict[str, str]:
    """Return the beginning of a new return: the last one's answers, a yearly one for the year after."""
    flat = {path: text for path, text in last.items() if not path.startswith(SECTION)}
    year = flat.get("year", "").strip()
    if form.yearly and len(year) == _YEAR and year.isascii() and year.isdecimal():
        flat["year"] = str(int(year) + 1)
    return flat
