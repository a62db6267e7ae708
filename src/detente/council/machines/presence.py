"""A notice of presence: who, where, how many, announced and done (seed-map S7, C24).

What was announced stays beside what was changed. A notice may cite the declaration it carries out; whether the
declaration's condition was met is for the parties to say there.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class PresenceState(Labelled):
    """Where the presence is, by the word of whoever gave the notice."""

    ANNOUNCED = "ANNOUNCED", N_("ANNOUNCED")
    IN_PLACE = "IN_PLACE", N_("IN PLACE")
    CALLED_OFF = "CALLED_OFF", N_("CALLED OFF")
    ENDED = "ENDED", N_("ENDED")


class PresenceEvent(Labelled):
    """What can happen to it."""

    DONE = "done", N_("State that it is done")
    CHANGE = "change", N_("Change what was notified")
    END = "end", N_("State that it ended, or is called off")
    CONTEST = "contest", N_("Contest the notice")


_S, _E = PresenceState, PresenceEvent
_AUTHOR, _OTHER = "whoever gave the notice", "another party"

PRESENCE: Machine[PresenceState, PresenceEvent] = Machine(
    "presence",
    _S.ANNOUNCED,
    {
        _S.ANNOUNCED: {
            _E.DONE: Move(_S.IN_PLACE, _AUTHOR),
            _E.CHANGE: Move(_S.ANNOUNCED, _AUTHOR, "what stood before is kept"),
            _E.END: Move(_S.CALLED_OFF, _AUTHOR),
            _E.CONTEST: Move(_S.ANNOUNCED, _OTHER),
        },
        _S.IN_PLACE: {
            _E.CHANGE: Move(_S.IN_PLACE, _AUTHOR, "what stood before is kept"),
            _E.END: Move(_S.ENDED, _AUTHOR),
            _E.CONTEST: Move(_S.IN_PLACE, _OTHER),
        },
        _S.CALLED_OFF: {_E.CONTEST: Move(_S.CALLED_OFF, _OTHER)},
        _S.ENDED: {_E.CONTEST: Move(_S.ENDED, _OTHER)},
    },
)
