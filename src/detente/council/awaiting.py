"""Who is waited for in a matter: whose answer, since when, to what. Silence is shown as silence and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.council.machines.call import CallState
from detente.council.machines.clarification import ClarificationState
from detente.council.machines.draft_agreement import DraftAgreementState
from detente.council.machines.mission import MissionState
from detente.council.machines.programme import ProgrammeState
from detente.council.machines.response_request import ResponseRequestState
from detente.council.matters.call import Call
from detente.council.matters.clarification_details import Clarification
from detente.council.matters.concern import Concern
from detente.council.matters.consequence import Consequence
from detente.council.matters.matter import Matter
from detente.council.matters.mission_details import Mission
from detente.council.matters.programme_details import Programme
from detente.council.matters.relations import Relations
from detente.council.matters.request_details import ResponseRequest
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer that did not come yet: whose, to whom, since when, and to what (`what` is a message id)."""

    who: PartyName
    by: PartyName
    since: Instant
    what: str


def awaited(matter: Matter) -> tuple[Awaited, ...]:
    """Return the answers that a matter waits for, as it stands; nothing for kinds that ask nothing."""
    waits = _WAITS.get(matter.kind)
    return tuple(waits(matter)) if waits else ()


def _mission(matter: Matter) -> Iterator[Awaited]:
    details: Mission = matter.details
    if matter.state is MissionState.PROPOSED:
        for side in details.sides:
            if side not in details.consents:
                yield Awaited(side, matter.opened_by, matter.opened_at, N_("a mission that is proposed"))
    if matter.state is MissionState.RESTORATION_PROPOSED:
        offer = details.offers[-1]
        yield Awaited(details.other(offer.by), offer.by, offer.at, N_("an offer to restore a mission"))


def _briefing(matter: Matter) -> Iterator[Awaited]:
    if matter.state.value in ("OFFERED", "COUNTERED", "HELD_OVER"):
        set_at = next((step.at for step in reversed(matter.steps) if step.event.value == "counter"), matter.opened_at)
        for side in matter.details.sides:
            if side != matter.details.terms_by:
                yield Awaited(side, matter.details.terms_by, set_at, N_("an offer of a briefing"))


def _clarification(matter: Matter) -> Iterator[Awaited]:
    details: Clarification = matter.details
    if not details.replies and matter.state is not ClarificationState.CLOSED:
        yield Awaited(details.respondent, matter.opened_by, matter.opened_at, N_("a request for clarification"))
    for meeting in details.meetings:
        if meeting.held_at is None and matter.state is not ClarificationState.CLOSED:
            yield Awaited(details.presides, meeting.requested_by, meeting.requested_at, N_("a request for a meeting"))


def _call(matter: Matter) -> Iterator[Awaited]:
    details: Call = matter.details
    if matter.state is CallState.RECORDED:
        yield Awaited(details.counterpart, matter.opened_by, matter.opened_at, N_("one side’s record of a call"))


def _relations(matter: Matter) -> Iterator[Awaited]:
    details: Relations = matter.details
    said = [step for step in matter.steps if step.event.value == "restore" and step.by in details.restoring]
    for side in details.between:
        if said and details.restoring and side not in details.restoring:
            yield Awaited(side, details.restoring[-1], said[-1].at, N_("the wish to restore relations"))


def _request(matter: Matter) -> Iterator[Awaited]:
    details: ResponseRequest = matter.details
    for party in details.unanswered if matter.state is not ResponseRequestState.WITHDRAWN else ():
        yield Awaited(party, matter.opened_by, matter.opened_at, N_("a request for a written response"))


def _concern(matter: Matter) -> Iterator[Awaited]:
    details: Concern = matter.details
    if matter.state.value in ("WITHDRAWN", "MET"):
        return
    answered = {reading.answer.by for reading in details.readings}
    for party in details.about:
        if party not in answered:
            yield Awaited(party, matter.opened_by, matter.opened_at, N_("a concern"))
    for question in details.questions:
        if question.answered is None:
            yield Awaited(matter.opened_by, question.asked.by, question.asked.at, N_("a question about a concern"))


def _consequence(matter: Matter) -> Iterator[Awaited]:
    details: Consequence = matter.details
    for question in details.questions if matter.state.value != "WITHDRAWN" else ():
        if question.answered is None:
            yield Awaited(matter.opened_by, question.asked.by, question.asked.at, N_("a question about a declaration"))


def _programme(matter: Matter) -> Iterator[Awaited]:
    details: Programme = matter.details
    if matter.state in (ProgrammeState.PROPOSED, ProgrammeState.ORDER_PROPOSED):
        ordered = [step for step in matter.steps if step.event.value == "order"]
        by, since = (details.accepted[0], ordered[-1].at) if ordered else (matter.opened_by, matter.opened_at)
        for party in matter.parties:
            if party not in details.accepted:
                yield Awaited(party, by, since, N_("the order of a work programme"))


def _draft(matter: Matter) -> Iterator[Awaited]:
    """A draft is answered by whoever took any step in it."""
    spoken = {step.by for step in matter.steps}
    is_open = matter.state in (DraftAgreementState.TABLED, DraftAgreementState.NEGOTIATED)
    for party in matter.parties:
        if is_open and party not in {matter.opened_by, *spoken}:
            yield Awaited(party, matter.opened_by, matter.opened_at, N_("a draft agreement"))


_WAITS: dict[str, Callable[[Matter], Iterator[Awaited]]] = {
    "mission": _mission,
    "briefing": _briefing,
    "clarification": _clarification,
    "call": _call,
    "relations": _relations,
    "response_request": _request,
    "concern": _concern,
    "consequence": _consequence,
    "programme": _programme,
    "draft_agreement": _draft,
}
ASKING_KINDS: tuple[str, ...] = tuple(_WAITS)
