"""The calendar of the council: a month as a table and as a list, and a feed that calendar programs subscribe to."""

from __future__ import annotations

import calendar as weeks
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from detente.app.calendar_keys import COUNCIL, calendar_key
from detente.desk.access import public_page, signed_in
from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.invitations import as_meeting
from detente.desk.areas.public.naming import address, party_name
from detente.desk.requests import DeskRequest
from detente.desk.subscribers import ask_for_key, calendar_file, may_subscribe
from detente.documents.calendars import Duty, Moment, feed, uid_of
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant
from detente.station.queries.calendar import calendar
from detente.station.views import MatterLine
from detente.station.views.meetings import CalendarMeeting, CalendarView

COLUMNS = ("day", "time", "until", "what", "state", "title", "id")
BEFORE, AHEAD = 92, 366  # days around now that the feed tells
_LAST_YEAR = 9998
_ENDS = {"decision": N_("Silence ends"), "clarification": N_("Reply due"), "response_request": N_("Response due")}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda: what it is (a message id), its days, its time where one is fixed."""

    what: str
    line: MatterLine
    first: dt.date
    last: dt.date
    at: Instant | None


@require_safe
def calendar_page(request: DeskRequest) -> HttpResponse:
    """Show a month; `?month=2022-02`, else the present one; `?format=csv` is its list as a file."""
    month = _month(request)
    last = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    view = calendar(request.house, month, last)
    items = tuple(sorted(items_of(view), key=lambda item: (item.first, item.at or 0, item.line.id)))
    if request.GET.get("format") == "csv":
        return csv_file(f"calendar-{month:%Y-%m}", COLUMNS, (_cells(item) for item in items))
    return render(request, "desk/council/calendar.html", _context(request, month, items) | {"is_cut": view.is_cut})


def _context(request: DeskRequest, month: dt.date, items: tuple[Item, ...]) -> dict[str, Any]:
    login = signed_in(request).login
    days = weeks.Calendar().monthdatescalendar(month.year, month.month)
    return {
        "area": "council", "now": request.house.clock.now(), "month": month, "items": items,
        "today": request.house.clock.now().moment.date(),
        "weeks": [[(day, _on(items, day)) for day in week] for week in days],
        "earlier": (month - dt.timedelta(days=1)).strftime("%Y-%m"),
        "later": (month + dt.timedelta(days=31)).strftime("%Y-%m"),
        "feed_url": address(request, "calendar_feed"), "feed_name": login,
        "feed_key": calendar_key(request.house, login),
    }  # fmt: skip


def _on(items: tuple[Item, ...], day: dt.date) -> tuple[Item, ...]:
    return tuple(item for item in items if item.first <= day <= item.last)


def _month(request: DeskRequest) -> dt.date:
    asked = request.GET.get("month", "")
    if not asked:
        return request.house.clock.now().moment.date().replace(day=1)
    try:
        month = dt.datetime.strptime(asked, "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise OursError("desk.bad_choice", value=asked[:40]) from None
    if not 1 < month.year < _LAST_YEAR:
        raise OursError("desk.bad_choice", value=asked[:40])
    return month


def items_of(view: CalendarView) -> Iterator[Item]:
    """Yield the lines of an agenda: meetings, then what time alone moves."""
    for entry in view.meetings:
        yield Item(_what(entry), entry.line, entry.first, entry.last, entry.starts)
    for at, line in view.dues:
        day = at.moment.date()
        yield Item(_ENDS.get(line.kind, N_("Due")), line, day, day, at)


def _what(entry: CalendarMeeting) -> str:
    if entry.is_next_date:
        return N_("Next date of the series")
    return N_("Meeting") if entry.starts else N_("Window proposed")


def _cells(item: Item) -> tuple[str, ...]:
    at = item.at.iso if item.at else ""
    return (
        item.first.isoformat(),
        at,
        item.last.isoformat(),
        item.what,
        item.line.state,
        item.line.title,
        item.line.id,
    )


@public_page
@require_safe
def calendar_feed(request: DeskRequest) -> HttpResponse:
    """Return the calendar to subscribe to, for an officer by session or key."""
    if not may_subscribe(request, COUNCIL):
        return ask_for_key()
    house, today = request.house, request.house.clock.now().moment.date()
    view = calendar(house, today - dt.timedelta(days=BEFORE), today + dt.timedelta(days=AHEAD))
    language = get_language() or "en"
    own = gettext("Council, {party}").format(party=party_name(request, house.party, language))
    meetings = (as_meeting(request, entry.matter) for entry in view.meetings if not entry.is_next_date)
    dues = (_due(request, at, line) for at, line in view.dues)
    return calendar_file(feed([*meetings, *dues], own, house.clock.now(), language))


def _due(request: DeskRequest, at: Instant, line: MatterLine) -> Moment | Duty:
    uid, url = f"due-{at}-{uid_of(line.id, line.opened_by)}", address(request, "matter", line.id.slug)
    what = gettext("{what}: {title}").format(what=gettext(_ENDS.get(line.kind, N_("Due"))), title=line.title)
    if line.kind == "decision":
        return Moment(uid, what, at, line.traffic, url=url)
    return Duty(uid, what, at, line.traffic, done=line.due is None, url=url)
