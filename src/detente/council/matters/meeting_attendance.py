"""Who comes to a meeting, who stays away and objects, and the times of its sitting (scenario R12, R13)."""

from __future__ import annotations

import dataclasses

from detente.council.deeds import Deed
from detente.council.machines.proposal import ProposalEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.council.matters.meeting_details import Advance, Attendance, MeetingDetails, Sitting
from detente.errors import OursError


def object_beforehand(matter: Matter, deed: Deed) -> MeetingDetails:
    """Keep an objection with its author; it is the member's own, whether it comes or not."""
    details: MeetingDetails = matter.details
    body = written(deed)
    objection = Advance(
        deed.sender, deed.heard_by(matter.chair), deed.id, body.get("objection"), body.get("grounds", "")
    )
    return dataclasses.replace(details, objections=(*details.objections, objection))


def attend(matter: Matter, deed: Deed) -> MeetingDetails:
    """Enter what a member says of its own attendance; what it said before is kept."""
    return _entered(matter, deed, corrects=False)


def correct(matter: Matter, deed: Deed) -> MeetingDetails:
    """Enter a correction of a member's own attendance, with the reason."""
    if deed.sender not in matter.details.standing:
        raise OursError("council.no_attendance_yet")
    return _entered(matter, deed, corrects=True)


def _entered(matter: Matter, deed: Deed, *, corrects: bool) -> MeetingDetails:
    details: MeetingDetails = matter.details
    body = written(deed)
    entry = Attendance(
        member=deed.sender,
        attending=body.get("attending"),
        at=deed.heard_by(matter.chair),
        dispatch=deed.id,
        statement=body.get("statement", ""),
        head=body.get("head", ""),
        reason=body.get("reason", ""),
        corrects=corrects,
    )
    return dataclasses.replace(details, attendance=(*details.attendance, entry))


def open_meeting(matter: Matter, deed: Deed) -> MeetingDetails:
    """Open the sitting, if as many members said that they come as the Chair states the rule to be."""
    quorum = written(deed).get("quorum", 0)
    present = len({*matter.details.present, deed.sender})
    if present < quorum:
        raise OursError("council.no_quorum", present=present, quorum=quorum)
    return sit(matter, deed)


def sit(matter: Matter, deed: Deed) -> MeetingDetails:
    """Enter one time of the journal."""
    details: MeetingDetails = matter.details
    body = written(deed)
    assert isinstance(body.step, Event)
    time = Sitting(body.step, deed.heard_by(matter.chair), body.get("stated"))
    return dataclasses.replace(details, sittings=(*details.sittings, time))
