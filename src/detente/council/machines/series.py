"""A series of meetings: one parent with themes, each meeting a child (council-procedures § 5).

A member may accept the series and still hold a theme. What the answers give (PROPOSED, PARTLY AGREED, AGREED) follows
from the rows; that a child was convened follows from the children; so a step may be taken before either is known
everywhere. A series that lies still is dormant and not closed.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class SeriesState(Labelled):
    """Where the series is."""

    PROPOSED = "PROPOSED", N_("PROPOSED")
    PARTLY_AGREED = "PARTLY_AGREED", N_("PARTLY AGREED")
    AGREED = "AGREED", N_("AGREED")
    RUNNING = "RUNNING", N_("RUNNING")
    PAUSED = "PAUSED", N_("PAUSED")
    CONCLUDED = "CONCLUDED", N_("CONCLUDED")
    DORMANT = "DORMANT", N_("DORMANT")


class SeriesEvent(Labelled):
    """What can happen to it."""

    ANSWER = "answer", N_("Answer, for the series or a theme")
    AGREE_THEME = "agree_theme", N_("All members agree on a theme")
    AGREE_ALL = "agree_all", N_("All members agree on all themes")
    TAKE_BACK = "take_back", N_("A later answer takes agreement back")
    CONVENE_CHILD = "convene_child", N_("A meeting of the series is convened")
    CLOSE_CHILD = "close_child", N_("A meeting of the series is closed")
    NEXT_DATE = "next_date", N_("Name the next date, or leave it to be agreed")
    PAUSE = "pause", N_("Pause own part: a theme or the whole")
    RESUME = "resume", N_("Resume own part")
    CONCLUDE = "conclude", N_("Conclude the series")
    FALL_DORMANT = "fall_dormant", N_("Nothing happens for long")
    WAKE = "wake", N_("Something happens again")


_S, _E = SeriesState, SeriesEvent
_Moves = dict[SeriesEvent, Move[SeriesState]]

_CHAIR, _MEMBER, _ROWS = "Chair", "each member, for its part", "the rows of the answers"
_STILL = {_E.FALL_DORMANT: Move(_S.DORMANT, "clock", "nothing for the days of the body’s rule; not closed")}
_AGREED_ON = "that theme may be scheduled"


def _under_way(state: SeriesState) -> _Moves:
    return {
        _E.NEXT_DATE: Move(state, _CHAIR, "a date, or that it is to be agreed"),
        _E.PAUSE: Move(_S.PAUSED, _MEMBER, "a theme or the whole, with the reason"),
        _E.CONCLUDE: Move(_S.CONCLUDED, _CHAIR, "end condition or decision; a summary for each theme"),
        **_STILL,
    }


def _answered(state: SeriesState) -> _Moves:
    return {_E.ANSWER: Move(state, _MEMBER, "accepts the series, some themes, counters the list, or declines")}


SERIES: Machine[SeriesState, SeriesEvent] = Machine(
    "series",
    _S.PROPOSED,
    {
        _S.PROPOSED: {
            **_answered(_S.PROPOSED),
            _E.AGREE_THEME: Move(_S.PARTLY_AGREED, _ROWS, _AGREED_ON),
            _E.AGREE_ALL: Move(_S.AGREED, _ROWS),
            **_STILL,
        },
        _S.PARTLY_AGREED: {
            **_answered(_S.PARTLY_AGREED),
            _E.AGREE_ALL: Move(_S.AGREED, _ROWS),
            _E.TAKE_BACK: Move(_S.PROPOSED, _ROWS),
            _E.CONVENE_CHILD: Move(_S.RUNNING, "the child", "on a theme that is agreed"),
            **_under_way(_S.PARTLY_AGREED),
        },
        _S.AGREED: {
            **_answered(_S.AGREED),
            _E.TAKE_BACK: Move(_S.PROPOSED, _ROWS, "with a theme still agreed: PARTLY AGREED"),
            _E.CONVENE_CHILD: Move(_S.RUNNING, "the child"),
            **_under_way(_S.AGREED),
        },
        _S.RUNNING: {
            _E.CLOSE_CHILD: Move(_S.RUNNING, "the child", "the next date is set, or to be agreed"),
            **_under_way(_S.RUNNING),
        },
        _S.PAUSED: {
            _E.PAUSE: Move(_S.PAUSED, _MEMBER, "another part"),
            _E.RESUME: Move(_S.PAUSED, "whoever paused it", "with the last pause over: where the record puts it"),
            _E.NEXT_DATE: Move(_S.PAUSED, _CHAIR, "for what goes on"),
            _E.CONCLUDE: Move(_S.CONCLUDED, _CHAIR),
            _E.WAKE: Move(_S.AGREED, "the last pause over", "PARTLY AGREED or RUNNING where the record says so"),
            **_STILL,
        },
        _S.DORMANT: {_E.WAKE: Move(_S.PROPOSED, "any act", "at once where the record puts it")},
        _S.CONCLUDED: {},
    },
)
