"""What a notice says of the item it speaks of: the attributes that its answers feed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.formats.answers import KEYED, Answers
from detente.regimes.formats.values import write_one
from detente.regimes.judging import date_text, instant_text
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Format, Pack, Question


def item_changes(pack: Pack, form: Format, answers: Answers, by: str, sent: int) -> dict[str, Any]:
    """Return the attributes, as `read_item` takes them, that a notice gives or changes.

    `by` is the sender as the regime calls it, `sent` the second of sending. Figures of several parties feed their sum,
    once every party of `parties_in` has one: a figure that is missing is not zero, and what is not answered feeds
    nothing. A total that is not given is the sum of its parts on the same condition.
    """
    kind = pack.kinds.get(form.about)
    if kind is None:
        return {}
    found: dict[str, Any] = dict(form.sets)
    if form.by_as:
        found[form.by_as] = by
    if form.sent_as:
        dated = kind.attributes[form.sent_as].type == "date"
        found[form.sent_as] = date_text(sent // DAY) if dated else instant_text(sent)
    questions = {question.name: question for question in form.questions}
    for question in form.questions:
        given = questions.get(question.sum_of, question) if answers.get(question.name) is None else question
        value = _fed(given, answers) if question.feeds else None
        if value is not None:
            found[question.feeds.partition(".")[2]] = value
    return found


def _fed(question: Question, answers: Answers) -> Any:
    value = answers.get(question.name)
    if value is None:
        return None
    if question.type in KEYED:
        involved = answers.get(question.parties_in) or ()
        return sum(value.values()) if set(involved) <= value.keys() else None
    return value if question.type in {"count", "yes/no"} else write_one(question, value)


def answers_from(form: Format, figures: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that a form can begin with from the figures of an item, both as text.

    Only questions with one answer are fed: who has how much of a sum is for the writer to say.
    """
    fed = {question.feeds.partition(".")[2]: question for question in form.questions if question.feeds}
    return {
        fed[name].name: text for name, text in figures.items() if text.strip() and name in fed and _is_single(fed[name])
    }


def _is_single(question: Question) -> bool:
    return question.type not in KEYED and question.type != "rows"
