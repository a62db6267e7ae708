"""What a party said in a matter, kept with its author, its time and its dispatch; and what a step must refer to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one party; `cites` are the dispatches it named beside them."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    text: str = ""
    cites: tuple[DispatchId, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the answer of whoever it was put to."""

    asked: Said
    answered: Said | None = None


def said(matter: Matter, deed: Deed, part: str = "text") -> Said:
    """What stands in `part` of a step; when the chair of the matter had it."""
    words = written(deed).get(part, "")
    return Said(deed.sender, deed.heard_by(matter.chair), deed.id, words, deed.ids(Rel.CITES))


def the_one(deed: Deed, rel: Rel) -> DispatchId:
    """The one dispatch referred to by `rel`; raise `council.needs_one_ref` if there is none, or more."""
    found = deed.ids(rel)
    if len(found) != 1:
        raise OursError("council.needs_one_ref", act=deed.act.type, rel=rel.value)
    return found[0]


def authors(words: Iterable[Said]) -> frozenset[PartyName]:
    """Whose words they are."""
    return frozenset(word.by for word in words)


def without(words: tuple[Said, ...], party: PartyName) -> tuple[Said, ...]:
    """The words of the others."""
    return tuple(word for word in words if word.by != party)


def answer_questions(questions: tuple[Question, ...], whose: PartyName, word: Said) -> tuple[Question, ...]:
    """Answer the open questions of one party; raise `council.no_such_question` if it has none."""
    if not any(q.asked.by == whose and q.answered is None for q in questions):
        raise OursError("council.no_such_question", party=whose)
    return tuple(
        dataclasses.replace(q, answered=word) if q.asked.by == whose and q.answered is None else q for q in questions
    )
