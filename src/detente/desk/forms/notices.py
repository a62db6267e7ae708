"""A form of a regime as fields on a page, and what was typed as the flat answers of a notice."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from detente.documents.findings import ANSWER_WORDS, Speaker
from detente.regimes.formats import UNCHANGED, FieldProblem, labels
from detente.regimes.judging import day_of
from detente.regimes.pack.values import Format, Pack, Question

_KEYED = frozenset({"counts", "amounts"})
_SPARE = 2  # empty rows beside those that are filled, so that more can be added without script
_MOST = 400
_INPUTS = {"count": "text", "date": "date", "instant": "text", "line": "text", "party": "text", "parties": "text"}
_AREAS = frozenset({"text", "points", "notices"})
_ROW = re.compile(r"([1-9][0-9]{0,2})\.")


@dataclass(frozen=True, slots=True)
class Cell:
    """One input: its path in the flat answers, what stands in it, what is wrong with it, what it offers."""

    path: str
    value: str
    kind: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    problems: tuple[FieldProblem, ...] = ()
    unit: str = ""

    @property
    def id(self) -> str:
        """The identifier on the page."""
        return "a-" + re.sub(r"[^A-Za-z0-9_-]", "-", self.path)


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of a table by party or by type: its key and its number."""

    key: Cell
    value: Cell


