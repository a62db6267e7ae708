"""A concern that a party files: heard, asked about, answered, met in the eyes of its author (seed-map S4, C05).

To hear is less than to answer, an answer is less than a concern met, and whether an answer suffices is its author's
word and moves nothing. With several addressees the state is that of the first to move it; the rows show each.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ConcernState(Labelled):
    """Where the concern is."""

    FILED = "FILED", N_("FILED")
    HEARD = "HEARD", N_("HEARD")
    ASKED = "ASKED", N_("ASKED ABOUT")
    ANSWERED = "ANSWERED", N_("ANSWERED")
    MET = "MET", N_("MET")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class ConcernEvent(Labelled):
    """What can happen to it."""

    HEAR = "hear", N_("Put on record that it was heard")
    ASK = "ask", N_("Ask about it")
    EXPLAIN = "explain", N_("Answer a question about it")
    ANSWER = "answer", N_("Answer with own reading")
    ASSESS = "assess", N_("Say whether an answer suffices")
    CONSENT = "consent", N_("Agree that the voice takes part further")
    MET = "met", N_("Say that it is met")
    WITHDRAW = "withdraw", N_("Withdraw the concern")
    REOPEN = "reopen", N_("Open it again")
    ALL_EXPLAINED = "all_explained", N_("Every question is answered")


_S, _E = ConcernState, ConcernEvent
_OTHER, _AUTHOR = "a party it concerns", "author"


def _open(state: ConcernState) -> dict[ConcernEvent, Move[ConcernState]]:
    heard = _S.HEARD if state is _S.FILED else state
    return {
        _E.HEAR: Move(heard, _OTHER, "once by each; expresses no view"),
        _E.ASK: Move(_S.ASKED, _OTHER),
        _E.ANSWER: Move(_S.ASKED if state is _S.ASKED else _S.ANSWERED, _OTHER, "its own reading, beside the author’s"),
        _E.CONSENT: Move(state, "another party", "only for a voice of a State that is not at the table"),
        _E.MET: Move(_S.MET, _AUTHOR, "a voice needs the consent of all parties"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, _AUTHOR),
    }


_REOPEN = "the rows stay on record, and the state is again what they show"
_ASSESS = "the answer of a named party: sufficient or insufficient; moves nothing"

CONCERN: Machine[ConcernState, ConcernEvent] = Machine(
    "concern",
    _S.FILED,
    {
        _S.FILED: _open(_S.FILED),
        _S.HEARD: _open(_S.HEARD),
        _S.ASKED: _open(_S.ASKED)
        | {
            _E.EXPLAIN: Move(_S.ASKED, _AUTHOR, "the questions of a named party"),
            _E.ASSESS: Move(_S.ASKED, _AUTHOR, _ASSESS),
            _E.ALL_EXPLAINED: Move(_S.HEARD, "the record", "ANSWERED where an answer stands"),
        },
        _S.ANSWERED: _open(_S.ANSWERED) | {_E.ASSESS: Move(_S.ANSWERED, _AUTHOR, _ASSESS)},
        _S.MET: {_E.REOPEN: Move(_S.FILED, _AUTHOR, _REOPEN)},
        _S.WITHDRAWN: {_E.REOPEN: Move(_S.FILED, _AUTHOR, _REOPEN)},
    },
)
