"""A statement of position: the author's text, untouched, with what it is attached to (council-procedures § 9).

Others may answer or align themselves, never edit. Attaching one never changes the text it is attached to.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class StatementState(Labelled):
    """Where the statement is."""

    MADE = "MADE", N_("MADE")
    ATTACHED = "ATTACHED", N_("ATTACHED")
    SUPERSEDED = "SUPERSEDED", N_("SUPERSEDED")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class StatementEvent(Labelled):
    """What can happen to it."""

    ATTACH = "attach", N_("Record that it is attached")
    ALIGN = "align", N_("Align with it")
    NOT_ALIGNED = "not_aligned", N_("State that we are not aligned with it")
    ANSWER = "answer", N_("Answer it")
    SUPERSEDE = "supersede", N_("Replace it by a later statement")
    WITHDRAW = "withdraw", N_("Withdraw the statement")


_S, _E = StatementState, StatementEvent


def _standing(state: StatementState) -> dict[StatementEvent, Move[StatementState]]:
    return {
        _E.ALIGN: Move(state, "another party, for itself"),
        _E.NOT_ALIGNED: Move(state, "another party, for itself", "whatever the author wrote of it"),
        _E.ANSWER: Move(state, "another party"),
        _E.SUPERSEDE: Move(_S.SUPERSEDED, "author", "cites the later statement; the old one stays"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, "author", "what was attached stays on record"),
    }


_ATTACH = Move(_S.ATTACHED, "the chair or secretariat named in it", "only where the author asked for it")

POSITION_STATEMENT: Machine[StatementState, StatementEvent] = Machine(
    "position_statement",
    _S.MADE,
    {
        _S.MADE: {_E.ATTACH: _ATTACH} | _standing(_S.MADE),
        _S.ATTACHED: _standing(_S.ATTACHED),
        _S.SUPERSEDED: {_E.ANSWER: Move(_S.SUPERSEDED, "another party")},
        _S.WITHDRAWN: {},
    },
)
