"""A written response to a draft, article by article or by theme (council-procedures § 8; scenario R6, R11).

What was said stays as it was said. Who reads a point as an answer to an article does so under its own name, and anyone
may contest it. Whether the response is enough is for each recipient to say, apart from whether it came in time.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class WrittenResponseState(Labelled):
    """How far the exchange about it has come."""

    SUBMITTED = "SUBMITTED", N_("SUBMITTED")
    ASSESSED = "ASSESSED", N_("ASSESSED")
    REJOINED = "REJOINED", N_("REJOINED")
    NEGOTIATION_PER_ARTICLE = "NEGOTIATION_PER_ARTICLE", N_("NEGOTIATED BY ARTICLE")


class WrittenResponseEvent(Labelled):
    """What can happen to it."""

    MAP = "map", N_("Say which point answers which article")
    DISPUTE_MAPPING = "dispute_mapping", N_("Contest such a reading")
    WITHDRAW_MAPPING = "withdraw_mapping", N_("Take back own reading")
    SUPPLEMENT = "supplement", N_("Add to the response")
    ASSESS = "assess", N_("Say whether it is enough")
    REJOIN = "rejoin", N_("Reply to the response")
    RELEASE_PACKAGE = "release_package", N_("Release the package")
    SPLIT_OFF = "split_off", N_("Agree to negotiate articles alone")
    PER_ARTICLE = "per_article", N_("Both sides named the same article")


_S, _E = WrittenResponseState, WrittenResponseEvent
_ANY, _RESPONDENT, _RECIPIENT = "any party, for itself", "the respondent", "a recipient, for itself"


def _always(state: WrittenResponseState) -> dict[WrittenResponseEvent, Move[WrittenResponseState]]:
    return {
        _E.MAP: Move(state, _ANY, "under its own name; a point that is there; a non-paper accepts nothing"),
        _E.DISPUTE_MAPPING: Move(state, _ANY, "another party’s reading"),
        _E.WITHDRAW_MAPPING: Move(state, "whoever made it"),
        _E.SUPPLEMENT: Move(state, _RESPONDENT, "what stood before stays"),
    }


WRITTEN_RESPONSE: Machine[WrittenResponseState, WrittenResponseEvent] = Machine(
    "written_response",
    _S.SUBMITTED,
    {
        _S.SUBMITTED: _always(_S.SUBMITTED)
        | {
            _E.ASSESS: Move(_S.ASSESSED, _RECIPIENT, "sufficient, insufficient or non-responsive; not: in time or late")
        },
        _S.ASSESSED: _always(_S.ASSESSED)
        | {
            _E.ASSESS: Move(_S.ASSESSED, _RECIPIENT, "each party’s latest word stands"),
            _E.REJOIN: Move(_S.REJOINED, _RECIPIENT, "a text, or the paper it cites"),
        },
        _S.REJOINED: _always(_S.REJOINED)
        | {
            _E.ASSESS: Move(_S.REJOINED, _RECIPIENT, "each party’s latest word stands"),
            _E.REJOIN: Move(_S.REJOINED, _RECIPIENT),
            _E.RELEASE_PACKAGE: Move(_S.REJOINED, "whoever declared it"),
            _E.SPLIT_OFF: Move(_S.REJOINED, _ANY, "no package stands"),
            _E.PER_ARTICLE: Move(
                _S.NEGOTIATION_PER_ARTICLE, "the record", "the respondent and a recipient named the same article"
            ),
        },
        _S.NEGOTIATION_PER_ARTICLE: _always(_S.NEGOTIATION_PER_ARTICLE)
        | {_E.SPLIT_OFF: Move(_S.NEGOTIATION_PER_ARTICLE, _ANY, "no package stands")},
    },
)
