"""Forms of an agenda: its items, its drafts, its adoption (council-procedures § 6.1)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, line, lines, parties, party, rows, text
from detente.council.acts.rules import RefRule
from detente.council.machines.agenda import AgendaEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class ItemKind(Labelled):
    """What an item is for."""

    CONSULTATION = "consultation", N_("Consultation")
    BRIEFING = "briefing", N_("Briefing")
    DECISION = "decision", N_("Decision")
    STATEMENT = "statement", N_("Statement")
    CURRENT_ISSUE = "current_issue", N_("Current issue")
    ANY_OTHER_BUSINESS = "any_other_business", N_("Any other business")
    CLOSED_SESSION = "closed_session", N_("Closed session")


class ItemChange(Labelled):
    """What a member asks to have changed."""

    ADD = "add", N_("Add an item")
    DELETE = "delete", N_("Delete an item")
    RENAME = "rename", N_("Rename an item")
    REORDER = "reorder", N_("Move an item")


_NEEDS = {
    ItemChange.ADD: ("title",),
    ItemChange.DELETE: ("number",),
    ItemChange.RENAME: ("number", "title"),
    ItemChange.REORDER: ("number", "place"),
}


def _whole_change(values: Row) -> None:
    """A change says all that the Chair needs to take it over."""
    change: ItemChange | None = values.get("change")
    if change is None:
        return
    for name in _NEEDS[change]:
        if name not in values:
            raise OursError("council.change_lacks", change=change.value, field=name)


_ITEM = (
    line("number", N_("Number"), required=True),
    line("title", N_("Title"), required=True),
    choice("kind", N_("Kind of item"), ItemKind, required=True),
    party("sponsor", N_("Brought by")),
    parties("title_proposed_by", N_("Title proposed by"), hint=N_("The sender when left empty.")),
    lines("papers", N_("Papers"), hint=N_("One on a line.")),
)

AGENDA_FORM = Form(
    "agenda",
    N_("Agenda"),
    N_("Opens the agenda of a meeting: members propose items, the Chair issues drafts, it is adopted at the opening."),
    (
        line("title", N_("Title"), required=True),
        party("chair", N_("Chair"), hint=N_("Who presides; the sender when left empty.")),
        party("preparatory", N_("Preparatory body"), hint=N_("Who may issue drafts beside the Chair.")),
        parties("members", N_("Members"), hint=N_("Sender and addressees when left empty.")),
        rows("items", N_("Items"), "number", *_ITEM),
        text("text", N_("Text beside it")),
    ),
    RefRule(once=(Rel.PART_OF,), free=(Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

_STEPS = steps_form(
    "agenda_step",
    N_("Step on an agenda"),
    N_("Takes one step on the agenda of a meeting: propose an item, issue a draft, ask for a change, adopt, contest."),
    {
        Event.PROPOSE_ITEM: Takes(("title", "kind"), ("papers",)),
        Event.ISSUE_DRAFT: Takes(("items",)),
        Event.ASK_CHANGE: Takes(("change",), ("number", "title", "kind", "place", "reason")),
        Event.ADOPT: Takes(),
        Event.CONTEST: Takes(("numbers",), ("grounds",)),
        Event.LIFT: Takes(),
        Event.ADD_OTHER_BUSINESS: Takes(("number", "title"), ("papers",)),
        Event.AGREE_TO_DECIDE: Takes(("number",)),
    },
    text("text", N_("Text beside it")),
    line("number", N_("Number of the item")),
    line("title", N_("Title"), hint=N_("Neutral words are adopted sooner.")),
    choice("kind", N_("Kind of item"), ItemKind),
    lines("papers", N_("Papers"), hint=N_("One on a line.")),
    rows("items", N_("Items in their order"), "number", *_ITEM),
    choice("change", N_("Change"), ItemChange),
    line("place", N_("Before item"), hint=N_("The number of the item that it should stand before.")),
    text("reason", N_("Reason"), limit=limits.REMARK),
    lines("numbers", N_("Items contested"), hint=N_("Their numbers, one on a line.")),
    text("grounds", N_("Grounds")),
)
AGENDA_STEPS = dataclasses.replace(_STEPS, agree=_whole_change)
