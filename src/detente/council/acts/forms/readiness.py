"""Forms of a call for readiness: what members declare, and what is claimed of them (council-procedures § 6.2)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import STEP, Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, date, flag, instant, line, lines, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.readiness import ReadinessEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class Ready(Labelled):
    """What a member declares. That it declared nothing is no value; it is what stands while it has not."""

    READY = "ready", N_("Ready")
    READY_IF = "ready_if", N_("Ready if")
    NOT_READY = "not_ready", N_("Not ready")


def _agree(values: Row) -> None:
    """“Ready if” has its condition and nothing else has; a claim is of some, of a number, or of all."""
    if values[STEP] is Event.DECLARE and (values["value"] is Ready.READY_IF) is not ("condition" in values):
        raise OursError("council.ready_if_needs_condition")
    of = {"members", "number", "all_members"} & set(values)
    if values[STEP] is Event.CLAIM and len(of) != 1:
        raise OursError("council.claim_needs_members")


READINESS_FORM = Form(
    "readiness_call",
    N_("Call for readiness"),
    N_("Asks the members of a body to declare, each for itself, whether they are ready."),
    (
        line("title", N_("Title"), required=True),
        line("body", N_("Body"), required=True),
        text("scope", N_("Ready for what"), required=True, limit=limits.REMARK),
        lines("themes", N_("Themes"), limit=limits.THEMES, hint=N_("One on a line.")),
        party("chair", N_("Chair"), hint=N_("Who collects the declarations; the sender when left empty.")),
        parties("members", N_("Members"), hint=N_("Sender and addressees when left empty.")),
        date("from_date", N_("From date")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

_STEPS = steps_form(
    "readiness_step",
    N_("Step on a call for readiness"),
    N_("Declares readiness for oneself, or claims it of others; a claim is counted apart and confirms nobody."),
    {
        Event.DECLARE: Takes(
            ("value",), ("theme", "scope", "condition", "instruction_ref", "valid_until", "name_shown")
        ),
        Event.CLAIM: Takes(("quote",), ("members", "number", "all_members", "where")),
        Event.WITHDRAW_CLAIM: Takes(optional=("reason",)),
        Event.CLOSE: Takes(),
    },
    text("text", N_("Text beside it")),
    choice("value", N_("Declaration"), Ready),
    line("theme", N_("Theme of the talks"), hint=N_("As in the call; for all of it when left empty.")),
    text("scope", N_("Scope"), limit=limits.REMARK),
    text("condition", N_("Condition"), limit=limits.REMARK),
    line("instruction_ref", N_("Reference of the instruction"), hint=N_("By which the capital said so.")),
    instant("valid_until", N_("Valid until"), hint=N_("To the second, in UTC; it is over by itself.")),
    flag("name_shown", N_("The other side may see the name"), hint=N_("Left empty: it sees the number only.")),
    parties("members", N_("Of these members")),
    count("number", N_("Of so many members"), 1, limits.PARTIES),
    flag("all_members", N_("Of all members")),
    text("quote", N_("Words used")),
    line("where", N_("Where it was said")),
    text("reason", N_("Reason"), limit=limits.REMARK),
)
READINESS_STEPS = dataclasses.replace(_STEPS, agree=_agree)
