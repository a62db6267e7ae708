"""Calendars as bytes: messages about one meeting (iTIP, RFC 5546), and feeds to subscribe to (RFC 5545, RFC 7986).

A message about a meeting holds that meeting alone (RFC 5546 § 3.2): what is due beside it stands in the feed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from icalendar import Calendar, Event, Todo
from icalendar.prop import vDuration

from detente.documents.calendars.components import add_attendees, duty, event, moment, undated
from detente.documents.calendars.obligations import Obligation, obligation
from detente.documents.calendars.times import At, Undated
from detente.documents.calendars.values import Duty, Meeting, Method, Moment, Participant, Standing
from detente.documents.characters import in_feed
from detente.errors import OursError
from detente.kernel import Instant, PartyName

CALENDAR_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//detente//documents//EN"
_REFRESH = dt.timedelta(minutes=15)
_OF_ONE = (Method.REPLY, Method.COUNTER)
Item = Meeting | Moment | Duty | Obligation


def invitation(meeting: Meeting, method: Method, *, now: Instant, language: str, by: PartyName | None = None) -> bytes:
    """Write one message about a meeting, to be opened by any calendar program.

    `by` is the party that replies or counters. Raises `documents.window_open` while the time is open, and
    `documents.not_invited` for a `by` that is none of those invited (or missing).
    """
    if isinstance(meeting.when, Undated):
        raise OursError("documents.window_open")
    if method is Method.CANCEL:
        meeting = replace(meeting, standing=Standing.CANCELLED)
    made = event(meeting, now, language)
    add_attendees(made, _spoken_for(meeting, method, by), language)
    calendar = _calendar(method.value)
    calendar.add_component(made)
    return _bytes(calendar, (meeting,))


def _spoken_for(meeting: Meeting, method: Method, by: PartyName | None) -> tuple[Participant, ...]:
    """A reply speaks for its sender alone; an invitation and a cancellation go to everybody."""
    if method not in _OF_ONE:
        return meeting.attendees
    found = tuple(participant for participant in meeting.attendees if participant.party == by)
    if not found:
        raise OursError("documents.not_invited", party=by or "")
    return found


def feed(items: Iterable[Item], name: str, now: Instant, language: str, description: str = "") -> bytes:
    """Write a calendar to subscribe to: meetings, moments, duties, in the order given.

    `description` says what it holds (DESCRIPTION of a calendar, RFC 7986 § 5.2).
    """
    kept = tuple(items)
    calendar = _calendar()
    calendar.add("name", in_feed(name))
    calendar.add("x-wr-calname", in_feed(name))
    if description:
        calendar.add("description", in_feed(description))
        calendar.add("x-wr-caldesc", in_feed(description))
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    for item in kept:
        calendar.add_component(_component(item, now, language))
    return _bytes(calendar, tuple(item for item in kept if isinstance(item, Meeting)))


def _component(item: Item, now: Instant, language: str) -> Event | Todo:
    if isinstance(item, Moment):
        return moment(item, now, language)
    if isinstance(item, Duty):
        return duty(item, now, language)
    if isinstance(item, Obligation):
        return obligation(item, language)
    if isinstance(item.when, Undated):
        return undated(item, item.when, now, language)
    made = event(item, now, language)
    add_attendees(made, item.attendees, language)
    return made


def _calendar(method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    return calendar


def _bytes(calendar: Calendar, meetings: tuple[Meeting, ...]) -> bytes:
    """Add the zones with the changes of the years around the meetings, and no others, and write it all."""
    years = [end.at.year for m in meetings if isinstance(m.when, At) for end in (m.when.start, m.when.end) if end]
    if years:
        calendar.add_missing_timezones(dt.date(min(years) - 1, 1, 1), dt.date(max(years) + 2, 1, 1))
    return bytes(calendar.to_ical())
