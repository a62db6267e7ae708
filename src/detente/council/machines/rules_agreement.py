"""An agreement on rules: offered by one, accepted one by one; each party's standing is its own."""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class RulesState(Labelled):
    """Where the agreement is. Among whom the rules are in force is in the details, party by party."""

    OFFERED = "OFFERED", N_("OPEN FOR ACCEPTANCE")
    ENDED = "ENDED", N_("ENDED")


class RulesEvent(Labelled):
    """What can happen to it."""

    ACCEPT = "accept", N_("Accept the rules")
    DECLINE = "decline", N_("Decline the rules")
    SUSPEND = "suspend", N_("Suspend the rules for oneself")
    RESUME = "resume", N_("Apply the rules again")
    CONTEST = "contest", N_("Contest that the rules apply")
    END = "end", N_("End the agreement")


_S, _E = RulesState, RulesEvent

RULES: Machine[RulesState, RulesEvent] = Machine(
    "rules_agreement",
    _S.OFFERED,
    {
        _S.OFFERED: {
            _E.ACCEPT: Move(_S.OFFERED, "each party, for itself", "says how it is called in the regime"),
            _E.DECLINE: Move(_S.OFFERED, "each party, for itself"),
            _E.SUSPEND: Move(_S.OFFERED, "a party that accepted", "from a date, in its own words; others stay bound"),
            _E.RESUME: Move(_S.OFFERED, "a party that suspended"),
            _E.CONTEST: Move(_S.OFFERED, "each party, for itself", "a statement; it changes nobody's standing"),
            _E.END: Move(_S.ENDED, "whoever offered it"),
        },
        _S.ENDED: {},
    },
)
