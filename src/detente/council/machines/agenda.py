"""The agenda of a meeting: open for items, drafted, adopted at the opening or contested (council-procedures § 6.1)."""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class AgendaState(Labelled):
    """Where the agenda is."""

    OPEN_FOR_ITEMS = "OPEN_FOR_ITEMS", N_("OPEN FOR ITEMS")
    DRAFT = "DRAFT", N_("DRAFT")
    CONTESTED = "CONTESTED", N_("CONTESTED")
    ADOPTED = "ADOPTED", N_("ADOPTED")


class AgendaEvent(Labelled):
    """What can happen to it."""

    PROPOSE_ITEM = "propose_item", N_("Propose an item")
    ISSUE_DRAFT = "issue_draft", N_("Issue the draft agenda")
    ASK_CHANGE = "ask_change", N_("Ask for a change")
    ADOPT = "adopt", N_("Declare the agenda adopted")
    CONTEST = "contest", N_("Contest an item")
    LIFT = "lift", N_("No longer contest")
    ADD_OTHER_BUSINESS = "add_other_business", N_("Add an item under any other business")
    AGREE_TO_DECIDE = "agree_to_decide", N_("Agree that a decision may be taken under it")


_S, _E = AgendaState, AgendaEvent
_CHAIR, _MEMBER = "Chair", "any member"
_DRAFTED = Move(_S.DRAFT, "Chair or preparatory body", "ordered; each title with whoever proposed it")
_CONTESTED = Move(_S.CONTESTED, _MEMBER, "named items; the meeting may open on the others")

AGENDA: Machine[AgendaState, AgendaEvent] = Machine(
    "agenda",
    _S.OPEN_FOR_ITEMS,
    {
        _S.OPEN_FOR_ITEMS: {
            _E.PROPOSE_ITEM: Move(_S.OPEN_FOR_ITEMS, _MEMBER, "title, kind, sponsor, papers"),
            _E.ISSUE_DRAFT: _DRAFTED,
        },
        _S.DRAFT: {
            _E.ASK_CHANGE: Move(
                _S.DRAFT, _MEMBER, "add, delete, rename, reorder; before the meeting or at its opening"
            ),
            _E.ISSUE_DRAFT: _DRAFTED,
            _E.ADOPT: Move(_S.ADOPTED, _CHAIR, "nobody contests; absence is no objection; no change left unanswered"),
            _E.CONTEST: _CONTESTED,
        },
        _S.CONTESTED: {
            _E.CONTEST: _CONTESTED,
            _E.LIFT: Move(_S.CONTESTED, "whoever contested", "with the last one lifted: DRAFT"),
            _E.ISSUE_DRAFT: _DRAFTED,
        },
        _S.ADOPTED: {
            _E.ADD_OTHER_BUSINESS: Move(_S.ADOPTED, "Chair or a member", "no decision under it unless all agree"),
            _E.AGREE_TO_DECIDE: Move(_S.ADOPTED, _MEMBER, "for itself"),
        },
    },
)
