"""Requests for a written response: overdue by the clock, answered in the requester’s own eyes (§ 8)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.response_request import RESPONSE_REQUEST
from detente.council.machines.response_request import ResponseRequestEvent as Event
from detente.council.machines.response_request import ResponseRequestState as State
from detente.council.matters.by_itself import by_itself
from detente.council.matters.decision import written
from detente.council.matters.judgements import assessed, rejoined
from detente.council.matters.kinds import OPENER, PARTIES, Kind, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.packages import declared_by, released, wished_by
from detente.council.matters.request_details import ResponseRequest, begin, note
from detente.council.matters.written_response import negotiated_alone
from detente.errors.sentences.shape import N_
from detente.kernel import Instant


def _assess(matter: Matter, deed: Deed) -> ResponseRequest:
    details: ResponseRequest = matter.details
    judged = assessed(matter, deed, details.known(written(deed).get("respondent")))
    return dataclasses.replace(details, assessments=(*details.assessments, judged))


def _rejoin(matter: Matter, deed: Deed) -> ResponseRequest:
    details: ResponseRequest = matter.details
    package = declared_by(matter.chair, deed) if written(deed).get("package") else details.package
    return dataclasses.replace(details, rejoinders=(*details.rejoinders, rejoined(matter, deed)), package=package)


def _release(matter: Matter, deed: Deed) -> ResponseRequest:
    details: ResponseRequest = matter.details
    released(matter, deed)
    return dataclasses.replace(details, package=None)


def _split_off(matter: Matter, deed: Deed) -> ResponseRequest:
    details: ResponseRequest = matter.details
    return dataclasses.replace(details, wishes=(*details.wishes, wished_by(matter, deed)))


def _clock(matter: Matter, now: Instant) -> Matter:
    """Overdue when the time asked for has come and no paper was noted; equality is late."""
    by = matter.details.by
    if by is None or matter.state is not State.REQUESTED:
        return matter
    if now < by:
        return dataclasses.replace(matter, due=by)
    return by_itself(RESPONSE_REQUEST, matter, Event.EXPIRE, Instant(max(by, matter.moved_at)))


def _settle(matter: Matter, now: Instant) -> Matter:
    settled = dataclasses.replace(matter, due=None)
    if settled.state is State.PARTIAL and settled.details.noted and not settled.details.unanswered:
        settled = by_itself(RESPONSE_REQUEST, settled, Event.COMPLETE, now)
    if settled.state is State.REJOINED and negotiated_alone(settled):
        settled = by_itself(RESPONSE_REQUEST, settled, Event.PER_ARTICLE, now)
    return _clock(settled, now)


_RULES: dict[Labelled, Rule] = {
    Event.NOTE_RESPONSE: Rule(OPENER, note),
    Event.PARTIAL: Rule(OPENER, note),
    Event.ASSESS: Rule(OPENER, _assess),
    Event.REJOIN: Rule(OPENER, _rejoin),
    Event.RELEASE_PACKAGE: Rule(OPENER, _release),
    Event.SPLIT_OFF: Rule(PARTIES, _split_off),
    Event.WITHDRAW: Rule(OPENER),
}

RESPONSE_REQUESTS = Kind(
    name="response_request",
    label=N_("Request for a written response"),
    machine=RESPONSE_REQUEST,
    opens="response_request",
    takes="response_request_step",
    rules=_RULES,
    begin=begin,
    clock=_clock,
    settle=_settle,
)
