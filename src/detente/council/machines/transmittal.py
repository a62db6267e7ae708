"""Transmittal: the states of one paper on its way to one addressee (reference council-procedures § 3.3).

Two moves are added to the reference: a late answer still answers (`OVERDUE` → `ANSWERED`), and speaking in public is a
move that changes nothing but the flag `ANNOUNCED_UNDELIVERED`.
"""

from __future__ import annotations

from enum import Enum

from detente.council.tables import Machine, Move


class TransmittalState(Enum):
    """Where the paper is, for one addressee."""

    DRAFT = "DRAFT"
    CLEARED = "CLEARED"
    READY = "READY"
    SENT = "SENT"
    DELIVERED = "DELIVERED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ANSWERED = "ANSWERED"
    OVERDUE = "OVERDUE"
    REFUSED = "REFUSED"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"


class TransmittalEvent(Enum):
    """What can happen to it."""

    CLEAR = "clear"
    SIGN = "sign"
    DISPATCH = "dispatch"
    ANNOUNCE = "announce"
    HAND_OVER = "hand over"
    ACKNOWLEDGE = "acknowledge"
    REFUSE = "refuse to take"
    ANSWER = "answer"
    DEADLINE = "deadline passes"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


_S, _E = TransmittalState, TransmittalEvent

_AFTER = {
    _E.CORRECT: Move(_S.SUPERSEDED, "sender", "the new version refers to the old; both are kept"),
    _E.WITHDRAW: Move(_S.WITHDRAWN, "sender", "cannot be un-delivered; whoever had it may still read it"),
}


def _announce(state: TransmittalState) -> dict[TransmittalEvent, Move[TransmittalState]]:
    return {_E.ANNOUNCE: Move(state, "sender", "sets the flag ANNOUNCED_UNDELIVERED")}


_ANSWER = Move(_S.ANSWERED, "addressee", "a reply not refused as one by the sender of the paper")

TRANSMITTAL: Machine[TransmittalState, TransmittalEvent] = Machine(
    "transmittal",
    _S.DRAFT,
    {
        _S.DRAFT: {_E.CLEAR: Move(_S.CLEARED, "drafter", "internal clearances done")} | _announce(_S.DRAFT),
        _S.CLEARED: {_E.SIGN: Move(_S.READY, "authorised officer", "form complete for its kind")}
        | _announce(_S.CLEARED),
        _S.READY: {_E.DISPATCH: Move(_S.SENT, "sender")} | _announce(_S.READY),
        _S.SENT: {_E.HAND_OVER: Move(_S.DELIVERED, "addressee's station", "its signed receipt")}
        | _announce(_S.SENT)
        | _AFTER,
        _S.DELIVERED: {
            _E.ACKNOWLEDGE: Move(_S.ACKNOWLEDGED, "addressee", "opened by an officer; no view expressed"),
            _E.REFUSE: Move(_S.REFUSED, "addressee", "reason optional"),
        }
        | _AFTER,
        _S.ACKNOWLEDGED: {
            _E.ANSWER: _ANSWER,
            _E.DEADLINE: Move(_S.OVERDUE, "clock", "the sender asked for a reply by a date"),
        }
        | _AFTER,
        _S.OVERDUE: {_E.ANSWER: _ANSWER} | _AFTER,
        _S.ANSWERED: _AFTER,
        _S.REFUSED: _AFTER,
        _S.SUPERSEDED: {},
        _S.WITHDRAWN: {},
    },
)
