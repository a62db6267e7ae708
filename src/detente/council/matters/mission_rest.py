"""A mission suspended and restored: said, notified, in effect; a contact in the meantime (council-procedures § 10)."""

from __future__ import annotations

import dataclasses

from detente.council.deeds import Deed
from detente.council.machines.mission import MissionEvent as Event
from detente.council.machines.mission import MissionState as State
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.council.matters.mission_ceilings import announced_at, effective_after, raised
from detente.council.matters.mission_details import Contact, Mission, Restoration, Suspension
from detente.errors import OursError


def announce(matter: Matter, deed: Deed) -> Mission:
    """Say that a suspension is coming: an announcement, not its notice."""
    details: Mission = matter.details
    body = written(deed)
    said = Suspension(deed.sender, announced_at(deed), body.get("effective_date"), body.get("when_said", ""))
    return dataclasses.replace(details, suspensions=(*details.suspensions, said))


def notify(matter: Matter, deed: Deed) -> Mission:
    """Give formal notice: the instant of effect, marked where it lies before the other side had the notice."""
    details: Mission = matter.details
    before = matter.state is State.SUSPENSION_ANNOUNCED
    said = details.suspensions[-1] if before else Suspension(deed.sender, announced_at(deed))
    said = dataclasses.replace(said, announced_at=min(said.announced_at, announced_at(deed)))
    effective, heard = effective_after(deed, said.announced_at), deed.heard_by(details.other(deed.sender))
    notified = dataclasses.replace(
        said,
        effective_date=written(deed).get("effective_date", said.effective_date),
        notified_at=heard,
        notice=deed.id,
        effective=effective,
        before_notice=effective < heard,
    )
    kept = details.suspensions[:-1] if before else details.suspensions
    return dataclasses.replace(details, suspensions=(*kept, notified))


def name_contact(matter: Matter, deed: Deed) -> Mission:
    """Name whom to call in the meantime."""
    details: Mission = matter.details
    named = {name: written(deed).get(name, "") for name in ("office", "phone", "email", "hours")}
    return dataclasses.replace(details, contacts=(*details.contacts, Contact(deed.sender, **named)))


def confirm_contact(matter: Matter, deed: Deed) -> Mission:
    """Confirm the latest contact the other side named by that office."""
    details: Mission = matter.details
    body = written(deed)
    theirs = [c for c in details.contacts if (c.by, c.office) == (details.other(deed.sender), body.get("office"))]
    if not theirs:
        raise OursError("council.no_such_contact", office=body.get("office"))
    at = deed.heard_by(matter.chair)
    done = dataclasses.replace(theirs[-1], confirmed=body.get("confirmed"), confirmed_by=deed.sender, confirmed_at=at)
    contacts = tuple(done if contact is theirs[-1] else contact for contact in details.contacts)
    return dataclasses.replace(details, contacts=contacts)


def offer(matter: Matter, deed: Deed) -> Mission:
    """Offer to restore the mission."""
    details: Mission = matter.details
    offer = Restoration(deed.sender, deed.heard_by(matter.chair), written(deed).get("preconditions", ""))
    return dataclasses.replace(details, offers=(*details.offers, offer))


def answer(matter: Matter, deed: Deed) -> Mission:
    """Hold, accept or decline the latest offer."""
    details: Mission = matter.details
    step = written(deed).step
    assert step is not None
    answered = dataclasses.replace(details.offers[-1], answer=step.value)
    return dataclasses.replace(details, offers=(*details.offers[:-1], answered))


def begin_reopening(matter: Matter, deed: Deed) -> Mission:
    """Begin to reopen, once the offer is accepted; raise `council.offer_not_accepted` before."""
    details: Mission = matter.details
    if details.offers[-1].answer != Event.ACCEPT.value:
        raise OursError("council.offer_not_accepted")
    body = written(deed)
    named = dataclasses.replace(details, reopening_date=body.get("effective_date"), names=body.get("names", ()))
    return raised(named, deed, deed.heard_by(matter.chair))


def reopen(matter: Matter, _: Deed) -> Mission:
    """Reopen with staff; raise `council.nobody_accredited` without."""
    details: Mission = matter.details
    if not details.accredited:
        raise OursError("council.nobody_accredited")
    return details
