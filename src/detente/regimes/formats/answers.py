"""The answers of a whole form: read from flat text, written back, merged with those of the last return."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import DetenteError, TheirsError
from detente.regimes.formats.values import LONGEST_LINE, MOST_ENTRIES, bad, read_count, read_one, write_one
from detente.regimes.pack.values import Format, Question

Flat = Mapping[str, str]
UNCHANGED = "unchanged"
_SECTION = "section."
_KEYED = frozenset({"counts", "amounts"})
_ROW = re.compile(r"([1-9][0-9]{0,2})\.([a-z][a-z0-9_]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with an answer: its path in the flat text, and the error with its sentence."""

    path: str
    error: DetenteError


@dataclass(frozen=True, slots=True)
class Answers:
    """Typed answers by question; sections that are “nothing new since the last return” by name.

    Days and instants are whole numbers, points pairs of millionths of a degree, counts by party and amounts by type are
    mappings, rows tuples of mappings.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unchanged: frozenset[str] = frozenset()

    def get(self, name: str) -> Any:
        """Return an answer, None where there is none."""
        return self.values.get(name)


def read_answers(form: Format, flat: Flat, parties: tuple[str, ...] = ()) -> tuple[Answers, tuple[FieldProblem, ...]]:
    """Read what was typed; what is wrong is told field by field and the rest is read all the same.

    `parties` are those the regime knows; empty: any. Missing answers are told too: a draft may lack them, a notice
    that is sent should not.
    """
    from detente.regimes.formats.agreement import disagreements

    reader = _Reader(form, flat, frozenset(parties))
    answers = reader.read()
    found = [*reader.problems, *disagreements(form, answers)]
    return answers, tuple(sorted(found, key=lambda problem: _place(form, problem.path)))


def _place(form: Format, path: str) -> tuple[int, str]:
    names = [question.name for question in form.questions]
    name = path.partition(".")[0]
    return (names.index(name) if name in names else -1, path)


class _Reader:
    """Goes through the paths once, by question."""

    def __init__(self, form: Format, flat: Flat, parties: frozenset[str]) -> None:
        self.form, self.parties = form, parties
        self.flat = {path: text for path, text in flat.items() if text.strip()}
        self.problems: list[FieldProblem] = []

    def read(self) -> Answers:
        unchanged = frozenset(self._unchanged())
        values: dict[str, Any] = {}
        known = {question.name for question in self.form.questions}
        for path in self.flat:
            if not path.startswith(_SECTION) and path.partition(".")[0] not in known:
                self.problems.append(FieldProblem(path, TheirsError("regimes.answer_unknown", path=path[:80])))
        for question in self.form.questions:
            value = self._question(question)
            if value not in (None, {}, ()):
                values[question.name] = value
            elif question.required and question.section not in unchanged and not self._told(question.name):
                self.problems.append(FieldProblem(question.name, _missing(question)))
        return Answers(values, unchanged)

    def _told(self, name: str) -> bool:
        return any(problem.path.partition(".")[0] == name for problem in self.problems)

    def _unchanged(self) -> Iterator[str]:
        may = {section.name for section in self.form.sections if section.may_stay}
        for path, text in self.flat.items():
            if path.startswith(_SECTION):
                name = path.removeprefix(_SECTION)
                if name in may and text == UNCHANGED:
                    yield name
                else:
                    self.problems.append(FieldProblem(path, TheirsError("regimes.answer_unknown", path=path[:80])))

    def _question(self, question: Question) -> Any:
        below = {
            path.partition(".")[2]: text for path, text in self.flat.items() if path.startswith(f"{question.name}.")
        }
        if question.type in _KEYED:
            return self._keyed(question, below)
        if question.type == "rows":
            return self._rows(question, below)
        for key in below:
            path = f"{question.name}.{key}"
            self.problems.append(FieldProblem(path, TheirsError("regimes.answer_unknown", path=path[:80])))
        text = self.flat.get(question.name)
        return None if text is None else self._tried(question.name, question, text)

    def _tried(self, path: str, question: Question, text: str) -> Any:
        try:
            return read_one(question, text, self.parties)
        except DetenteError as error:
            self.problems.append(FieldProblem(path, error))
            return None

    def _keyed(self, question: Question, below: Flat) -> dict[str, int]:
        found: dict[str, int] = {}
        for key, text in below.items():
            try:
                found[self._key(question, key)] = read_count(question, text.strip())
            except DetenteError as error:
                self.problems.append(FieldProblem(f"{question.name}.{key}", error))
        if len(found) > MOST_ENTRIES:
            self.problems.append(FieldProblem(question.name, bad("answer_long", question, "", limit=MOST_ENTRIES)))
        return found

    def _key(self, question: Question, key: str) -> str:
        if question.type == "counts" and self.parties and key not in self.parties:
            raise bad("answer_party", question, key)
        if not key or len(key) > LONGEST_LINE or not key.isprintable():
            raise bad("answer_long", question, key, limit=LONGEST_LINE)
        return key

    def _rows(self, question: Question, below: Flat) -> tuple[dict[str, Any], ...]:
        columns = {column.name: column for column in question.columns}
        rows: dict[int, dict[str, Any]] = {}
        for key, text in below.items():
            path, match = f"{question.name}.{key}", _ROW.fullmatch(key)
            if match is None or match[2] not in columns or int(match[1]) > MOST_ENTRIES:
                self.problems.append(FieldProblem(path, TheirsError("regimes.answer_unknown", path=path[:80])))
                continue
            value = self._tried(path, columns[match[2]], text)
            if value is not None:
                rows.setdefault(int(match[1]), {})[match[2]] = value
        for number, row in rows.items():
            for column in question.columns:
                if column.required and column.name not in row:
                    self.problems.append(FieldProblem(f"{question.name}.{number}.{column.name}", _missing(column)))
        return tuple(rows[number] for number in sorted(rows))


def _missing(question: Question) -> DetenteError:
    return TheirsError("regimes.answer_missing", field=question.heading, paragraph=question.paragraph or "–")


def flatten(form: Format, answers: Answers) -> dict[str, str]:
    """Return the flat text of answers, in the order of the form; `read_answers` gives the same answers back."""
    flat = {f"{_SECTION}{name}": UNCHANGED for name in sorted(answers.unchanged)}
    for question in form.questions:
        value = answers.get(question.name)
        if value is not None:
            flat.update(_flat(question, value))
    return flat


def _flat(question: Question, value: Any) -> Iterator[tuple[str, str]]:
    if question.type in _KEYED:
        yield from ((f"{question.name}.{key}", str(count)) for key, count in value.items())
    elif question.type == "rows":
        for number, row in enumerate(value, 1):
            for column in question.columns:
                if column.name in row:
                    yield f"{question.name}.{number}.{column.name}", write_one(column, row[column.name])
    else:
        yield question.name, write_one(question, value)


def merge_last(form: Format, flat: Flat, last: Flat) -> dict[str, str]:
    """Return what was typed with the answers of every unchanged section taken from the last return."""
    stays = {
        path.removeprefix(_SECTION) for path, text in flat.items() if path.startswith(_SECTION) and text == UNCHANGED
    }
    names = {question.name for question in form.questions if question.section in stays}
    taken = {path: text for path, text in last.items() if path.partition(".")[0] in names}
    return {**{path: text for path, text in flat.items() if path.partition(".")[0] not in names}, **taken}


def begin_from(form: Format, last: Flat) -> dict[str, str]:
    """Return the beginning of a new return: the last one's answers, a yearly one for the year after."""
    flat = {path: text for path, text in last.items() if not path.startswith(_SECTION)}
    if form.yearly and flat.get("year", "").isdecimal():
        flat["year"] = str(int(flat["year"]) + 1)
    return flat
