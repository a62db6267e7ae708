"""Answers of a form as cells of a table: in the reader's language where they are known values, else as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.documents.findings.speaking import ANSWER_WORDS, Speaker
from detente.documents.papers.values import Figure
from detente.errors import DetenteError
from detente.errors.sentences.shape import N_
from detente.regimes.formats import UNCHANGED, Flat, read_one
from detente.regimes.formats.answers import KEYED, SECTION
from detente.regimes.pack.values import Format, Question, Section

_YEAR = "year"  # a unit whose numbers are names: not set apart by thousands


def nameless(_code: str) -> str:
    """Know no State by name."""
    return ""


def place(point: tuple[int, int]) -> str:
    """Return a point of the earth in decimal degrees, without needless zeros.

    >>> place((54_500_000, -25_250_000))
    '54.5° N, 25.25° W'
    """
    halves = [(abs(micro), sign) for micro, sign in zip(point, _signs(point), strict=True)]
    return ", ".join(f"{micro / 1_000_000:.6f}".rstrip("0").rstrip(".") + f"° {sign}" for micro, sign in halves)


def _signs(point: tuple[int, int]) -> tuple[str, str]:
    return "S" if point[0] < 0 else "N", "W" if point[1] < 0 else "E"


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes the answers of one notice; `flat` is what was sent, with whatever is wrong in it.

    `called` gives a State's own name for its code in the regime, "" where it is not known.
    """

    speaker: Speaker
    flat: Flat
    called: Callable[[str], str] = nameless

    def state(self, code: str) -> str:
        """Return a State by its own name and its code, by its code alone where it has no station here."""
        name = self.called(code)
        return self.speaker.say(N_("{name} ({code})"), name=name, code=code) if name else code

    def below(self, question: Question) -> dict[str, str]:
        """Return the answers under a question, by key: counts by party, cells by row and column."""
        prefix = f"{question.name}."
        return {path.removeprefix(prefix): text for path, text in self.flat.items() if path.startswith(prefix)}

    def answer(self, question: Question) -> Figure:
        """Return the whole answer to a question that is no table; counts and amounts line by line."""
        lines = [self.flat[question.name]] if question.name in self.flat else []
        if lines and question.type != "rows":
            lines = [self.said(question, lines[0])]
        keyed = question.type in KEYED
        lines += [self._keyed(question, key, text) for key, text in self.below(question).items()] if keyed else []
        return Figure("\n".join(lines))

    def _keyed(self, question: Question, key: str, text: str) -> str:
        name = self.state(key) if question.type == "counts" else key
        return self.speaker.say(N_("{name}: {amount}"), name=name, amount=self.said(question, text))

    def stays(self, section: Section) -> bool:
        """Return whether a section that may stay has nothing new since the last return."""
        return section.may_stay and self.flat.get(f"{SECTION}{section.name}") == UNCHANGED

    def reads(self, question: Question, text: str) -> bool:
        """Return whether one typed value can be read as what its question asks for."""
        try:
            simple = _as_count(question) if question.type in KEYED else question
            read_one(simple, text, frozenset(self.speaker.pack.parties))
        except DetenteError:
            return False
        return True

    def said(self, question: Question, text: str) -> str:
        """Return one typed value; what cannot be read is shown as it was typed."""
        counted = question.type in KEYED
        write = self._writers.get("count" if counted else question.type)
        if write is None:
            return text
        try:
            simple = _as_count(question) if counted else question
            return write(simple, read_one(simple, text))
        except DetenteError:
            return text

    @property
    def _writers(self) -> dict[str, Callable[[Question, Any], str]]:
        speaker = self.speaker
        return {
            "yes/no": lambda _, flag: speaker.say(ANSWER_WORDS["yes" if flag else "no"]),
            "count": lambda question, number: (
                str(number) if question.unit == _YEAR else speaker.amount(number, question.unit)
            ),
            "date": lambda _, day: speaker.day(day),
            "instant": lambda _, second: speaker.instant(second),
            "word": lambda _, word: speaker.word(f"value.{word}", word),
            "words": lambda _, words: ", ".join(speaker.word(f"value.{word}", word) for word in words),
            "party": lambda _, code: self.state(code),
            "parties": lambda _, codes: ", ".join(self.state(code) for code in codes),
            "points": lambda _, points: "\n".join(place(point) for point in points),
        }

    def rows(self, question: Question) -> Iterator[tuple[str, list[Figure]]]:
        """Yield each row with its number, a cell for each column."""
        below = self.below(question)
        numbers = dict.fromkeys(key.partition(".")[0] for key in below)
        for number in sorted(numbers, key=lambda number: (len(number), number)):
            cells = (below.get(f"{number}.{column.name}", "") for column in question.columns)
            said = [
                Figure(self.said(column, cell) if cell else "")
                for column, cell in zip(question.columns, cells, strict=True)
            ]
            yield number, said


def strange(form: Format, flat: Flat) -> list[tuple[str, str]]:
    """Return the answers that belong nowhere in a form: to no question, no column, or beside the rows of a table."""
    questions = {question.name: question for question in form.questions}
    stays = {f"{SECTION}{section.name}" for section in form.sections if section.may_stay}
    tables = {path.partition(".")[0] for path in flat if "." in path}
    return [
        (path, text)
        for path, text in flat.items()
        if not (path in stays and text == UNCHANGED) and not _has_place(questions, tables, path)
    ]


def _has_place(questions: Mapping[str, Question], tables: set[str], path: str) -> bool:
    name, nested, key = path.partition(".")
    question = questions.get(name)
    if question is None:
        return False
    if not nested:
        return question.type != "rows" or name not in tables
    column = key.partition(".")[2]
    return question.type in KEYED or column in {one.name for one in question.columns}


def _as_count(question: Question) -> Question:
    return Question(
        name=question.name, paragraph="", section="", heading=question.heading, type="count",
        unit=question.unit, low=question.low, high=question.high,
    )  # fmt: skip
