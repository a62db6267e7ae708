"""Meetings: convened, scheduled, attended, objected to, held, reported (council-procedures §§ 4, 15: 2, 11, 15).

The proposal opens it; replies and repetitions are heard and fill the rows of its thread. A station finds the meeting of
a reply or repetition through its references (IN_REPLY_TO, REPEATS, RECOGNISES, AS_REPLY_TO) to a paper of the thread:
`matter_of` does not look there.
"""

from __future__ import annotations

import dataclasses

from detente.council.acts import MeetingProposal, Rel, Reply
from detente.council.acts.forms.meeting import Outcome
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.proposal import PROPOSAL
from detente.council.machines.proposal import ProposalEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, OPENER, PARTIES, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.meeting_attendance import attend, correct, object_beforehand, open_meeting, sit
from detente.council.matters.meeting_details import (
    Appointment,
    Cancellation,
    Convening,
    Journal,
    MeetingDetails,
    Postponement,
    Report,
)
from detente.council.matters.meeting_thread import HEARS, hear, phase_at, settled
from detente.council.matters.series import SERIES, begin_series
from detente.council.matters.taking import take
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import PartyName

SECRETARIAT = Role(
    N_("the secretariat, or the Chair"), lambda matter, party: party in {matter.details.secretariat, matter.chair}
)


def _chair(deed: Deed) -> PartyName:
    """The party that the proposal names as chair, where it names one by its name; else its author."""
    named = deed.act.body.chair if isinstance(deed.act.body, MeetingProposal) else ""
    return next((party for party in deed.addressees if party == named), deed.sender)


def _begin(deed: Deed) -> MeetingDetails:
    body = deed.act.body
    assert isinstance(body, MeetingProposal)
    return MeetingDetails(body.body, body, series=begin_series(deed, _chair(deed)))


def _convene(matter: Matter, deed: Deed) -> MeetingDetails:
    details: MeetingDetails = matter.details
    rule, cites = written(deed).get("rule", ""), deed.ids(Rel.CITES)
    if not rule and not cites:
        raise OursError("council.convening_needs_rule")
    notice = Convening(deed.sender, deed.heard_by(matter.chair), rule, cites)
    return dataclasses.replace(details, convened=notice)


def _schedule(matter: Matter, deed: Deed) -> MeetingDetails:
    details: MeetingDetails = matter.details
    body = written(deed)
    fixed = Appointment(
        at=deed.heard_by(matter.chair),
        starts=body.get("starts"),
        zone=body.get("zone"),
        place=body.get("place", ""),
        level=body.get("level"),
        format=body.get("format"),
        agenda_later=body.get("agenda_later", False),
    )
    secretariat = body.get("secretariat", details.secretariat)
    return dataclasses.replace(details, appointments=(*details.appointments, fixed), secretariat=secretariat)


def _postpone(matter: Matter, deed: Deed) -> MeetingDetails:
    details: MeetingDetails = matter.details
    body = written(deed)
    wish = {"new_date": body.get("new_date"), "starts": body.get("starts"), "zone": body.get("zone", "")}
    put_off = Postponement(deed.sender, deed.heard_by(matter.chair), body.get("reason"), **wish)
    return dataclasses.replace(
        details, postponements=(*details.postponements, put_off), counts_from=len(details.thread), convened=None
    )


def _cancel(matter: Matter, deed: Deed) -> MeetingDetails:
    """R16: whoever cancels for a condition cites the reply that stated it, and in the words of that reply."""
    details: MeetingDetails = matter.details
    body, cites = written(deed), deed.ids(Rel.CITES)
    condition = body.get("condition", "")
    if condition and not cites:
        raise OursError("council.needs_one_ref", act=deed.act.type, rel=Rel.CITES.value)
    known = [paper.act.body for paper in details.thread.deeds if paper.id in cites]
    stated = any(isinstance(reply, Reply) and reply.condition_text == condition for reply in known)
    if condition and known and not stated:
        raise OursError("council.no_such_condition")
    cancelled = Cancellation(
        by=deed.sender,
        at=deed.heard_by(matter.chair),
        dispatch=deed.id,
        condition=condition,
        reason=body.get("reason", ""),
        cites=cites,
        on_record=bool(condition) and stated,
    )
    return dataclasses.replace(details, cancelled=cancelled)


def _issue(matter: Matter, deed: Deed) -> MeetingDetails:
    details: MeetingDetails = matter.details
    body = written(deed)
    journal = Journal(
        by=deed.sender,
        at=deed.heard_by(matter.chair),
        dispatch=deed.id,
        own_ref=body.get("own_ref"),
        decisions=tuple((row["title"], row.get("number", "")) for row in body.get("decisions", ())),
        attachments=body.get("attachments", ()),
    )
    return dataclasses.replace(details, journal=journal)


def _report(matter: Matter, deed: Deed) -> MeetingDetails:
    """R5: without a joint text each reports for itself; a joint text can be named, and the Chair names it."""
    details: MeetingDetails = matter.details
    outcome, cites = written(deed).get("outcome"), deed.ids(Rel.CITES)
    joint = outcome is Outcome.JOINT_TEXT
    if joint and deed.sender != matter.chair:
        raise OursError("council.joint_text_by_chair")
    if joint and not cites:
        raise OursError("council.needs_one_ref", act=deed.act.type, rel=Rel.CITES.value)
    if any(known.outcome is not outcome for known in details.reports):
        raise OursError("council.other_outcome")
    report = Report(deed.sender, deed.heard_by(matter.chair), deed.id, outcome, cites)
    return dataclasses.replace(details, reports=(*details.reports, report))


def _series_step(matter: Matter, deed: Deed) -> Matter:
    details: MeetingDetails = matter.details
    if details.series is None:
        raise OursError("council.not_a_series")
    return dataclasses.replace(matter, details=dataclasses.replace(details, series=take(SERIES, details.series, deed)))


_RULES: dict[Labelled, Rule] = {
    Event.CONVENE: Rule(CHAIR, _convene),
    Event.LET_LAPSE: Rule(OPENER),
    Event.SCHEDULE: Rule(CHAIR, _schedule),
    Event.POSTPONE: Rule(PARTIES, _postpone),
    Event.CANCEL: Rule(PARTIES, _cancel),
    Event.OBJECT_BEFOREHAND: Rule(PARTIES, object_beforehand),
    Event.ATTEND: Rule(PARTIES, attend),
    Event.OPEN: Rule(CHAIR, open_meeting),
    Event.SUSPEND: Rule(CHAIR, sit),
    Event.RESUME: Rule(CHAIR, sit),
    Event.CLOSE: Rule(CHAIR, sit),
    Event.CORRECT_ATTENDANCE: Rule(PARTIES, correct),
    Event.ISSUE_JOURNAL: Rule(SECRETARIAT, _issue),
    Event.REPORT: Rule(PARTIES, _report),
}

MEETINGS = Kind(
    name="meeting",
    label=N_("Meeting"),
    machine=PROPOSAL,
    opens="meeting_proposal",
    takes="meeting_step",
    rules=_RULES,
    begin=_begin,
    clock=phase_at,
    settle=settled,
    hears=HEARS,
    hear=hear,
    beside={"series_step": _series_step},
    chair=_chair,
)
