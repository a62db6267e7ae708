"""Forms of a decision: the text that is tabled, and every step to its adoption (council-procedures § 7)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, flag, instant, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.decision import DecisionEvent as Event
from detente.errors.sentences.shape import N_


class SilenceForm(Labelled):
    """Whose practice the silence procedure follows; the machine is one."""

    OSCE = "osce", N_("OSCE form: suggested at a meeting")
    NATO = "nato", N_("NATO practice: placed by the Chair")
    OTHER = "other", N_("Rules of the body")


DECISION_FORM = Form(
    "decision",
    N_("Draft decision"),
    N_("Tables a text for a body to decide on by consensus or under silence."),
    (
        line("title", N_("Title"), required=True),
        text("text", N_("Text to be decided"), required=True, limit=limits.TEXT),
        line("body", N_("Body that decides"), required=True),
        party("chair", N_("Chair"), hint=N_("Who presides; the sender when left empty.")),
        parties("members", N_("Deciding members"), hint=N_("Sender and addressees when left empty.")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

DECISION_STEPS = steps_form(
    "decision_step",
    N_("Step on a decision"),
    N_("Takes one step on a text that is before a body: discuss, object, place under silence, declare adopted."),
    {
        Event.DISCUSS: Takes(),
        Event.BRACKET: Takes(("words",), ("alternative",)),
        Event.UNBRACKET: Takes(("words",)),
        Event.TABLE: Takes(("new_text",)),
        Event.OBJECT_BEFOREHAND: Takes(optional=("grounds",)),
        Event.TEST: Takes(),
        Event.ADOPT: Takes(),
        Event.OBJECT: Takes(optional=("grounds",)),
        Event.AMEND: Takes(("amendment",), ("grounds",)),
        Event.LIFT: Takes(),
        Event.DEFER: Takes(),
        Event.PROPOSE_SILENCE: Takes(("ends", "zone"), ("silence_form",)),
        Event.REFUSE_SILENCE: Takes(optional=("grounds",)),
        Event.START: Takes(("ends", "zone"), ("silence_form", "urgent")),
        Event.ASK: Takes(("question",)),
        Event.ASK_TIME: Takes(optional=("until",)),
        Event.EXTEND: Takes(("ends", "zone")),
        Event.SUSPEND: Takes(("not_served",)),
        Event.RESUME: Takes(("ends", "zone")),
        Event.WITHDRAW: Takes(optional=("grounds",)),
        Event.NOTIFY: Takes(),
        Event.REVISE: Takes(("new_text",)),
        Event.REFER: Takes(),
        Event.DROP: Takes(),
        Event.ANNOUNCE: Takes(("announced_in",)),
        Event.ISSUE: Takes(("number",)),
    },
    text("text", N_("Text beside it")),
    line("words", N_("Words in brackets"), limit=limits.REMARK, hint=N_("Exactly as they stand in the text.")),
    text("alternative", N_("Words proposed instead")),
    text("new_text", N_("New text"), limit=limits.TEXT),
    text("grounds", N_("Grounds")),
    text("amendment", N_("Amendment")),
    text("question", N_("Question")),
    instant("until", N_("Until when")),
    instant(
        "ends", N_("End of the period"), hint=N_("To the second, in UTC; an objection at this very second is late.")
    ),
    line("zone", N_("Zone in which the end is stated"), hint=N_("For example Europe/Vienna.")),
    choice("silence_form", N_("Form"), SilenceForm),
    flag("urgent", N_("Urgent administrative step"), hint=N_("May go to the executive structure for internal use.")),
    parties("not_served", N_("Members that were not served")),
    line("announced_in", N_("Announced at")),
    line("number", N_("Number")),
)
