"""Forms of a declared consequence (seed-map S7, C24, D5)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, line, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.consequence import ConsequenceEvent as Event
from detente.errors.sentences.shape import N_


class Character(Labelled):
    """What its author calls the declaration."""

    PROMISE = "promise", N_("Promise")
    WARNING = "warning", N_("Warning")
    DETERRENT = "deterrent", N_("Deterrent")
    OTHER = "other", N_("Other")


CONSEQUENCE_FORM = Form(
    "consequence",
    N_("Declared consequence"),
    N_("Declares beforehand what the sender would do in a stated case; nothing ever happens by itself."),
    (
        line("title", N_("Title"), required=True),
        text("condition_text", N_("If"), required=True),
        text("consequence_text", N_("Then"), required=True),
        line("area_condition", N_("Where the condition would arise")),
        line("area_consequence", N_("Where the consequence would take place")),
        choice("character", N_("Character"), Character, required=True),
        line("said_in", N_("Said in"), hint=N_("Where else it was said: a speech, a press conference, its date.")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.TWIN, Rel.ABOUT, Rel.REVISES, Rel.CONTINUES, Rel.CITES)),
)

CONSEQUENCE_STEPS = steps_form(
    "consequence_step",
    N_("Step on a declared consequence"),
    N_("Contests a declaration, asks about it, or claims that its condition is met or its consequence carried out."),
    {
        Event.CONTEST: Takes(("grounds",)),
        Event.ASK: Takes(("question",)),
        Event.ANSWER: Takes(("whose", "answer")),
        Event.CLAIM_MET: Takes(("claim",), ("quote", "source")),
        Event.CONTEST_MET: Takes(("grounds",), ("whose",)),
        Event.WITHDRAW_CLAIM: Takes(optional=("grounds",)),
        Event.CLAIM_CARRIED_OUT: Takes(optional=("claim",)),
        Event.WITHDRAW: Takes(optional=("grounds",)),
    },
    text("text", N_("Text beside it")),
    text("grounds", N_("Grounds")),
    text("question", N_("Question")),
    party("whose", N_("Whose question or claim")),
    text("answer", N_("Answer")),
    text("claim", N_("Claim"), hint=N_("What is said to have happened, in the sender’s words.")),
    text("quote", N_("Quotation"), limit=limits.REMARK),
    line("source", N_("Where the quotation stands")),
)
