"""A call put on record by one side, to be confirmed or contested by the other (scenario E51, E54, R10).

What one side writes down is its record; it becomes both sides' only by the other's word, which may change.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class CallState(Labelled):
    """What the two sides say of the record."""

    RECORDED = "RECORDED", N_("RECORDED BY ONE SIDE")
    CONFIRMED = "CONFIRMED", N_("CONFIRMED")
    CONTESTED = "CONTESTED", N_("CONTESTED")


class CallEvent(Labelled):
    """What the other side can say."""

    CONFIRM = "confirm", N_("Confirm the record")
    CONTEST = "contest", N_("Contest the record")


_S, _E = CallState, CallEvent
_OTHER = "the other side of the call"
_SAYS = {
    _E.CONFIRM: Move(_S.CONFIRMED, _OTHER),
    _E.CONTEST: Move(_S.CONTESTED, _OTHER, "with what it disputes"),
}

CALL: Machine[CallState, CallEvent] = Machine(
    "call", _S.RECORDED, {_S.RECORDED: _SAYS, _S.CONFIRMED: _SAYS, _S.CONTESTED: _SAYS}
)
