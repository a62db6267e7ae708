"""Forms of a concern (seed-map S4, C05, A15)."""

from __future__ import annotations

from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, flag, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.concern import ConcernEvent as Event
from detente.errors.sentences.shape import N_


class Assessment(Labelled):
    """What the author of a concern says of an answer; whether it came in time is another matter."""

    SUFFICIENT = "sufficient", N_("Sufficient")
    INSUFFICIENT = "insufficient", N_("Insufficient")


CONCERN_FORM = Form(
    "concern",
    N_("Concern"),
    N_("Puts a concern on record; whoever it is addressed to shows that it was heard, and may answer."),
    (
        line("title", N_("Title"), required=True),
        text("text", N_("Concern"), required=True),
        line("basis_document", N_("Document it relies on")),
        line("basis_paragraph", N_("Paragraph")),
        text("would_be_met_by", N_("What would meet it")),
        parties("about_parties", N_("Parties it concerns"), hint=N_("All addressees when left empty.")),
        flag(
            "as_voice",
            N_("As a voice"),
            hint=N_("Of a State that is not at the table; the parties must agree to more than being heard."),
        ),
    ),
    RefRule(free=(Rel.ABOUT, Rel.PART_OF, Rel.REVISES, Rel.CONTINUES, Rel.CITES)),
)

CONCERN_STEPS = steps_form(
    "concern_step",
    N_("Step on a concern"),
    N_("Shows that a concern was heard, asks about it, answers it, or says whether it is met."),
    {
        Event.HEAR: Takes(),
        Event.ASK: Takes(("question",)),
        Event.EXPLAIN: Takes(("whose", "answer")),
        Event.ANSWER: Takes(("reading",), ("basis_document", "basis_paragraph")),
        Event.ASSESS: Takes(("whose", "assessment"), ("reason",)),
        Event.CONSENT: Takes(),
        Event.MET: Takes(optional=("reason",)),
        Event.WITHDRAW: Takes(optional=("reason",)),
        Event.REOPEN: Takes(optional=("reason",)),
    },
    text("text", N_("Text beside it")),
    text("question", N_("Question")),
    party("whose", N_("Whose question or answer")),
    text("answer", N_("Answer to the question")),
    text("reading", N_("Own reading")),
    line("basis_document", N_("Document it relies on")),
    line("basis_paragraph", N_("Paragraph")),
    choice("assessment", N_("Does the answer suffice"), Assessment),
    text("reason", N_("Reason")),
)
