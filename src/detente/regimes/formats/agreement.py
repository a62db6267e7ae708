"""Whether the answers of one form agree with each other: sums, dates in order, parties that are involved."""

from __future__ import annotations

from collections.abc import Iterator

from detente.errors import TheirsError
from detente.regimes.formats.answers import Answers, FieldProblem
from detente.regimes.formats.values import write_one
from detente.regimes.pack.values import Format, Question


def disagreements(form: Format, answers: Answers) -> Iterator[FieldProblem]:
    """Yield every answer that contradicts another of the same form."""
    questions = {question.name: question for question in form.questions}
    for question in form.questions:
        value = answers.get(question.name)
        if value is None:
            continue
        if question.sum_of and (parts := answers.get(question.sum_of)) and sum(parts.values()) != value:
            yield _told(question, "answer_sum", total=value, sum=sum(parts.values()))
        if question.not_before and (first := answers.get(question.not_before)) is not None and value < first:
            yield _told(question, "answer_before", first=write_one(questions[question.not_before], first))
        if question.parties_in and (involved := answers.get(question.parties_in)):
            yield from _strangers(question, value, involved)


def _told(question: Question, code: str, **fields: str | int) -> FieldProblem:
    return FieldProblem(question.name, TheirsError(f"regimes.{code}", field=question.heading, **fields))


def _strangers(question: Question, value: dict[str, int], involved: tuple[str, ...]) -> Iterator[FieldProblem]:
    for party in value.keys() - set(involved):
        error = TheirsError("regimes.answer_not_involved", field=question.heading, party=party)
        yield FieldProblem(f"{question.name}.{party}", error)
