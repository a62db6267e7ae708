"""Forms of a call: the record one side makes of it, and the word of the other (scenario E51, E54)."""

from __future__ import annotations

from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.parts import date, line, lines, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.call import CallEvent as Event
from detente.errors.sentences.shape import N_

CALL_FORM = Form(
    "call_record",
    N_("Record of a call"),
    N_("Puts a call on record: with whom, on what, and what was agreed, as this side wrote it down."),
    (
        line("title", N_("Topic"), required=True),
        party("counterpart", N_("With"), hint=N_("The first addressee when left empty.")),
        line("level", N_("Level"), required=True, hint=N_("For example heads of State, ministers of defence.")),
        date("held_on", N_("Date"), required=True),
        lines("points", N_("Points")),
        lines("agreed", N_("Agreed")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

CALL_STEPS = steps_form(
    "call_record_step",
    N_("Word on a record of a call"),
    N_("Confirms or contests the other side’s record of a call."),
    {Event.CONFIRM: Takes(), Event.CONTEST: Takes(("disputed",), ("own_version",))},
    text("text", N_("Text beside it")),
    lines("disputed", N_("Disputed lines"), hint=N_("Copied from the record, one on a line.")),
    text("own_version", N_("Own version")),
)
