"""A declared consequence: “if this, then that”, and who says that this or that has happened (seed-map S7, C24).

A record only (A8): it has no clock, and nothing in it acts by itself. Whether the condition is met and whether the
consequence was carried out are claims of parties, each with its author; the state is the strongest word that stands.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ConsequenceState(Labelled):
    """Where the declaration is."""

    DECLARED = "DECLARED", N_("DECLARED")
    CONTESTED = "CONTESTED", N_("CONTESTED")
    CLAIMED_MET = "CLAIMED_MET", N_("CONDITION SAID TO BE MET")
    DISPUTED = "DISPUTED", N_("CONDITION IN DISPUTE")
    CLAIMED_CARRIED_OUT = "CLAIMED_CARRIED_OUT", N_("SAID TO BE CARRIED OUT")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class ConsequenceEvent(Labelled):
    """What can happen to it."""

    CONTEST = "contest", N_("Contest the declaration")
    ASK = "ask", N_("Ask about it")
    ANSWER = "answer", N_("Answer a question")
    CLAIM_MET = "claim_met", N_("Claim that the condition is met")
    CONTEST_MET = "contest_met", N_("Contest that the condition is met")
    WITHDRAW_CLAIM = "withdraw_claim", N_("Withdraw own claim that it is met")
    CLAIM_CARRIED_OUT = "claim_carried_out", N_("Claim that the consequence was carried out")
    WITHDRAW = "withdraw", N_("Withdraw the declaration")
    CLAIM_GONE = "claim_gone", N_("No claim stands any longer")


_S, _E = ConsequenceState, ConsequenceEvent


def _standing(state: ConsequenceState) -> dict[ConsequenceEvent, Move[ConsequenceState]]:
    done = state is _S.CLAIMED_CARRIED_OUT
    return {
        _E.CONTEST: Move(_S.CONTESTED if state is _S.DECLARED else state, "another party"),
        _E.ASK: Move(state, "another party"),
        _E.ANSWER: Move(state, "author"),
        _E.CLAIM_MET: Move(state if done else _S.CLAIMED_MET, "any party", "its own claim, with a quote or a citation"),
        _E.CONTEST_MET: Move(state if done else _S.DISPUTED, "any party", "with or without a claim on record"),
        _E.WITHDRAW_CLAIM: Move(state, "the claimant", "its own; what was said against it stays on record"),
        _E.CLAIM_CARRIED_OUT: Move(_S.CLAIMED_CARRIED_OUT, "any party", "cites the notice of presence"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, "author"),
    }


_GONE = {_E.CLAIM_GONE: Move(_S.DECLARED, "the record", "CONTESTED where the declaration itself is contested")}

CONSEQUENCE: Machine[ConsequenceState, ConsequenceEvent] = Machine(
    "consequence",
    _S.DECLARED,
    {
        _S.DECLARED: _standing(_S.DECLARED),
        _S.CONTESTED: _standing(_S.CONTESTED),
        _S.CLAIMED_MET: _standing(_S.CLAIMED_MET) | _GONE,
        _S.DISPUTED: _standing(_S.DISPUTED) | _GONE,
        _S.CLAIMED_CARRIED_OUT: _standing(_S.CLAIMED_CARRIED_OUT),
        _S.WITHDRAWN: {},
    },
)
