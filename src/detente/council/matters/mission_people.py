"""The staff of a mission: postings move by the table PERSON, within the ceiling (council-procedures §§ 10, 14: 12)."""

from __future__ import annotations

import dataclasses

from detente.council.deeds import Deed
from detente.council.machines.person import PERSON, PersonEvent, PersonState
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.council.matters.mission_ceilings import hold_to_ceilings
from detente.council.matters.mission_details import Mission, Person
from detente.council.tables import transition
from detente.errors import OursError

_EVENTS = {event.value: event for event in PersonEvent}


def nominate(matter: Matter, deed: Deed) -> Mission:
    """Add a posting; a name that has one already is refused until it is over."""
    details: Mission = matter.details
    body = written(deed)
    name = body.get("person")
    known = _latest(details, name)
    if known is not None and PERSON.legal(known.state):
        raise OursError("council.person_known", person=name, state=known.state.label)
    person = Person(
        name=name,
        state=PersonState.NOMINATED,
        function=body.get("function", ""),
        post_no=body.get("post_no", ""),
        status=body.get("status"),
        is_head=body.get("is_head", False),
    )
    return dataclasses.replace(details, people=(*details.people, person))


def move_person(matter: Matter, deed: Deed) -> Mission:
    """Move one posting by its table; raise `council.person_not_now`, `council.no_such_person`, or what a guard says."""
    details: Mission = matter.details
    body = written(deed)
    assert body.step is not None
    person, event = _posting(details, body.get("person")), _EVENTS[body.step.value]
    if event not in PERSON.legal(person.state):
        raise OursError("council.person_not_now", step=event.label, person=person.name, state=person.state.label)
    _hold_to_guard(person, event)
    moved = dataclasses.replace(_filled(matter, person, deed), state=transition(PERSON, person.state, event))
    changed = dataclasses.replace(details, people=_with(details, person, moved))
    return hold_to_ceilings(changed, deed.heard_by(matter.chair)) if event is PersonEvent.ACCREDIT else changed


def _latest(details: Mission, name: str) -> Person | None:
    return next((person for person in reversed(details.people) if person.name == name), None)


def _posting(details: Mission, name: str) -> Person:
    person = _latest(details, name)
    if person is None:
        raise OursError("council.no_such_person", person=name)
    return person


def _with(details: Mission, old: Person, new: Person) -> tuple[Person, ...]:
    return tuple(new if person is old else person for person in details.people)


def _hold_to_guard(person: Person, event: PersonEvent) -> None:
    """A head needs agreement, and nobody else is asked about."""
    unasked = person.is_head and person.state is PersonState.NOMINATED and event is PersonEvent.NOTIFY_ARRIVAL
    if unasked:
        raise OursError("council.head_needs_agreement", person=person.name)
    if event is PersonEvent.ASK_AGREMENT and not person.is_head:
        raise OursError("council.agreement_for_heads", person=person.name)


def _filled(matter: Matter, person: Person, deed: Deed) -> Person:
    """The posting with what this step says of it."""
    body, at = written(deed), deed.heard_by(matter.chair)
    assert body.step is not None
    event = _EVENTS[body.step.value]
    if event is PersonEvent.ACCREDIT:
        return dataclasses.replace(person, accredited_from=at, post_no=body.get("post_no", person.post_no))
    if event is PersonEvent.NOTIFY_ARRIVAL:
        return dataclasses.replace(person, arrived=body.get("arrived"))
    if event in {PersonEvent.ASK_AGREMENT, PersonEvent.GRANT}:
        return person
    return dataclasses.replace(
        person,
        accredited_to=at if person.state is PersonState.ACCREDITED else None,
        withdrawn_by=deed.sender,
        reason_given=body.get("reason", ""),
        leave_by=body.get("leave_by"),
    )
