"""Relations between parties: reduced, severed, restored (scenario R17, E77).

One side severs; both restore, for relations rest on mutual consent (Vienna Convention on Diplomatic Relations, art. 2).
Functions that stay are named with the severance. The line between the stations is none of them and does not change.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class RelationsState(Labelled):
    """How the parties stand to each other."""

    IN_FORCE = "IN_FORCE", N_("IN FORCE")
    REDUCED = "REDUCED", N_("REDUCED")
    SEVERANCE_NOTIFIED = "SEVERANCE_NOTIFIED", N_("SEVERANCE NOTIFIED")
    SEVERED = "SEVERED", N_("SEVERED")


class RelationsEvent(Labelled):
    """What can happen to them."""

    REDUCE = "reduce", N_("Reduce the relations")
    RECALL = "recall", N_("Recall the head of mission")
    SEVER = "sever", N_("Sever the relations")
    TAKE_EFFECT = "take_effect", N_("The severance takes effect")
    RESTORE = "restore", N_("Restore the relations")
    NAME_PROTECTING = "name_protecting", N_("Name a protecting State")


_S, _E = RelationsState, RelationsEvent
_SIDE = "either side"


def _always(state: RelationsState) -> dict[RelationsEvent, Move[RelationsState]]:
    return {
        _E.RECALL: Move(state, _SIDE, "its own head of mission; a recall severs nothing"),
        _E.NAME_PROTECTING: Move(state, _SIDE),
    }


_DOWN = {
    _E.REDUCE: Move(_S.REDUCED, _SIDE),
    _E.SEVER: Move(_S.SEVERANCE_NOTIFIED, _SIDE, "functions that stay are named; never before it was said"),
}

RELATIONS: Machine[RelationsState, RelationsEvent] = Machine(
    "relations",
    _S.IN_FORCE,
    {
        _S.IN_FORCE: _DOWN | _always(_S.IN_FORCE),
        _S.REDUCED: _DOWN
        | {_E.RESTORE: Move(_S.IN_FORCE, "whoever reduced them", "once nobody holds them reduced")}
        | _always(_S.REDUCED),
        _S.SEVERANCE_NOTIFIED: {_E.TAKE_EFFECT: Move(_S.SEVERED, "clock", "at the instant of effect")}
        | _always(_S.SEVERANCE_NOTIFIED),
        _S.SEVERED: {_E.RESTORE: Move(_S.IN_FORCE, "every side", "mutual consent: once all have said so")}
        | _always(_S.SEVERED),
    },
)
