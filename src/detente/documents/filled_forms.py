"""A filled-in form as people read it: sections, numbers, headings and answers in words, with nothing left out.

The form is the pack's and can be trusted; the answers are whoever's, and are shown as they were sent where they cannot
be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from detente.documents.characters import on_paper
from detente.documents.papers.answers import Cells, strange
from detente.regimes.formats import labels, read_one
from detente.regimes.formats.answers import KEYED
from detente.regimes.pack.values import Format, Question, Section

_NESTED = KEYED | {"rows"}
MOST_ROWS = 200  # of one table on a page; the files have all
MOST_STRANGE = 100


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an answer: its text; a State's `code` beside its name; a number counted for it."""

    text: str
    code: str = ""
    amount: str = ""
    is_odd: bool = False
    """Whether it cannot be read as what was asked for, and stands as it was sent."""


Answer = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """A question with its answer; an empty answer was not given. `more` lines of it are not shown."""

    name: str
    number: str
    heading: str
    answer: Answer
    more: int = 0


@dataclass(frozen=True, slots=True)
class TableRead:
    """A question answered in rows, each with its number; `more` rows are not shown."""

    name: str
    number: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, Answer], ...]], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section: whether it has nothing new, and its questions."""

    name: str
    heading: str
    stays: bool
    items: tuple[AnswerRead | TableRead, ...]

    @property
    def is_empty(self) -> bool:
        """Whether none of its questions was answered."""
        return all(isinstance(item, AnswerRead) and not item.answer for item in self.items)


@dataclass(frozen=True, slots=True)
class FormRead:
    """A whole form; `strange` are answers that belong nowhere in it, of which `more` are not shown."""

    code: str
    cite: str
    heading: str
    rules: str
    warning: str
    sections: tuple[SectionRead, ...]
    strange: tuple[tuple[str, str], ...]
    more: int


def read_form(form: Format, cells: Cells) -> FormRead:
    """Return a form with the answers of `cells`, in the language of their speaker."""
    return _Reading(form, cells).whole()


class _Reading:
    def __init__(self, form: Format, cells: Cells) -> None:
        self.form, self.cells, self.speaker = form, cells, cells.speaker
        self.numbers, self.path = labels(form), f"format.{form.code}"

    def whole(self) -> FormRead:
        form, others = self.form, strange(self.form, self.cells.flat)
        return FormRead(
            form.code,
            form.cite,
            self.word("heading", form.heading),
            self.speaker.word("title", self.speaker.pack.title),
            self.speaker.word("warning", self.speaker.pack.warning),
            tuple(self.section(one) for one in form.sections),
            tuple((on_paper(path), on_paper(text)) for path, text in others[:MOST_STRANGE]),
            max(0, len(others) - MOST_STRANGE),
        )

    def word(self, path: str, english: str) -> str:
        return self.speaker.word(f"{self.path}.{path}", english)

    def section(self, section: Section) -> SectionRead:
        stays = self.cells.stays(section)
        asked = [question for question in self.form.questions if question.section == section.name]
        items = tuple(self.item(question) for question in asked)
        shown = tuple(item for item in items if not stays or isinstance(item, TableRead) or item.answer)
        return SectionRead(section.name, self.word(f"section.{section.name}.heading", section.heading), stays, shown)

    def item(self, question: Question) -> AnswerRead | TableRead:
        below = self.cells.below(question)
        number, heading = self.numbers[question.name], self.word(f"question.{question.name}.heading", question.heading)
        if question.type == "rows" and below:
            return self.table(question, number, heading)
        whole = self.cells.flat.get(question.name, "")
        lines = list(self.lines(question, whole)) if whole.strip() else []
        if question.type not in KEYED:
            return AnswerRead(question.name, number, heading, tuple(lines))
        lines += [self.counted(question, key, text) for key, text in islice(below.items(), MOST_ROWS)]
        return AnswerRead(question.name, number, heading, tuple(lines), max(0, len(below) - MOST_ROWS))

    def lines(self, question: Question, text: str) -> Iterator[Said]:
        """A State's name apart from its code, everything else as one text."""
        if question.type in _NESTED or not self.cells.reads(question, text):
            yield Said(on_paper(text), is_odd=True)
        elif question.type in {"party", "parties"}:
            found = read_one(question, text)
            for code in [found] if isinstance(found, str) else found:
                yield Said(on_paper(self.cells.called(code)), on_paper(code))
        else:
            yield Said(on_paper(self.cells.said(question, text)))

    def counted(self, question: Question, key: str, text: str) -> Said:
        is_state, parties = question.type == "counts", self.speaker.pack.parties
        odd = not self.cells.reads(question, text) or (is_state and bool(parties) and key not in parties)
        amount = on_paper(self.cells.said(question, text))
        if is_state:
            return Said(on_paper(self.cells.called(key)), on_paper(key), amount, odd)
        return Said(on_paper(key), "", amount, odd)

    def table(self, question: Question, number: str, heading: str) -> TableRead:
        columns = {
            column.name: self.word(f"question.{question.name}.column.{column.name}.heading", column.heading)
            for column in question.columns
        }
        rows = _by_row(self.cells.below(question))
        numbers = sorted(rows, key=lambda row: (len(row), row))
        cut = tuple((on_paper(row), self.cells_of(question, rows[row], columns)) for row in numbers[:MOST_ROWS])
        return TableRead(question.name, number, heading, tuple(columns.values()), cut, max(0, len(numbers) - MOST_ROWS))

    def cells_of(
        self, question: Question, given: Mapping[str, str], columns: Mapping[str, str]
    ) -> tuple[tuple[str, Answer], ...]:
        return tuple(
            (columns[column.name], tuple(self.lines(column, text)))
            if (text := given.get(column.name, "")).strip()
            else (columns[column.name], ())
            for column in question.columns
        )


def _by_row(below: Mapping[str, str]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for key, text in below.items():
        row, _, column = key.partition(".")
        rows.setdefault(row, {})[column] = text
    return rows
