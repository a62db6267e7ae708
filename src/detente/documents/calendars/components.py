"""From values to components of iCalendar (RFC 5545): events, to-dos, the parties in them.

Parties have no mailboxes: their calendar address is a name, `urn:detente:party:nato.example`, with what they call
themselves beside it.
"""

from __future__ import annotations

import datetime as dt

from icalendar import Event, Todo
from icalendar.prop import vCalAddress

from detente.documents.addresses import checked
from detente.documents.calendars.replies import comment, partstat
from detente.documents.calendars.times import At, Days, Undated
from detente.documents.calendars.values import Duty, Meeting, Moment, Participant, Standing
from detente.documents.characters import in_feed
from detente.documents.words import marked
from detente.kernel import Instant, PartyName, Traffic

_ONE_DAY = dt.timedelta(days=1)


def address(party: PartyName) -> str:
    """The calendar address of a party (CAL-ADDRESS, RFC 5545 § 3.3.3).

    >>> address(PartyName("nato.example"))
    'urn:detente:party:nato.example'
    """
    return f"urn:detente:party:{party}"


def event(meeting: Meeting, now: Instant, language: str) -> Event:
    """A meeting with a time or a window of days. A window is shown and blocks no time (TRANSP)."""
    made = Event()
    _head(made, meeting, now, language)
    made.add("sequence", meeting.sequence)
    made.add("status", meeting.standing.value)
    _place_in_time(made, meeting)
    if meeting.place:
        made.add("location", in_feed(meeting.place))
    made.add("organizer", _organizer(meeting.organizer))
    return made


def _place_in_time(made: Event, meeting: Meeting) -> None:
    if isinstance(meeting.when, At):
        made.add("dtstart", meeting.when.start.moment)
        if meeting.when.end:
            made.add("dtend", meeting.when.end.moment)
    elif isinstance(meeting.when, Days):
        made.add("dtstart", meeting.when.first)
        made.add("dtend", meeting.when.last + _ONE_DAY)  # the end is not part of it (RFC 5545 § 3.6.1)
    made.add("transp", "OPAQUE" if isinstance(meeting.when, At) else "TRANSPARENT")


def add_attendees(made: Event | Todo, participants: tuple[Participant, ...], language: str) -> None:
    """Each party with its status, and what the status leaves out as comments that name it."""
    for participant in participants:
        made.add("attendee", _attendee(participant))
        if words := comment(participant, language):
            made.add("comment", in_feed(words))


def undated(meeting: Meeting, when: Undated, now: Instant, language: str) -> Todo:
    """A meeting whose time is open: something to agree on, with those ends of the window that were named."""
    made = Todo()
    _head(made, meeting, now, language)
    made.add("sequence", meeting.sequence)
    made.add("status", "CANCELLED" if meeting.standing is Standing.CANCELLED else "NEEDS-ACTION")
    if when.first:
        made.add("dtstart", when.first)
    if when.last and when.last != when.first:  # it must lie after the start (RFC 5545 § 3.8.2.3)
        made.add("due", when.last)
    made.add("organizer", _organizer(meeting.organizer))
    add_attendees(made, meeting.attendees, language)
    return made


def moment(item: Moment, now: Instant, language: str) -> Event:
    """An instant: an event without length, in UTC, that blocks no time."""
    made = Event()
    _head(made, item, now, language)
    made.add("dtstart", item.at.moment)
    made.add("transp", "TRANSPARENT")
    return made


def duty(item: Duty, now: Instant, language: str) -> Todo:
    """Something owed, due at an instant in UTC."""
    made = Todo()
    _head(made, item, now, language)
    made.add("due", item.due.moment)
    made.add("status", "COMPLETED" if item.done else "NEEDS-ACTION")
    return made


def _head(made: Event | Todo, item: Meeting | Moment | Duty, now: Instant, language: str) -> None:
    made.add("uid", item.uid)
    made.add("dtstamp", now.moment)
    made.add("summary", in_feed(marked(item.summary, item.traffic, language)))
    if item.description:
        made.add("description", in_feed(item.description))
    if item.url:
        made.add("url", checked(item.url))
    _mark(made, item.traffic)


def _mark(made: Event | Todo, traffic: Traffic) -> None:
    if not traffic.is_real:
        made.add("categories", [traffic.name])


def _organizer(participant: Participant) -> vCalAddress:
    made = vCalAddress(address(participant.party))
    made.params["CN"] = _common_name(participant)
    return made


def _attendee(participant: Participant) -> vCalAddress:
    made = _organizer(participant)
    made.params["CUTYPE"] = "GROUP"  # a party is not an individual (RFC 5545 § 3.2.3)
    made.params["PARTSTAT"] = partstat(participant)
    made.params["RSVP"] = "TRUE" if participant.reply is None else "FALSE"
    return made


def _common_name(participant: Participant) -> str:
    """Name and office on one line; a parameter can hold no quotes (RFC 5545 § 3.2), so they become typographic."""
    name = f"{participant.name}, {participant.office}" if participant.office else participant.name
    return in_feed(name).replace('"', "”").replace("\n", " ").replace("\t", " ")
