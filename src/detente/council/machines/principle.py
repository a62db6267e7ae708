"""A principle that a party registers: closed or open to interpretation, in its own words (council-procedures § 9).

Nobody needs to answer. Others may say how they read it, and anybody may claim that a draft article conflicts with it; a
claim has an author, may be answered, and blocks nothing. Principles of two parties are never merged.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class PrincipleState(Labelled):
    """Where the principle is."""

    CLOSED = "CLOSED", N_("CLOSED")
    OPEN_TO_INTERPRETATION = "OPEN_TO_INTERPRETATION", N_("OPEN TO INTERPRETATION")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class PrincipleEvent(Labelled):
    """What can happen to it."""

    READ_DIFFERENTLY = "read_differently", N_("Read it differently")
    CLAIM_CONFLICT = "claim_conflict", N_("Claim that a draft article conflicts")
    ANSWER_CONFLICT = "answer_conflict", N_("Answer a claim of conflict")
    WITHDRAW_CONFLICT = "withdraw_conflict", N_("Withdraw own claim of conflict")
    SUPERSEDE = "supersede", N_("Put it in new words")
    WITHDRAW = "withdraw", N_("Withdraw the principle")
    NOW_OPEN = "now_open", N_("The new words leave it open")
    NOW_CLOSED = "now_closed", N_("The new words close it")


_S, _E = PrincipleState, PrincipleEvent


def _registered(state: PrincipleState) -> dict[PrincipleEvent, Move[PrincipleState]]:
    return {
        _E.READ_DIFFERENTLY: Move(state, "another party", "its own reading; the wording stays the author’s"),
        _E.CLAIM_CONFLICT: Move(state, "any party", "cites the draft, names the article, says why; blocks nothing"),
        _E.ANSWER_CONFLICT: Move(state, "any party but the claimant", "names the claim"),
        _E.WITHDRAW_CONFLICT: Move(state, "the claimant"),
        _E.SUPERSEDE: Move(state, "author", "old words are kept"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, "author"),
    }


_RECORD, _WORDING = "the record", "as the wording in force says"

PRINCIPLE: Machine[PrincipleState, PrincipleEvent] = Machine(
    "principle",
    _S.CLOSED,
    {
        _S.CLOSED: _registered(_S.CLOSED) | {_E.NOW_OPEN: Move(_S.OPEN_TO_INTERPRETATION, _RECORD, _WORDING)},
        _S.OPEN_TO_INTERPRETATION: _registered(_S.OPEN_TO_INTERPRETATION)
        | {_E.NOW_CLOSED: Move(_S.CLOSED, _RECORD, _WORDING)},
        _S.WITHDRAWN: {},
    },
)
