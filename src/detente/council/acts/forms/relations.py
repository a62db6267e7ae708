"""Forms of relations between parties: what they are, and every step that changes them (scenario R17, E77)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, flag, instant, line, parties, several, text
from detente.council.acts.rules import RefRule
from detente.council.machines.relations import RelationsEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class Function(Labelled):
    """What stays when relations are severed. `NONE` says that nothing does, and stands alone."""

    CONSULAR = "consular", N_("Consular functions")
    EMERGENCY_CONTACT = "emergency_contact", N_("Emergency contact")
    HUMANITARIAN = "humanitarian", N_("Humanitarian matters")
    OTHER = "other", N_("Other functions, named in the text")
    NONE = "none", N_("None")


def _none_alone(values: Row) -> None:
    kept = values.get("kept", ())
    if Function.NONE in kept and len(kept) > 1:
        raise OursError("council.none_stands_alone", field="kept")


RELATIONS_FORM = Form(
    "relations",
    N_("Relations"),
    N_("Puts on record which relations there are between parties, so that their changes have one place."),
    (
        line("title", N_("Title"), required=True),
        parties("between", N_("Between"), hint=N_("Sender and addressees when left empty.")),
        text("what", N_("Which relations"), required=True, limit=limits.REMARK),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

_STEPS = steps_form(
    "relations_step",
    N_("Step on relations"),
    N_("Takes one step on the relations between parties: recall, reduce, sever, restore, name a protecting State."),
    {
        Event.REDUCE: Takes(("level",), ("reason",)),
        Event.RECALL: Takes(("office",), ("for_consultations", "reason")),
        Event.SEVER: Takes(("kept",), ("effective", "reason")),
        Event.RESTORE: Takes(),
        Event.NAME_PROTECTING: Takes(("protecting",)),
    },
    text("text", N_("Text beside it")),
    line("level", N_("Reduced to")),
    line("office", N_("Who is recalled")),
    flag("for_consultations", N_("For consultations")),
    several("kept", N_("Functions that stay"), Function),
    instant("effective", N_("Takes effect at"), hint=N_("At once when left empty.")),
    line("protecting", N_("Protecting State")),
    text("reason", N_("Reason"), limit=limits.REMARK),
)
RELATIONS_STEPS = dataclasses.replace(_STEPS, agree=_none_alone)
