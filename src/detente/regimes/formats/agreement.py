"""Whether the answers of one form agree with each other: sums, dates in order, parties that are involved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.errors import TheirsError
from detente.regimes.formats.answers import KEYED, Answers, FieldProblem
from detente.regimes.formats.values import write_one
from detente.regimes.pack.values import Format, Question


def disagreements(form: Format, answers: Answers) -> Iterator[FieldProblem]:
    """Yield every answer that contradicts another of the same form."""
    questions = {question.name: question for question in form.questions}
    for question in form.questions:
        value = answers.get(question.name)
        if value is None:
            continue
        yield from _figures(question, value, answers)
        if question.not_before in questions and questions[question.not_before].type == question.type:
            first = answers.get(question.not_before)
            if first is not None and value < first:
                yield _told(question, "answer_before", first=write_one(questions[question.not_before], first))
        if question.parties_in and (involved := answers.get(question.parties_in)):
            yield from _strangers(question, value, involved)


def _figures(question: Question, value: Any, answers: Answers) -> Iterator[FieldProblem]:
    parts = answers.get(question.sum_of)
    if question.type == "count" and parts and sum(parts.values()) != value:
        yield _told(question, "answer_sum", total=value, sum=sum(parts.values()))
    if question.type in KEYED and sum(value.values()) > question.high:
        yield _told(question, "answer_absurd", value=str(sum(value.values())), low=question.low, high=question.high)


def _told(question: Question, code: str, **fields: str | int) -> FieldProblem:
    return FieldProblem(question.name, TheirsError(f"regimes.{code}", field=question.heading, **fields))


def _strangers(question: Question, value: Any, involved: tuple[str, ...]) -> Iterator[FieldProblem]:
    named = (value,) if isinstance(value, str) else tuple(value) if question.type in {"counts", "parties"} else ()
    for party in sorted(set(named) - set(involved)):
        error = TheirsError("regimes.answer_not_involved", field=question.heading, party=party)
        yield FieldProblem(f"{question.name}.{party}" if question.type == "counts" else question.name, error)
