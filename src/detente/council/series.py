"""A series of meetings as it stands: who answered what on which theme, its meetings, what comes next (§ 5).

The state joins what no single matter holds: the answers, the steps, the meetings that are part of it, and how long
nothing has happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.machines.proposal import ProposalEvent, ProposalState
from detente.council.machines.series import SERIES, SeriesEvent, SeriesState
from detente.council.matters.matter import Matter
from detente.council.matters.meeting_details import MeetingDetails
from detente.council.matters.series import BY_ANSWERS, Pause, SeriesDetails
from detente.council.matters.spans import DAY
from detente.council.states import Answer
from detente.council.tables import transition
from detente.council.threads import Row, ThreadState
from detente.errors import OursError
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName

DORMANT_AFTER = 180  # days, where the body has no rule of its own


@dataclass(frozen=True, slots=True)
class Status:
    """One row of the matrix: what a member answered to each theme; `whole` is its answer to the series."""

    member: PartyName
    whole: Answer
    themes: tuple[tuple[str, Answer], ...]


@dataclass(frozen=True, slots=True)
class Child:
    """One meeting of the series. `starts` is None while no time is fixed."""

    id: DispatchId
    title: str
    state: ProposalState
    starts: Instant | None
    convened: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it stands. `next_at` or `next_date` says when it goes on; with neither it is to be agreed.

    `moved_at` is when anything last happened in it: an answer, a step, or a step of one of its meetings.
    """

    state: SeriesState
    themes: tuple[str, ...]
    agreed_themes: tuple[str, ...]
    status: tuple[Status, ...]
    children: tuple[Child, ...]
    pauses: tuple[Pause, ...]
    next_at: Instant | None
    next_date: DeclaredDate | None
    summary: tuple[tuple[str, str], ...]
    moved_at: Instant

    @property
    def to_be_agreed(self) -> bool:
        """Whether the next date is still to be agreed; a legitimate outcome (scenario E24)."""
        return self.next_at is None and self.next_date is None


def series_state(
    thread: ThreadState,
    meeting: Matter,
    children: Iterable[Matter],
    now: Instant,
    dormant_after_days: int = DORMANT_AFTER,
) -> Series:
    """The series that the proposal of `meeting` opened, with those of `children` that are part of it, at `now`.

    Raises `OursError("council.not_a_series")` where one meeting was proposed.
    """
    parent: MeetingDetails = meeting.details
    if parent.series is None:
        raise OursError("council.not_a_series")
    details: SeriesDetails = parent.series.details
    parts = tuple(child for child in children if _belongs(child, meeting))
    meetings = tuple(_child(child) for child in parts)
    moved = _moved(thread, meeting, parent.series, parts)
    ahead = [child.starts for child in meetings if child.starts is not None and child.starts > now and _stands(child)]
    named = details.dates[-1].date if details.dates else None
    still = now - moved >= dormant_after_days * DAY and not ahead
    return Series(
        state=_state(parent.series, meetings, still=still),
        themes=details.themes,
        agreed_themes=thread.agreed_themes,
        status=tuple(_status(row, details.themes) for row in thread.rows),
        children=meetings,
        pauses=details.standing,
        next_at=min(ahead, default=None),
        next_date=named if named is not None and named.day >= now.moment.date() else None,
        summary=details.summary,
        moved_at=moved,
    )


def _belongs(child: Matter, parent: Matter) -> bool:
    is_part = parent.id in child.opened.ids(Rel.PART_OF) and isinstance(child.details, MeetingDetails)
    return is_part and child.opened.counts_for(parent.opened)


def _child(matter: Matter) -> Child:
    details: MeetingDetails = matter.details
    convened = any(step.event in {ProposalEvent.CONVENE, ProposalEvent.SCHEDULE} for step in matter.steps)
    starts = details.appointment.starts if details.appointment else None
    assert isinstance(matter.state, ProposalState)
    return Child(matter.id, matter.title, matter.state, starts, convened)


def _stands(child: Child) -> bool:
    return child.state is ProposalState.SCHEDULED


def _state(series: Matter, meetings: Sequence[Child], *, still: bool) -> SeriesState:
    """The state by the table, from where the answers and steps put it."""
    state = series.state
    assert isinstance(state, SeriesState)
    if state in BY_ANSWERS[1:] and any(child.convened for child in meetings):
        state = transition(SERIES, state, SeriesEvent.CONVENE_CHILD)
    if still and state is not SeriesState.CONCLUDED:
        state = transition(SERIES, state, SeriesEvent.FALL_DORMANT)
    return state


def _status(row: Row, themes: Sequence[str]) -> Status:
    named = dict(row.themes)
    partial = row.latest is not None and row.latest.reply is not None and bool(row.latest.reply.themes)
    whole = Answer.NO_ANSWER if partial else row.answer
    return Status(row.member, whole, tuple((theme, named.get(theme, whole)) for theme in themes))


def _moved(thread: ThreadState, meeting: Matter, series: Matter, children: Sequence[Matter]) -> Instant:
    answers = [given.issued for row in thread.rows for given in row.given]
    dates = [date.issued for date in thread.dates]
    return max(*dates, *answers, meeting.moved_at, series.moved_at, *(child.moved_at for child in children))