@dataclass(frozen=True, slots=True)
class Shown:
    """A question of the form as it stands on the page."""

    name: str
    number: str
    heading: str
    hint: str
    required: bool
    cell: Cell | None = None
    pairs: tuple[Pair, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[str, ...] = ()
    problems: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    name: str
    heading: str
    may_stay: bool
    stays: bool
    shown: tuple[Shown, ...]
    answered: int


@dataclass(slots=True)
class NoticeForm:
    """A form of a regime filled in so far."""

    pack: Pack
    form: Format
    flat: Mapping[str, str]
    speaker: Speaker
    problems: tuple[FieldProblem, ...] = field(default=())

    def parts(self) -> Iterator[Part]:
        """Yield the sections with their questions."""
        numbers = labels(self.form)
        for section in self.form.sections:
            shown = [self._shown(one, numbers[one.name]) for one in self.form.questions if one.section == section.name]
            answered = sum(any(path.partition(".")[0] == one.name for path in self.flat) for one in shown)
            heading = self._word(f"section.{section.name}.heading", section.heading)
            stays = self.flat.get(f"section.{section.name}") == UNCHANGED
            yield Part(section.name, heading, section.may_stay, stays, tuple(shown), answered)

    def _word(self, path: str, english: str) -> str:
        return self.speaker.word(f"format.{self.form.code}.{path}", english)

    def _shown(self, question: Question, number: str) -> Shown:
        heading = self._word(f"question.{question.name}.heading", question.heading)
        hint = self._word(f"question.{question.name}.hint", question.hint) if question.hint else ""
        told = tuple(one for one in self.problems if one.path == question.name)
        base = Shown(question.name, number, heading, hint, question.required, problems=told)
        if question.type in _KEYED:
            return _with(base, pairs=tuple(self._pairs(question, heading)))
        if question.type == "rows":
            columns = tuple(self._column(question, column) for column in question.columns)
            return _with(base, rows=tuple(self._rows(question)), columns=columns)
        return _with(base, cell=self._cell(question.name, question, heading))

    def _column(self, question: Question, column: Question) -> str:
        return self._word(f"question.{question.name}.column.{column.name}.heading", column.heading)

    def _cell(self, path: str, question: Question, label: str) -> Cell:
        told = tuple(one for one in self.problems if one.path == path)
        return cell_of(self.speaker, question, path, self.flat.get(path, ""), label, told)

    def _unit(self, question: Question) -> str:
        return unit_of(self.speaker, question)

    def _pairs(self, question: Question, label: str) -> Iterator[Pair]:
        prefix = f"{question.name}."
        given = [(path.removeprefix(prefix), text) for path, text in self.flat.items() if path.startswith(prefix)]
        for at, (key, text) in enumerate([*given, *[("", "")] * (_SPARE + (not given))]):
            told = tuple(one for one in self.problems if key and one.path == f"{prefix}{key}")
            parties = self.pack.parties if question.type == "counts" else ()
            choices = _with_own(tuple((party, party) for party in parties), key) if parties else ()
            kind = "select" if choices else "text"
            name = Cell(f"key:{question.name}:{at}", key, kind, label, choices)
            yield Pair(name, Cell(f"of:{question.name}:{at}", text, "text", label, (), told, self._unit(question)))

    def _rows(self, question: Question) -> Iterator[tuple[Cell, ...]]:
        prefix = f"{question.name}."
        matches = (_ROW.match(path.removeprefix(prefix)) for path in self.flat if path.startswith(prefix))
        used = {int(match[1]) for match in matches if match}
        for number in [*sorted(used), max(used, default=0) + 1]:
            yield tuple(
                self._cell(f"{prefix}{number}.{column.name}", column, self._column(question, column))
                for column in question.columns
            )


def cell_of(
    speaker: Speaker, question: Question, path: str, value: str, label: str, told: tuple[FieldProblem, ...] = ()
) -> Cell:
    """Return the input of a question that is answered by one text."""
    choices = _with_own(_offered(speaker, question), value)
    return Cell(path, value, _kind(speaker.pack, question, value), label, choices, told, unit_of(speaker, question))


def unit_of(speaker: Speaker, question: Question) -> str:
    """Return the unit of a question in the reader's language, empty for none."""
    return speaker.word(f"unit.{question.unit}", question.unit) if question.unit else ""


def _kind(pack: Pack, question: Question, value: str) -> str:
    """The input that gives back what stands in it: no date for what is none, no line for what has several."""
    if question.type in {"word", "yes/no"} or (question.type == "party" and pack.parties):
        return "select"
    if question.type in _AREAS or "\n" in value:
        return "area"
    kind = _INPUTS.get(question.type, "text")
    return "text" if kind == "date" and value and day_of(value) is None else kind


def _offered(speaker: Speaker, question: Question) -> tuple[tuple[str, str], ...]:
    if question.type == "yes/no":
        return tuple((word, speaker.say(ANSWER_WORDS[word])) for word in ("yes", "no"))
    words = speaker.pack.parties if question.type == "party" else question.one_of
    return tuple((word, speaker.word(f"value.{word}", word)) for word in words)


def _with_own(choices: tuple[tuple[str, str], ...], value: str) -> tuple[tuple[str, str], ...]:
    """The choices, and what stands there where it is none of them: it must not vanish because the page was saved."""
    return choices if not value or value in dict(choices) else (*choices, (value, value))


def _with(shown: Shown, **more: Any) -> Shown:
    return dataclasses.replace(shown, **more)


def typed(form: Format, post: QueryDict) -> dict[str, str]:
    """Return the flat answers of what was typed, in the order of the form; what is empty is left out."""
    flat: dict[str, str] = {}
    for section in form.sections:
        if section.may_stay and post.get(f"section.{section.name}"):
            flat[f"section.{section.name}"] = UNCHANGED
    for question in form.questions:
        flat |= dict(_typed(question, post))
    return {path: text.replace("\r\n", "\n") for path, text in flat.items() if text.strip()}


def _typed(question: Question, post: QueryDict) -> Iterator[tuple[str, str]]:
    if question.type in _KEYED:
        for at in range(_MOST):
            if f"of:{question.name}:{at}" not in post:
                return
            key = str(post.get(f"key:{question.name}:{at}", "")).strip()
            yield f"{question.name}.{key}", str(post.get(f"of:{question.name}:{at}", ""))
    elif question.type == "rows":
        pattern = re.compile(rf"{question.name}\.([1-9][0-9]{{0,2}})\.[a-z][a-z0-9_]*")
        yield from ((name, str(post.get(name, ""))) for name in post if pattern.fullmatch(name))
    else:
        yield question.name, str(post.get(question.name, ""))
