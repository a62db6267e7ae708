"""A call for readiness: members declare for themselves, anybody may claim, the two stay apart (§ 6.2)."""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ReadinessState(Labelled):
    """Where the call is."""

    OPEN = "OPEN", N_("CALL OPEN")
    CLOSED = "CLOSED", N_("CALL CLOSED")


class ReadinessEvent(Labelled):
    """What can happen to it."""

    DECLARE = "declare", N_("Declare for oneself")
    CLAIM = "claim", N_("Claim the readiness of members")
    WITHDRAW_CLAIM = "withdraw_claim", N_("Withdraw own claim")
    CLOSE = "close", N_("Close the call")


_S, _E = ReadinessState, ReadinessEvent

READINESS: Machine[ReadinessState, ReadinessEvent] = Machine(
    "readiness",
    _S.OPEN,
    {
        _S.OPEN: {
            _E.DECLARE: Move(_S.OPEN, "each member, for itself", "a later declaration stands over an earlier one"),
            _E.CLAIM: Move(_S.OPEN, "any party", "one declaration by one speaker; it confirms nobody"),
            _E.WITHDRAW_CLAIM: Move(_S.OPEN, "whoever made it"),
            _E.CLOSE: Move(_S.CLOSED, "Chair"),
        },
        _S.CLOSED: {},
    },
)
