"""Forms of a work programme (seed-map S9, S10, C17, C18, C32)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, line, lines, parties, rows, text
from detente.council.acts.rules import RefRule
from detente.council.machines.programme import ProgrammeEvent as Event
from detente.errors.sentences.shape import N_


class ItemWord(Labelled):
    """Where an item stands, in the word of one party."""

    PROPOSED = "proposed", N_("Proposed")
    HELD = "held", N_("Held")
    ACCEPTED_FOR_DISCUSSION = "accepted_for_discussion", N_("Accepted for discussion")
    COUNTERED = "countered", N_("Countered")
    REJECTED = "rejected", N_("Rejected")
    AGREED = "agreed", N_("Agreed")
    IN_FORCE = "in_force", N_("In force")


class Place(Labelled):
    """What is offered to a State that is discussed and does not sit at the table."""

    SEAT = "seat", N_("A seat")
    COPY = "copy", N_("A copy of what is exchanged")
    VOICE = "voice", N_("A voice")


_ITEM = line("item", N_("Item"), limit=limits.REMARK, hint=N_("Exactly as it is listed."))

PROGRAMME_FORM = Form(
    "programme",
    N_("Work programme"),
    N_("Divides the work into tracks and fields, each with its parties and its items."),
    (
        line("title", N_("Title"), required=True),
        rows(
            "tracks", N_("Tracks"), "name",
            line("name", N_("What it is called"), required=True), parties("parties", N_("Parties")),
            limit=limits.THEMES,
        ),
        rows(
            "fields", N_("Fields"), "title",
            line("title", N_("Title"), required=True), parties("parties", N_("Parties")),
            line("lead", N_("Lead body")), lines("items", N_("Items")),
            required=True, limit=limits.THEMES,
        ),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.ABOUT, Rel.PART_OF, Rel.REVISES, Rel.CONTINUES, Rel.CITES)),
)  # fmt: skip

PROGRAMME_STEPS = steps_form(
    "programme_step",
    N_("Step on a work programme"),
    N_("Adds to the programme, proposes another order of its fields, says where an item stands, or files a dispatch."),
    {
        Event.ADD_FIELD: Takes(("field",), ("parties", "lead", "items")),
        Event.ORDER: Takes(("order",), ("reason",)),
        Event.ACCEPT_ORDER: Takes(("order",)),
        Event.ADD_ITEM: Takes(("field", "item")),
        Event.ITEM_STATUS: Takes(("field", "item", "status"), ("reason",)),
        Event.OWN_ITEM: Takes(("field", "item", "owner")),
        Event.FILE_UNDER: Takes(optional=("field", "track")),
        Event.COPY_OFFERED: Takes(("whom", "place"), ("field", "reason")),
        Event.AGREE_COPY: Takes(("whom", "place"), ("field",)),
        Event.CLOSE: Takes(optional=("reason",)),
    },
    text("text", N_("Text beside it")),
    line("field", N_("Field"), hint=N_("Its title, exactly as it stands in the programme.")),
    parties("parties", N_("Parties of the field"), hint=N_("All parties to the programme when left empty.")),
    line("lead", N_("Lead body")),
    lines("items", N_("Items")),
    lines("order", N_("Order of the fields"), limit=limits.POINTS, hint=N_("All titles, one a line, the first first.")),
    _ITEM,
    choice("status", N_("Where it stands"), ItemWord),
    line("owner", N_("Owner on our side"), hint=N_("An office or a person.")),
    line("track", N_("Track"), hint=N_("Its name, exactly as it stands in the programme.")),
    line("whom", N_("To which State")),
    choice("place", N_("What is offered"), Place),
    text("reason", N_("Reason")),
)
