"""A meeting as calendars know it: who is invited, what each replied, when it is, how firm that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from detente.council.fold import fold_thread
from detente.council.machines.proposal import ProposalState as State
from detente.council.matters import Matter
from detente.council.states import Answer
from detente.council.threads import Row, ThreadState
from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.areas.public.naming import address, party_name
from detente.desk.requests import DeskRequest
from detente.documents.calendars import (
    CALENDAR_TYPE,
    At,
    Days,
    LocalTime,
    Meeting,
    Method,
    Participant,
    Standing,
    Undated,
    invitation,
    uid_of,
    when_of,
)
from detente.documents.calendars.times import When
from detente.errors import OursError
from detente.kernel import Instant, PartyName
from detente.station.queries.calendar import days_of, starts_of
from detente.station.queries.meetings import meeting_board

_FIRM = (State.AGREED, State.CONVENED, State.SCHEDULED, State.OPEN, State.SUSPENDED, State.CLOSED, State.RECORDED,
         State.REPORTED)  # fmt: skip
_BY_ANSWER = {Answer.COUNTER: Method.COUNTER}


@require_safe
def invitation_file(request: DeskRequest, slug: str) -> HttpResponse:
    """Return one message about a meeting (iTIP, RFC 5546): what its state asks for, or the `method` asked for."""
    board = meeting_board(request.house, named_dispatch(slug))
    found = as_meeting(request, board.meeting.matter, board.thread)
    own, now = request.house.party, request.house.clock.now()
    method = _asked(request) or method_of(board.meeting.matter, board.thread, own)
    if method is Method.COUNTER:
        found = _countered(found, board.thread, own)
    data = invitation(found, method, now=now, language=get_language() or "en", by=own)
    response = HttpResponse(data, content_type=f"{CALENDAR_TYPE}; method={method.value}")
    response.headers["Content-Disposition"] = f'attachment; filename="{method.value.lower()}-{slug}.ics"'
    return response


def _asked(request: DeskRequest) -> Method | None:
    asked = request.GET.get("method", "").upper()
    found = next((method for method in Method if method.value == asked), None)
    if asked and found is None:
        raise OursError("desk.bad_choice", value=asked[:40])
    return found


def method_of(matter: Matter, thread: ThreadState, party: PartyName) -> Method:
    """Return what our party would send now: a cancellation, its own answer, else the invitation."""
    if matter.state is State.CANCELLED:
        return Method.CANCEL
    row = next((row for row in thread.rows if row.member == party), None)
    if row is None or row.latest is None or row.latest.reply is None:
        return Method.REQUEST
    return _BY_ANSWER.get(row.answer, Method.REPLY)


def can_invite(matter: Matter) -> bool:
    """Tell whether a calendar can hold the meeting: it has a time or a window with both ends."""
    return not isinstance(when(matter), Undated)


def as_meeting(request: DeskRequest, matter: Matter, thread: ThreadState | None = None) -> Meeting:
    """Return the meeting with its replies; the thread is folded from its papers where it is not given."""
    now = request.house.clock.now()
    details = matter.details
    found = thread or fold_thread(matter.id, (matter.opened, *details.thread.deeds), (), now)
    versions = (len(found.dates), found.version, len(details.appointments), len(details.postponements))
    return Meeting(
        uid=uid_of(matter.id, matter.opened_by),
        sequence=sum(versions) - 2 + (details.cancelled is not None),
        organizer=Participant(matter.chair, _name(request, matter.chair)),
        attendees=tuple(_participant(request, row) for row in found.rows),
        summary=matter.title,
        when=when(matter),
        traffic=matter.traffic,
        standing=_standing(matter),
        place=(details.appointment.place if details.appointment else "") or details.proposal.place,
        url=address(request, "matter", matter.id.slug),
    )


def when(matter: Matter) -> When:
    """Return when the meeting is: the time fixed or asked for, else the day asked for, else the window proposed."""
    starts, details = starts_of(matter), matter.details
    if starts is not None:
        zone = details.appointment.zone if details.appointment else ""
        minutes = details.proposal.duration_minutes
        end = _local(Instant(int(starts) + minutes * 60), zone) if minutes else None
        return At(_local(starts, zone), end)
    days = days_of(matter) if details.postponements else None
    return Days(*days) if days else when_of(details.proposal.window)


def _local(at: Instant, zone: str) -> LocalTime:
    """The time in the zone in which it was stated; UTC where that names none, or names the hour twice."""
    if zone in available_timezones():
        local = at.moment.astimezone(ZoneInfo(zone))
        if not local.fold:
            return LocalTime(local.replace(tzinfo=None), zone)
    return LocalTime(at.moment.astimezone(dt.UTC).replace(tzinfo=None), "UTC")


def _countered(meeting: Meeting, thread: ThreadState, party: PartyName) -> Meeting:
    """The meeting as our counter-proposal would have it, where it names another time or place."""
    row = next((row for row in thread.rows if row.member == party), None)
    reply = row.latest.reply if row and row.latest else None
    if reply is None or reply.changed_fields is None or thread.proposal is None:
        return meeting
    changed = reply.changed_fields.applied(thread.proposal)
    moved = meeting.when if changed.window == thread.proposal.window else when_of(changed.window)
    return replace(meeting, when=moved, place=changed.place or meeting.place)


def _standing(matter: Matter) -> Standing:
    if matter.state in (State.CANCELLED, State.LAPSED):
        return Standing.CANCELLED
    return Standing.CONFIRMED if matter.state in _FIRM else Standing.TENTATIVE


def _participant(request: DeskRequest, row: Row) -> Participant:
    reply = row.latest.reply if row.latest else None
    said = reply.said if reply else ""
    return Participant(row.member, _name(request, row.member), reply=reply.kind if reply else None, said=said)


def _name(request: DeskRequest, party: PartyName) -> str:
    return party_name(request, party, get_language() or "en")
