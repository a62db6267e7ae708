"""What a notice says of the item it speaks of: the attributes that its answers feed."""

from __future__ import annotations

from typing import Any

from detente.regimes.formats.answers import Answers
from detente.regimes.formats.values import write_one
from detente.regimes.judging import date_text, instant_text
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Format, Pack, Question


def item_changes(pack: Pack, form: Format, answers: Answers, by: str, sent: int) -> dict[str, Any]:
    """Return the attributes, as `read_item` takes them, that a notice gives or changes.

    `by` is the sender as the regime calls it, `sent` the second of sending. A count of several parties feeds its sum; a
    count that is not answered feeds nothing.
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
    for question in form.questions:
        if question.feeds and answers.get(question.name) is not None:
            found[question.feeds.partition(".")[2]] = _fed(question, answers.get(question.name))
    return found


def _fed(question: Question, value: Any) -> Any:
    if question.type in {"counts", "amounts"}:
        return sum(value.values())
    return value if question.type in {"count", "yes/no"} else write_one(question, value)
