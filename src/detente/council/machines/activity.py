"""A notified military activity with an announced end (scenario R15, E69; council-procedures § 15: 19).

An end that is moved is kept beside the new one. An end that is taken back (“open”) leaves the last one that was stated
in force for the clock: an activity is overdue when that has passed and nobody said that it ended.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ActivityState(Labelled):
    """Where the activity is, by what its host notified."""

    NOTIFIED = "NOTIFIED", N_("NOTIFIED")
    END_CHANGED = "END_CHANGED", N_("END CHANGED")
    OVERDUE = "OVERDUE", N_("OVERDUE")
    ENDED = "ENDED", N_("ENDED")


class ActivityEvent(Labelled):
    """What can happen to it."""

    CHANGE_END = "change_end", N_("Change the announced end")
    PASS_END = "pass_end", N_("The announced end passed")
    ENDED = "ended", N_("Say that it has ended")
    CONTEST = "contest", N_("Contest what was notified")
    JOIN = "join", N_("Join the activity")


_S, _E = ActivityState, ActivityEvent
_HOST = "host"


def _going_on(state: ActivityState) -> dict[ActivityEvent, Move[ActivityState]]:
    return {
        _E.CHANGE_END: Move(_S.END_CHANGED, _HOST, "a later end, or “open”; the old one is kept"),
        _E.ENDED: Move(_S.ENDED, _HOST),
        _E.CONTEST: Move(state, "any other party"),
        _E.JOIN: Move(state, "a party that takes no part yet"),
    }


def _clocked(state: ActivityState) -> dict[ActivityEvent, Move[ActivityState]]:
    return _going_on(state) | {_E.PASS_END: Move(_S.OVERDUE, "clock", "the last end that was stated has passed")}


ACTIVITY: Machine[ActivityState, ActivityEvent] = Machine(
    "activity",
    _S.NOTIFIED,
    {
        _S.NOTIFIED: _clocked(_S.NOTIFIED),
        _S.END_CHANGED: _clocked(_S.END_CHANGED),
        _S.OVERDUE: _going_on(_S.OVERDUE),
        _S.ENDED: {_E.CONTEST: Move(_S.ENDED, "any other party", "that it ended, for example")},
    },
)
