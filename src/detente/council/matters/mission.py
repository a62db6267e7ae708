"""Missions: agreed, cut, suspended, restored, closed (council-procedures §§ 10, 14: 1, 2, 12, 13; 15: 1, 23)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.forms.mission import AtOpening, Presence
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.mission import MISSION
from detente.council.machines.mission import MissionEvent as Event
from detente.council.machines.mission import MissionState as State
from detente.council.machines.person import PersonState
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter, Step
from detente.council.matters.mission_ceilings import begin_ceilings, cut
from detente.council.matters.mission_details import Ceiling, Mission
from detente.council.matters.mission_people import move_person, nominate
from detente.council.matters.mission_rest import (
    announce,
    answer,
    begin_reopening,
    confirm_contact,
    name_contact,
    notify,
    offer,
    reopen,
)
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName

SENDING = Role(N_("the sending side"), lambda matter, party: party == matter.details.sending)
HOST = Role(N_("the host"), lambda matter, party: party == matter.details.host)
SIDES = Role(N_("the sending side or the host"), lambda matter, party: party in matter.details.sides)


def _may_suspend(matter: Matter, party: PartyName) -> bool:
    announced = matter.state is State.SUSPENSION_ANNOUNCED
    return party == matter.details.suspensions[-1].by if announced else party in matter.details.sides


def _is_offered(matter: Matter, party: PartyName) -> bool:
    details: Mission = matter.details
    return party in details.sides and bool(details.offers) and party != details.offers[-1].by


SUSPENDER = Role(N_("a side, and the one that announced it where it was announced"), _may_suspend)
OFFERED = Role(N_("the side the offer was made to"), _is_offered)


def _begin(deed: Deed) -> Mission:
    body, at = written(deed), deed.heard_by(deed.sender)
    sides = (body.get("sending"), body.get("host"))
    return Mission(
        presence=body.get("presence"),
        sending=sides[0],
        host=sides[1],
        host_body=body.get("host_body", ""),
        place=body.get("place"),
        purpose=body.get("purpose"),
        head=body.get("head", ""),
        legal_basis=body.get("legal_basis", ""),
        state_at_opening=body.get("state_at_opening"),
        ceilings=(Ceiling(body.get("ceiling"), at, at, deed.sender, deed.id, applied=True),),
        consents=(deed.sender,) if deed.sender in sides else (),
    )


def _agree(matter: Matter, deed: Deed) -> Mission:
    details: Mission = matter.details
    if deed.sender in details.consents:
        raise OursError("council.already_agreed", party=deed.sender)
    return dataclasses.replace(details, consents=(*details.consents, deed.sender))


_ACCEPTED = {PersonState.GRANTED, PersonState.NOTIFIED, PersonState.ACCREDITED}


def _open(matter: Matter, _: Deed) -> Mission:
    details: Mission = matter.details
    accepted = any(person.is_head and person.state in _ACCEPTED for person in details.people)
    if details.presence is Presence.MISSION and not accepted:
        raise OursError("council.head_not_accepted")
    return details


def _close(matter: Matter, deed: Deed) -> Mission:
    details: Mission = matter.details
    body = written(deed)
    left = {name: body.get(name, getattr(details, name)) for name in ("archives", "premises", "protecting")}
    return dataclasses.replace(details, **left)


def _protecting(matter: Matter, deed: Deed) -> Mission:
    details: Mission = matter.details
    return dataclasses.replace(details, protecting=written(deed).get("protecting"))


def _clock(matter: Matter, now: Instant) -> Matter:
    """Let ceilings begin and a notified suspension take effect; neither waits for anybody to look."""
    matter = begin_ceilings(matter, now)
    details: Mission = matter.details
    effective = details.suspensions[-1].effective if matter.state is State.SUSPENSION_NOTIFIED else None
    if effective is not None and effective <= now:
        step = Step(Event.TAKE_EFFECT, matter.state, State.SUSPENDED, max(effective, matter.moved_at))
        matter = dataclasses.replace(matter, state=State.SUSPENDED, steps=(*matter.steps, step))
        effective = None
    waiting = [ceiling.effective for ceiling in details.ceilings if not ceiling.applied]
    due = min(waiting + ([] if effective is None else [effective]), default=None)
    return dataclasses.replace(matter, due=due)


def _settle(matter: Matter, now: Instant) -> Matter:
    """A mission that exists is open; one that is proposed is agreed when both sides have said so."""
    details: Mission = matter.details
    if matter.state is State.PROPOSED and not matter.steps and details.state_at_opening is AtOpening.OPEN:
        step = Step(Event.RECORD_OPEN, matter.state, State.OPEN, matter.moved_at)
        matter = dataclasses.replace(matter, state=State.OPEN, steps=(step,))
    if matter.state is State.AGREED and set(details.consents) != set(details.sides):
        matter = dataclasses.replace(matter, state=State.PROPOSED)
    return _clock(matter, now)


_RULES: dict[Labelled, Rule] = {
    Event.NOMINATE: Rule(SENDING, nominate),
    Event.ASK_AGREMENT: Rule(SENDING, move_person),
    Event.GRANT: Rule(HOST, move_person),
    Event.REFUSE: Rule(HOST, move_person),
    Event.NOTIFY_ARRIVAL: Rule(SENDING, move_person),
    Event.ACCREDIT: Rule(HOST, move_person),
    Event.RECALL: Rule(SENDING, move_person),
    Event.END: Rule(SENDING, move_person),
    Event.WITHDRAW_ACCREDITATION: Rule(HOST, move_person),
    Event.DECLARE_NON_GRATA: Rule(HOST, move_person),
    Event.AGREE: Rule(SIDES, _agree),
    Event.OPEN: Rule(SENDING, _open),
    Event.CUT_CEILING: Rule(HOST, cut),
    Event.ANNOUNCE_SUSPENSION: Rule(SIDES, announce),
    Event.NOTIFY_SUSPENSION: Rule(SUSPENDER, notify),
    Event.NAME_CONTACT: Rule(SIDES, name_contact),
    Event.CONFIRM_CONTACT: Rule(SIDES, confirm_contact),
    Event.OFFER_RESTORATION: Rule(SIDES, offer),
    Event.HOLD: Rule(OFFERED, answer),
    Event.ACCEPT: Rule(OFFERED, answer),
    Event.DECLINE: Rule(OFFERED, answer),
    Event.BEGIN_REOPENING: Rule(HOST, begin_reopening),
    Event.REOPEN: Rule(HOST, reopen),
    Event.CLOSE: Rule(SIDES, _close),
    Event.APPOINT_PROTECTING: Rule(SENDING, _protecting),
}

MISSIONS = Kind(
    name="mission",
    label=N_("Mission"),
    machine=MISSION,
    opens="mission",
    takes="mission_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_settle,
)
