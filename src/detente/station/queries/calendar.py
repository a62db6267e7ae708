"""What is on the calendar between two days: meetings with a time or a window, and what time alone moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from detente.council.acts.proposal import Window
from detente.council.machines.proposal import ProposalState
from detente.council.matters import Matter
from detente.council.matters.meeting_details import MeetingDetails
from detente.kernel import DeclaredDate, Instant
from detente.station.deeds import read_inner
from detente.station.house import House
from detente.station.ports import MatterRow, MattersWanted, Transaction
from detente.station.projections.matters import as_matter_row
from detente.station.queries.matters import as_line, current, folded_matter
from detente.station.views.meetings import CalendarMeeting, CalendarView

LOOKED_AT = 50
DUES = 60
_ASKED_ANEW = (ProposalState.DRAFT, ProposalState.SENT, ProposalState.PENDING)
Days = tuple[dt.date, dt.date]


def calendar(house: House, first: dt.date, last: dt.date) -> CalendarView:
    """Return what falls between two days in UTC, both included, in order of time."""
    with house.store.read() as tx:
        now = house.clock.now()
        rows = tx.matters(MattersWanted(kinds=("meeting",), limit=LOOKED_AT + 1))
        found = [entry for id_ in _dated(tx, rows[:LOOKED_AT], first, last) for entry in _entries(tx, id_, now)]
        due = MattersWanted(due_from=_midnight(first), due_by=_midnight(last + dt.timedelta(days=1)) - 1, limit=DUES)
        dues = tuple((Instant(row.due), current(tx, row, now)) for row in tx.matters(due) if row.due is not None)
    meetings = (entry for entry in found if entry.first <= last and first <= entry.last)
    ordered = sorted(meetings, key=lambda entry: (entry.first, entry.starts or 0, entry.line.id))
    return CalendarView(tuple(ordered), dues, is_cut=len(rows) > LOOKED_AT)


def _dated(tx: Transaction, rows: Sequence[MatterRow], first: dt.date, last: dt.date) -> Iterator[str]:
    """Those that may fall between two days. A single meeting without a step is where its proposal puts it."""
    papers = {row.id: read_inner(row) for row in tx.dispatches_of([row.id for row in rows])}
    for row in rows:
        body = (papers.get(row.id) or {"body": {}})["body"]
        days = _window(
            Window(*(DeclaredDate(body[end]) if end in body else None for end in ("window_from", "window_to")))
        )
        if row.steps or body.get("meetings") != "one" or (days and days[0] <= last and first <= days[1]):
            yield row.id


def _midnight(day: dt.date) -> int:
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def _entries(tx: Transaction, matter_id: str, now: Instant) -> Iterator[CalendarMeeting]:
    matter, rows = folded_matter(tx, matter_id, now)
    line, details = as_line(as_matter_row(matter, rows)), matter.details
    days, starts = days_of(matter), starts_of(matter)
    if days:
        yield CalendarMeeting(line, matter, starts, *days)
    named = details.series.details.dates[-1].date if details.series and details.series.details.dates else None
    if named is not None:
        yield CalendarMeeting(line, matter, None, named.day, named.day, is_next_date=True)


def starts_of(matter: Matter) -> Instant | None:
    """Return the time of a meeting as fixed, or as asked for by the last postponement; None while there is none."""
    details: MeetingDetails = matter.details
    if details.postponements and matter.state in _ASKED_ANEW:
        return details.postponements[-1].starts
    return details.appointment.starts if details.appointment else None


def days_of(matter: Matter) -> Days | None:
    """Return the first and last day a meeting may be on; None where that is left open."""
    details: MeetingDetails = matter.details
    starts = starts_of(matter)
    if starts is not None:
        return starts.moment.date(), starts.moment.date()
    if details.postponements and matter.state in _ASKED_ANEW:
        wish = details.postponements[-1].new_date
        return (wish.day, wish.day) if wish else None
    return _window(details.proposal.window)


def _window(window: Window) -> Days | None:
    """The window proposed; one end alone stands for itself."""
    first, last = window.start or window.end, window.end or window.start
    return (first.day, last.day) if first and last else None
