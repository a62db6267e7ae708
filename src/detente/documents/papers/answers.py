"""Answers of a form as cells of a table: in the reader's language where they are known values, else as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.documents.findings.speaking import ANSWER_WORDS, Speaker
from detente.documents.papers.values import Figure
from detente.errors import DetenteError
from detente.errors.sentences.shape import N_
from detente.regimes.formats import Flat, read_one
from detente.regimes.pack.values import Question

_YEAR = "year"  # a unit whose numbers are names: not set apart by thousands


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes the answers of one notice; `flat` is what was sent, with whatever is wrong in it."""

    speaker: Speaker
    flat: Flat

    def below(self, question: Question) -> dict[str, str]:
        """Return the answers under a question, by key: counts by party, cells by row and column."""
        prefix = f"{question.name}."
        return {path.removeprefix(prefix): text for path, text in self.flat.items() if path.startswith(prefix)}

    def answer(self, question: Question) -> Figure:
        """Return the whole answer to a question that is no table; counts and amounts line by line."""
        lines = [self.flat[question.name]] if question.name in self.flat else []
        if lines and question.type != "rows":
            lines = [self.said(question, lines[0])]
        keyed = question.type in {"counts", "amounts"}
        lines += [self._keyed(question, key, text) for key, text in self.below(question).items()] if keyed else []
        return Figure("\n".join(lines))

    def _keyed(self, question: Question, key: str, text: str) -> str:
        return self.speaker.say(N_("{name}: {amount}"), name=key, amount=self.said(question, text))

    def said(self, question: Question, text: str) -> str:
        """Return one typed value; what cannot be read is shown as it was typed."""
        counted = question.type in {"counts", "amounts"}
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


def _as_count(question: Question) -> Question:
    return Question(
        name=question.name, paragraph="", section="", heading=question.heading, type="count",
        unit=question.unit, low=question.low, high=question.high,
    )  # fmt: skip
