"""Reciprocal and joint briefings, and visits of observers: two halves that balance (council-procedures § 11).

The reference gives no states for an offer that is countered, held over or declined; they are added, so that each is
seen for what it is. One half held and the other past its date is UNBALANCED, and both sides see it.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class BriefingState(Labelled):
    """Where the briefing is."""

    OFFERED = "OFFERED", N_("OFFERED")
    COUNTERED = "COUNTERED", N_("OTHER TERMS OFFERED")
    HELD_OVER = "HELD_OVER", N_("HELD OVER")
    DECLINED = "DECLINED", N_("DECLINED")
    ACCEPTED = "ACCEPTED", N_("ACCEPTED")
    SCHEDULED = "SCHEDULED", N_("SCHEDULED")
    HELD_ONE = "HELD_ONE", N_("ONE HALF HELD")
    UNBALANCED = "UNBALANCED", N_("ONE HALF OWED")
    HELD_BOTH = "HELD_BOTH", N_("BOTH HALVES HELD")
    BALANCED = "BALANCED", N_("BALANCED")
    CANCELLED = "CANCELLED", N_("CANCELLED")


class BriefingEvent(Labelled):
    """What can happen to it."""

    ACCEPT = "accept", N_("Accept the offer")
    COUNTER = "counter", N_("Offer other terms")
    HOLD_OVER = "hold_over", N_("Hold the offer over")
    DECLINE = "decline", N_("Decline the offer")
    SCHEDULE = "schedule", N_("Set the date of the own half")
    OWE = "due", N_("Say until when the own half is owed")
    HELD = "held", N_("Record the own half as held")
    PASS_DATE = "pass_date", N_("The date of the other half passed")
    RECORD = "record", N_("Both halves were held")
    ASK = "ask", N_("Ask a question")
    ANSWER = "answer", N_("Answer a question")
    REPORT = "report", N_("Report")
    CANCEL = "cancel", N_("Cancel")


_S, _E = BriefingState, BriefingEvent
_EITHER, _OTHER, _CLOCK = "either side, its own half", "the side that did not set the terms", "clock"

Moves = dict[BriefingEvent, Move[BriefingState]]
_CANCEL: Moves = {_E.CANCEL: Move(_S.CANCELLED, "either side", "with a reason; what was held stays held")}


def _asking(state: BriefingState) -> Moves:
    return {
        _E.ASK: Move(state, "either side"),
        _E.ANSWER: Move(state, "the side that was asked"),
        _E.REPORT: Move(state, "either side"),
    }


def _dated(state: BriefingState) -> Moves:
    return {
        _E.SCHEDULE: Move(state, _EITHER, "while it is not held"),
        _E.OWE: Move(state, _EITHER, "while it is not held"),
    }


_OFFER: Moves = {
    _E.ACCEPT: Move(_S.ACCEPTED, _OTHER),
    _E.COUNTER: Move(_S.COUNTERED, _OTHER, "topic, level, depth, marking or order of turns"),
    _E.HOLD_OVER: Move(_S.HELD_OVER, _OTHER, "neither yes nor no"),
    _E.DECLINE: Move(_S.DECLINED, _OTHER),
} | _CANCEL

BRIEFING: Machine[BriefingState, BriefingEvent] = Machine(
    "briefing",
    _S.OFFERED,
    {
        _S.OFFERED: _OFFER,
        _S.COUNTERED: _OFFER,
        _S.HELD_OVER: _OFFER,
        _S.DECLINED: {},
        _S.ACCEPTED: {
            _E.SCHEDULE: Move(_S.SCHEDULED, _EITHER, "once both halves have a date, or the second waits for the first"),
        }
        | _asking(_S.ACCEPTED)
        | _CANCEL,
        _S.SCHEDULED: {_E.HELD: Move(_S.HELD_ONE, _EITHER, "papers are listed; a joint briefing is held as a whole")}
        | _dated(_S.SCHEDULED)
        | _asking(_S.SCHEDULED)
        | _CANCEL,
        _S.HELD_ONE: {
            _E.HELD: Move(_S.HELD_BOTH, _EITHER),
            _E.PASS_DATE: Move(_S.UNBALANCED, _CLOCK, "the other half is past its date"),
        }
        | _dated(_S.HELD_ONE)
        | _asking(_S.HELD_ONE)
        | _CANCEL,
        _S.UNBALANCED: {_E.HELD: Move(_S.HELD_BOTH, _EITHER, "late, and balanced")}
        | _dated(_S.UNBALANCED)
        | _asking(_S.UNBALANCED)
        | _CANCEL,
        _S.HELD_BOTH: {_E.RECORD: Move(_S.BALANCED, "the record", "only with both halves held")},
        _S.BALANCED: _asking(_S.BALANCED),
        _S.CANCELLED: {},
    },
)
