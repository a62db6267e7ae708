"""From what was typed to typed answers: each mistake is told at its field, and the rest is read all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.errors import DetenteError, TheirsError
from detente.regimes.formats.agreement import disagreements
from detente.regimes.formats.answers import KEYED, SECTION, UNCHANGED, Answers, FieldProblem, Flat
from detente.regimes.formats.values import LONGEST_LINE, MOST_ENTRIES, bad, is_tidy, read_count, read_one
from detente.regimes.pack.values import Format, Question

MOST_PATHS = 20_000
MOST_ROWS = 999
_ROW = re.compile(r"([1-9][0-9]{0,5})\.([a-z][a-z0-9_]*)", re.ASCII)


def read_answers(form: Format, flat: Flat, parties: tuple[str, ...] = ()) -> tuple[Answers, tuple[FieldProblem, ...]]:
    """Read what was typed; what is wrong is told field by field, in the order of the form.

    `parties` are those the regime knows; empty: any. Missing answers are told too (`regimes.answer_missing`): a draft
    may lack them, a notice that is sent should not. Nothing is raised.
    """
    if len(flat) > MOST_PATHS:
        error = TheirsError("regimes.answers_many", limit=MOST_PATHS)
        return Answers(), (FieldProblem("", error),)
    reader = _Reader(form, flat, frozenset(parties))
    answers = reader.read()
    found = [*reader.problems, *disagreements(form, answers)]
    places = {question.name: place for place, question in enumerate(form.questions)}
    return answers, tuple(sorted(found, key=lambda told: (places.get(told.path.partition(".")[0], -1), told.path)))


class _Reader:
    """Goes through the paths once, by question."""

    def __init__(self, form: Format, flat: Flat, parties: frozenset[str]) -> None:
        self.form, self.parties = form, parties
        self.problems: list[FieldProblem] = []
        self.answered: dict[str, dict[str, str]] = {}
        for path, text in flat.items():
            if text.strip():
                name, dot, key = path.partition(".")
                self.answered.setdefault(name, {})[dot + key] = text

    def read(self) -> Answers:
        unchanged = frozenset(self._unchanged())
        values: dict[str, Any] = {}
        for name in self.answered.keys() - {question.name for question in self.form.questions} - {SECTION[:-1]}:
            for key in self.answered[name]:
                self._unknown(name + key)
        for question in self.form.questions:
            value = self._question(question, self.answered.get(question.name, {}))
            if value not in (None, {}, ()):
                values[question.name] = value
            elif question.required and question.section not in unchanged and question.name not in self.answered:
                self.problems.append(FieldProblem(question.name, _missing(question)))
        return Answers(values, unchanged)

    def _unknown(self, path: str) -> None:
        self.problems.append(FieldProblem(path, TheirsError("regimes.answer_unknown", path=path[:80])))

    def _unchanged(self) -> Iterator[str]:
        may = {section.name for section in self.form.sections if section.may_stay}
        for key, text in self.answered.get(SECTION[:-1], {}).items():
            if key[1:] in may and text.strip() == UNCHANGED:
                yield key[1:]
            else:
                self._unknown(SECTION[:-1] + key)

    def _question(self, question: Question, typed: Flat) -> Any:
        nested = question.type in KEYED or question.type == "rows"
        below = {}
        for key, text in typed.items():
            if nested == bool(key):
                below[key[1:]] = text
            else:
                self._unknown(question.name + key)
        if question.type in KEYED:
            return self._keyed(question, below)
        if question.type == "rows":
            return self._rows(question, below)
        return self._tried(question.name, question, below[""]) if below else None

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
                self._check_key(question, key)
                found[key] = read_count(question, text.strip())
            except DetenteError as error:
                self.problems.append(FieldProblem(f"{question.name}.{key}", error))
        if len(found) > MOST_ENTRIES:
            self.problems.append(FieldProblem(question.name, bad("answer_long", question, "", limit=MOST_ENTRIES)))
        return found

    def _check_key(self, question: Question, key: str) -> None:
        if question.type == "counts" and self.parties and key not in self.parties:
            raise bad("answer_party", question, key)
        if not key or len(key) > LONGEST_LINE:
            raise bad("answer_long", question, key, limit=LONGEST_LINE)
        if not is_tidy(key):
            raise bad("answer_characters", question, key)

    def _rows(self, question: Question, below: Flat) -> tuple[dict[str, Any], ...]:
        columns = {column.name: column for column in question.columns}
        rows: dict[int, dict[str, Any]] = {}
        for key, text in below.items():
            path, match = f"{question.name}.{key}", _ROW.fullmatch(key)
            if match is None or match[2] not in columns:
                self._unknown(path)
            elif int(match[1]) > MOST_ROWS:
                self.problems.append(FieldProblem(path, bad("answer_long", question, "", limit=MOST_ROWS)))
            else:
                row, value = rows.setdefault(int(match[1]), {}), self._tried(path, columns[match[2]], text)
                if value is not None:
                    row[match[2]] = value
        for number, row in rows.items():
            self._gaps(question, number, row, below)
        return tuple(rows[number] for number in sorted(rows) if rows[number])

    def _gaps(self, question: Question, number: int, row: dict[str, Any], below: Flat) -> None:
        for column in question.columns:
            if column.required and column.name not in row and f"{number}.{column.name}" not in below:
                path = f"{question.name}.{number}.{column.name}"
                self.problems.append(FieldProblem(path, _missing(column)))
            first = row.get(column.not_before)
            if first is not None and column.name in row and row[column.name] < first:
                path = f"{question.name}.{number}.{column.name}"
                error = TheirsError(
                    "regimes.answer_before", field=column.heading, first=below[f"{number}.{column.not_before}"]
                )
                self.problems.append(FieldProblem(path, error))


def _missing(question: Question) -> DetenteError:
    return TheirsError("regimes.answer_missing", field=question.heading, paragraph=question.paragraph or "–")
