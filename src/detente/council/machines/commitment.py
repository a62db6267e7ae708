"""A shared commitment: one paragraph of a text that parties signed, and each signatory's reading (seed-map S4, C06).

“All” are the signatories of the cited text (A14). A paragraph may be confirmed by all and still be read in two ways;
readings stand side by side and none is the reading.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class CommitmentState(Labelled):
    """Where the citation is."""

    CITED = "CITED", N_("CITED")
    CONFIRMED = "CONFIRMED", N_("CONFIRMED BY ALL SIGNATORIES")
    CONTESTED = "CONTESTED", N_("READING CONTESTED")
    WITHDRAWN = "WITHDRAWN", N_("CITATION WITHDRAWN")


class CommitmentEvent(Labelled):
    """What can happen to it."""

    CONFIRM = "confirm", N_("Confirm that the paragraph binds us")
    READ = "read", N_("Give own reading")
    CONTEST_READING = "contest_reading", N_("Contest a reading")
    WITHDRAW_CONTEST = "withdraw_contest", N_("Contest a reading no longer")
    WITHDRAW_READING = "withdraw_reading", N_("Withdraw own reading")
    WITHDRAW = "withdraw", N_("Withdraw the citation")
    ALL_CONFIRMED = "all_confirmed", N_("All signatories confirmed")
    UNCONTESTED = "uncontested", N_("No reading is contested any longer")


_S, _E = CommitmentState, CommitmentEvent
_SIGNATORY = "a signatory, for itself"


def _cited(state: CommitmentState) -> dict[CommitmentEvent, Move[CommitmentState]]:
    return {
        _E.CONFIRM: Move(state, _SIGNATORY, "once"),
        _E.READ: Move(state, _SIGNATORY, "takes the place of its earlier reading, which is kept"),
        _E.CONTEST_READING: Move(_S.CONTESTED, _SIGNATORY, "the reading of a named party; never its own"),
        _E.WITHDRAW_CONTEST: Move(state, "whoever contested"),
        _E.WITHDRAW_READING: Move(state, "whose reading it is"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, "whoever cited it", "readings stay on record"),
    }


COMMITMENT: Machine[CommitmentState, CommitmentEvent] = Machine(
    "commitment",
    _S.CITED,
    {
        _S.CITED: _cited(_S.CITED)
        | {_E.ALL_CONFIRMED: Move(_S.CONFIRMED, "the record", "every signatory, and no reading contested")},
        _S.CONFIRMED: _cited(_S.CONFIRMED),
        _S.CONTESTED: _cited(_S.CONTESTED)
        | {_E.UNCONTESTED: Move(_S.CITED, "the record", "CONFIRMED where all signatories confirmed")},
        _S.WITHDRAWN: {},
    },
)
