"""Ceilings of staff: nobody is accredited above the one in force, and a lower one says whom it affects.

Council-procedures § 14: 2, 12.
"""

from __future__ import annotations

import dataclasses

from detente.council.deeds import Deed
from detente.council.machines.mission import MissionEvent as Event
from detente.council.machines.person import PersonState
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter, Step
from detente.council.matters.mission_details import Ceiling, Mission, Person
from detente.errors import OursError
from detente.kernel import Instant


def announced_at(deed: Deed) -> Instant:
    """When it was first said: in public, where that was earlier, else when its sender sent it."""
    sent = deed.heard_by(deed.sender)
    announced: Instant = written(deed).get("announced_at", sent)
    return min(announced, sent)


def effective_after(deed: Deed, announced: Instant) -> Instant:
    """The instant of effect; raise `council.effective_before_announced`: nothing takes effect before it was said."""
    effective: Instant = written(deed).get("effective")
    if effective < announced:
        raise OursError("council.effective_before_announced", effective=effective.iso, announced=announced.iso)
    return effective


def cut(matter: Matter, deed: Deed) -> Mission:
    """Add a lower ceiling; whoever is above it must be named."""
    details: Mission = matter.details
    body, announced = written(deed), announced_at(deed)
    effective = effective_after(deed, announced)
    if body.get("ceiling") >= details.ceiling_at(effective):
        raise OursError("council.ceiling_not_lower", ceiling=details.ceiling_at(effective))
    ceiling = Ceiling(
        count=body.get("ceiling"),
        effective=effective,
        announced_at=announced,
        by=deed.sender,
        dispatch=deed.id,
        effective_date=body.get("effective_date"),
        affected=body.get("affected", ()),
        before_notice=effective < deed.heard_by(details.other(deed.sender)),
    )
    changed = dataclasses.replace(details, ceilings=(*details.ceilings, ceiling))
    return hold_to_ceilings(changed, deed.heard_by(matter.chair))


def raised(details: Mission, deed: Deed, at: Instant) -> Mission:
    """A new ceiling for a reopened mission, in force at once."""
    count = written(deed).get("ceiling")
    if count is None:
        return details
    ceiling = Ceiling(count, at, announced_at(deed), deed.sender, deed.id)
    return hold_to_ceilings(dataclasses.replace(details, ceilings=(*details.ceilings, ceiling)), at)


def hold_to_ceilings(details: Mission, now: Instant) -> Mission:
    """The details as they are; raise `council.ceiling_full` if now or later more are accredited than may be."""
    moments = {now, *(ceiling.effective for ceiling in details.ceilings if ceiling.effective > now)}
    for at in sorted(moments):
        leaving = {name for c in details.ceilings if not c.applied and c.effective <= at for name in c.affected}
        staying = sum(name not in leaving for name in details.accredited)
        if staying > details.ceiling_at(at):
            raise OursError("council.ceiling_full", ceiling=details.ceiling_at(at), accredited=staying, at=at.iso)
    return details


def begin_ceilings(matter: Matter, now: Instant) -> Matter:
    """Let the ceilings that have become effective begin, in order: accreditation of those they name ends."""
    details: Mission = matter.details
    begun = sorted((c for c in details.ceilings if not c.applied and c.effective <= now), key=lambda c: c.effective)
    for ceiling in begun:
        matter = _begin(matter, ceiling)
    return matter


def _begin(matter: Matter, ceiling: Ceiling) -> Matter:
    details: Mission = matter.details
    ceilings = tuple(dataclasses.replace(c, applied=True) if c is ceiling else c for c in details.ceilings)
    people = tuple(_ended(person, ceiling) for person in details.people)
    changed = dataclasses.replace(details, ceilings=ceilings, people=people)
    at = max(ceiling.effective, matter.moved_at)
    step = Step(Event.CEILING_BEGINS, matter.state, matter.state, at, text="\n".join(ceiling.affected))
    return dataclasses.replace(matter, details=changed, steps=(*matter.steps, step))


def _ended(person: Person, ceiling: Ceiling) -> Person:
    if person.state is not PersonState.ACCREDITED or person.name not in ceiling.affected:
        return person
    until = max(ceiling.effective, person.accredited_from or ceiling.effective)
    state = PersonState.ACCREDITATION_WITHDRAWN
    return dataclasses.replace(person, state=state, accredited_to=until, withdrawn_by=ceiling.by)
