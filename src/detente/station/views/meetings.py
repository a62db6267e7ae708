"""Meetings, series, calendars, readiness and what is owed, as officers see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.council.acts import MeetingProposal
from detente.council.matters import Matter
from detente.council.matters.readiness_details import Claim, Counts, Readiness
from detente.council.matters.series import Pause
from detente.council.meetings import Meeting
from detente.council.series import Series
from detente.council.threads import ProposedOn, ThreadState
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.views.matters import MatterLine


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series: its line (of the meeting it was proposed with), the series itself, the dates of the one proposal.

    `pauses` are all there were, also those that are over.
    """

    line: MatterLine
    series: Series
    proposal: MeetingProposal
    dates: tuple[ProposedOn, ...]
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A page of series, the last moved first; `next` leads to the one after it, None at the end."""

    lines: tuple[SeriesView, ...]
    next: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class PublicText:
    """One text to be read of a meeting, named by the report of `by`; `author` wrote it. None of it where unopened."""

    by: PartyName
    dispatch: DispatchId
    author: PartyName | None
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingBoard:
    """What the page of a meeting shows beside the matter.

    `within_rule`: whether the rule of the body lets its Chair convene; None where nobody did or no body is on record.
    """

    meeting: Meeting
    thread: ThreadState
    agendas: tuple[MatterLine, ...]
    texts: tuple[PublicText, ...]
    within_rule: bool | None


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """A meeting with the days it touches; `starts` is None while no time is fixed.

    `is_next_date`: the day named as the next of a series.
    """

    line: MatterLine
    matter: Matter
    starts: Instant | None
    first: dt.date
    last: dt.date
    is_next_date: bool = False


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What is on the calendar between two days: meetings, and what time alone moves, at `due` of each line.

    `is_cut`: there are meetings on record that were not looked at.
    """

    meetings: tuple[CalendarMeeting, ...]
    dues: tuple[tuple[Instant, MatterLine], ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class ReadinessLine:
    """One call as this station's party may see it: two figures apart, names by consent, claims with their speakers."""

    line: MatterLine
    readiness: Readiness
    counts: Counts
    names: tuple[PartyName, ...]
    claims: tuple[Claim, ...]
    themes: tuple[tuple[str, Counts, tuple[PartyName, ...]], ...]
    sees_names: bool


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    """A page of calls, the last moved first; `next` leads to the one after it."""

    lines: tuple[ReadinessLine, ...]
    next: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One thing a member has not answered. `word` is the state of its row; empty for a matter, whose state is given.

    `since` is when the member had it, None where no receipt says so; `asked_by` the time asked for.
    """

    member: PartyName
    title: str
    id: DispatchId
    author: PartyName
    traffic: Traffic
    since: Instant | None
    asked_by: Instant | None
    word: str = ""
    line: MatterLine | None = None


@dataclass(frozen=True, slots=True)
class UnansweredPage:
    """What is not answered, by member; `is_cut`: older papers were not looked at."""

    lines: tuple[Unanswered, ...]
    is_cut: bool
