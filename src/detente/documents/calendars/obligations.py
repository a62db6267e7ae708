"""What a regime asks for, as events of a calendar (RFC 5545).

An event, not a to-do: most programs leave a VTODO (§ 3.6.2) out of what they subscribe to, and a day on which
nothing seems to be owed would be worse than no calendar. What is owed by a day is an event of that whole day; what is
owed by a second is an event without length at that second. Neither blocks any time (TRANSP, § 3.8.2.7).

Nothing here depends on when the calendar is asked for: DTSTAMP, in a calendar without METHOD, is when the event was
last revised (§ 3.8.7.2), as is LAST-MODIFIED. The same duties give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from icalendar import Alarm, Event

from detente.documents.addresses import checked
from detente.documents.characters import in_feed
from detente.documents.words import marked
from detente.kernel import Instant, Traffic

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed on a day, by an instant, or between two instants where the moment is not sure.

    `revised` is when anything of it changed last, `sequence` never falls. `lead` is how long before the beginning a
    program may remind of it; None: not at all.
    """

    uid: str
    sequence: int
    revised: Instant
    summary: str
    first: Instant | dt.date
    traffic: Traffic
    last: Instant | None = None
    description: str = ""
    url: str = ""
    lead: dt.timedelta | None = None


def obligation(item: Obligation, language: str) -> Event:
    """A duty as an event, with one alarm where it is to be reminded of."""
    made, summary = Event(), in_feed(marked(item.summary, item.traffic, language))
    made.add("uid", item.uid)
    made.add("dtstamp", item.revised.moment)
    made.add("last-modified", item.revised.moment)
    made.add("sequence", item.sequence)
    _place_in_time(made, item)
    made.add("summary", summary)
    made.add("status", "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    if item.description:
        made.add("description", in_feed(item.description))
    if item.url:
        made.add("url", checked(item.url))
    if not item.traffic.is_real:
        made.add("categories", [item.traffic.name])
    if item.lead is not None:
        made.add_component(_alarm(summary, item.lead))
    return made


def _place_in_time(made: Event, item: Obligation) -> None:
    if isinstance(item.first, Instant):
        made.add("dtstart", item.first.moment)
        if item.last is not None and item.last > item.first:
            made.add("dtend", item.last.moment)
    else:
        made.add("dtstart", item.first)
        made.add("dtend", item.first + _ONE_DAY)  # the end is not part of it (§ 3.6.1)


def _alarm(words: str, lead: dt.timedelta) -> Alarm:
    """A line on the screen, before the event begins (VALARM, § 3.6.6): no sound, no letter, nobody else is told."""
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", words)
    made.add("trigger", -lead)
    return made
