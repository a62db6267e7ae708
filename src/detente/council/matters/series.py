"""A series of meetings: what the answers give, and what is paused, dated and concluded (council-procedures § 5)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import MeetingProposal, Meetings
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.proposal import ProposalState
from detente.council.machines.series import SERIES as MACHINE
from detente.council.machines.series import SeriesEvent as Event
from detente.council.machines.series import SeriesState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, PARTIES, Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter
from detente.council.threads import ThreadState
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName

BY_ANSWERS = (State.PROPOSED, State.PARTLY_AGREED, State.AGREED)


@dataclass(frozen=True, slots=True)
class Pause:
    """One member's part that rests: a theme, or the whole when `theme` is empty. `over` is the act that ended it."""

    by: PartyName
    at: Instant
    theme: str
    reason: str
    over: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date as the Chair named it; None: to be agreed."""

    at: Instant
    date: DeclaredDate | None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class SeriesDetails:
    """What is known of a series. `themes` are those in force, `by_answers` is where the answers put it."""

    themes: tuple[str, ...]
    agreed: tuple[str, ...] = ()
    by_answers: State = State.PROPOSED
    pauses: tuple[Pause, ...] = ()
    dates: tuple[NextDate, ...] = ()
    summary: tuple[tuple[str, str], ...] = ()

    @property
    def standing(self) -> tuple[Pause, ...]:
        """The pauses that are not over."""
        return tuple(pause for pause in self.pauses if pause.over is None)


def begin_series(deed: Deed, chair: PartyName) -> Matter | None:
    """The series that a proposal opens beside its meeting; None when it proposes one meeting."""
    body = deed.act.body
    if not isinstance(body, MeetingProposal) or body.meetings is Meetings.ONE:
        return None
    details = SeriesDetails(tuple(theme.title for theme in body.themes))
    return Matter(deed.id, "series", deed.subject, deed, everyone(deed), chair, State.PROPOSED, details)


def answered(series: Matter, thread: ThreadState) -> Matter:
    """The series with what the rows give: all themes, some, or none; a state that steps made stays."""
    details: SeriesDetails = series.details
    proposed = thread.proposal.themes if thread.proposal else ()
    themes, agreed = tuple(theme.title for theme in proposed), thread.agreed_themes
    whole = thread.phase is ProposalState.AGREED or (bool(themes) and agreed == themes)
    found = State.AGREED if whole else State.PARTLY_AGREED if agreed else State.PROPOSED
    state = found if series.state in BY_ANSWERS else series.state
    known = dataclasses.replace(details, themes=themes, agreed=agreed, by_answers=found)
    return dataclasses.replace(series, state=state, details=known)


PAUSERS = Role(
    N_("the member that paused its part"), lambda matter, party: any(p.by == party for p in matter.details.standing)
)


def _theme(matter: Matter, deed: Deed) -> str:
    theme = str(written(deed).get("theme", ""))
    if theme and theme not in matter.details.themes:
        raise OursError("council.theme_not_in_series", theme=theme[:60])
    return theme


def _pause(matter: Matter, deed: Deed) -> SeriesDetails:
    details: SeriesDetails = matter.details
    theme = _theme(matter, deed)
    if any((pause.by, pause.theme) == (deed.sender, theme) for pause in details.standing):
        raise OursError("council.paused_already")
    pause = Pause(deed.sender, deed.heard_by(matter.chair), theme, written(deed).get("reason"))
    return dataclasses.replace(details, pauses=(*details.pauses, pause))


def _resume(matter: Matter, deed: Deed) -> SeriesDetails:
    details: SeriesDetails = matter.details
    part = (deed.sender, written(deed).get("theme", ""))
    if not any((pause.by, pause.theme) == part for pause in details.standing):
        raise OursError("council.no_such_pause")
    pauses = tuple(
        dataclasses.replace(pause, over=deed.id) if pause.over is None and (pause.by, pause.theme) == part else pause
        for pause in details.pauses
    )
    return dataclasses.replace(details, pauses=pauses)


def _next_date(matter: Matter, deed: Deed) -> SeriesDetails:
    details: SeriesDetails = matter.details
    named = NextDate(deed.heard_by(matter.chair), written(deed).get("next_date"), _theme(matter, deed))
    return dataclasses.replace(details, dates=(*details.dates, named))


def _conclude(matter: Matter, deed: Deed) -> SeriesDetails:
    details: SeriesDetails = matter.details
    summary = tuple((row["theme"], row["summary"]) for row in written(deed).get("summary"))
    for theme, _ in summary:
        if details.themes and theme not in details.themes:
            raise OursError("council.theme_not_in_series", theme=theme[:60])
    return dataclasses.replace(details, summary=summary)


def _settle(matter: Matter, _: Instant) -> Matter:
    """With the last pause over, the series is where the answers put it."""
    details: SeriesDetails = matter.details
    if matter.state is State.PAUSED and not details.standing:
        return dataclasses.replace(matter, state=details.by_answers)
    return matter


_RULES: dict[Labelled, Rule] = {
    Event.PAUSE: Rule(PARTIES, _pause),
    Event.RESUME: Rule(PAUSERS, _resume),
    Event.NEXT_DATE: Rule(CHAIR, _next_date),
    Event.CONCLUDE: Rule(CHAIR, _conclude),
}

SERIES = Kind(
    name="series",
    label=N_("Series of meetings"),
    machine=MACHINE,
    opens="meeting_proposal",
    takes="series_step",
    rules=_RULES,
    settle=_settle,
)
