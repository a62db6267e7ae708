"""Clarifications: in time is one fact, sufficient another; attending is no consent (§§ 13, 15: 14, 15; R11-R13)."""

from __future__ import annotations

import dataclasses
from typing import Any

from detente.council.acts.forms.clarification import Outcome, Sufficiency
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.clarification import CLARIFICATION
from detente.council.machines.clarification import ClarificationEvent as Event
from detente.council.machines.clarification import ClarificationState as State
from detente.council.matters.clarification_details import Absence, Assessment, Clarification, Meeting, Reply
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, PARTIES, Kind, Role, Rule
from detente.council.matters.matter import Matter, Step
from detente.council.matters.spans import HOUR, later
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName

RESPONDENT = Role(N_("the party that was asked"), lambda matter, party: party == matter.details.respondent)
PRESIDES = Role(N_("the party that presides"), lambda matter, party: party == matter.details.presides)
ASKED_OR_ASKING = Role(
    N_("the party that asked or the party that was asked"),
    lambda matter, party: party in {matter.opened_by, matter.details.respondent},
)
CLOSERS = Role(
    N_("the party that presides or the party that asked"),
    lambda matter, party: party in {matter.opened_by, matter.details.presides},
)


def _begin(deed: Deed) -> Clarification:
    body = written(deed)
    respondent: PartyName = body.get("respondent") or next(iter(deed.addressees), deed.sender)
    return Clarification(
        activity=body.get("activity"),
        area=body.get("area", ""),
        reasons=body.get("reasons"),
        questions=body.get("questions"),
        mechanism=body.get("mechanism"),
        respondent=respondent,
        presides=body.get("presides", deed.sender),
        due=later(deed.heard_by(respondent), body.get("due_hours") * HOUR),
    )


def _reply(matter: Matter, deed: Deed) -> Clarification:
    details: Clarification = matter.details
    at = deed.heard_by(matter.chair)
    reply = Reply(at, at <= details.due, deed.id, written(deed).get("applies"))
    return dataclasses.replace(details, replies=(*details.replies, reply))


def _assess(matter: Matter, deed: Deed) -> Clarification:
    details: Clarification = matter.details
    body = written(deed)
    if not details.replies and body.get("sufficiency") is Sufficiency.SUFFICIENT:
        raise OursError("council.nothing_to_suffice")
    found = Assessment(deed.heard_by(matter.chair), body.get("sufficiency"), body.text, deed.id)
    return dataclasses.replace(details, assessments=(*details.assessments, found))


def _request(matter: Matter, deed: Deed) -> Clarification:
    details: Clarification = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    hours = body.get("within_hours")
    due = None if hours is None else later(at, hours * HOUR)
    meeting = Meeting(body.step is Event.REQUEST_MEETING_ALL, deed.sender, at, due)
    return dataclasses.replace(details, meetings=(*details.meetings, meeting))


def _hold(matter: Matter, deed: Deed) -> Clarification:
    body, at = written(deed), deed.heard_by(matter.chair)
    said = {"presence": body.get("presence"), "statement": body.get("statement", "")}
    return _with_last(matter.details, held_at=at, **said)


def _with_last(details: Clarification, **changes: Any) -> Clarification:
    changed = dataclasses.replace(details.meetings[-1], **changes)
    return dataclasses.replace(details, meetings=(*details.meetings[:-1], changed))


def _absent(matter: Matter, deed: Deed) -> Clarification:
    details: Clarification = matter.details
    notice = Absence(deed.sender, deed.heard_by(matter.chair), written(deed).get("objection", ""), deed.id)
    return dataclasses.replace(details, absences=(*details.absences, notice))


def _close(matter: Matter, deed: Deed) -> Clarification:
    details: Clarification = matter.details
    outcome, measures = written(deed).get("outcome"), written(deed).get("measures", "")
    if outcome is Outcome.MEASURES and details.objections:
        parties = ", ".join(sorted(absence.by for absence in details.objections))
        raise OursError("council.objected_in_advance", parties=parties)
    if outcome is Outcome.ANSWERED and details.sufficiency is not Sufficiency.SUFFICIENT:
        raise OursError("council.not_found_sufficient")
    return dataclasses.replace(details, outcome=outcome, measures=measures)


_MEETINGS = (State.MEETING_1_REQUESTED, State.MEETING_ALL_REQUESTED)


def _clock(matter: Matter, now: Instant) -> Matter:
    """A reply or a meeting at the very second of the end is in time; a second later it is late."""
    details: Clarification = matter.details
    if matter.state is State.REQUESTED:
        return _pass(matter, now, details.due, Event.PASS_DUE, State.NO_REPLY)
    meeting = details.meetings[-1] if matter.state in _MEETINGS else None
    if meeting is None or meeting.due is None or meeting.late:
        return dataclasses.replace(matter, due=None)
    passed = _pass(matter, now, meeting.due, Event.MEETING_LATE, matter.state)
    late = passed.steps != matter.steps
    return dataclasses.replace(passed, details=_with_last(details, late=True)) if late else passed


def _pass(matter: Matter, now: Instant, due: Instant, event: Labelled, target: Labelled) -> Matter:
    if now <= due:
        return dataclasses.replace(matter, due=later(due, 1))
    step = Step(event, matter.state, target, max(due, matter.moved_at))
    return dataclasses.replace(matter, state=target, due=None, steps=(*matter.steps, step))


_RULES: dict[Labelled, Rule] = {
    Event.REPLY: Rule(RESPONDENT, _reply),
    Event.ASSESS: Rule(OPENER, _assess),
    Event.REQUEST_MEETING: Rule(OPENER, _request),
    Event.HOLD_MEETING: Rule(PRESIDES, _hold),
    Event.REQUEST_MEETING_ALL: Rule(ASKED_OR_ASKING, _request),
    Event.HOLD_ALL: Rule(PRESIDES, _hold),
    Event.NOTE_ABSENCE: Rule(PARTIES, _absent),
    Event.CLOSE: Rule(CLOSERS, _close),
}

CLARIFICATIONS = Kind(
    name="clarification",
    label=N_("Request for clarification"),
    machine=CLARIFICATION,
    opens="clarification_request",
    takes="clarification_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_clock,
)
