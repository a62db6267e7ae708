"""Forms of a request for a written response to a draft (council-procedures § 8; scenario E28)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.forms.response import (
    ARTICLES,
    ASSESSMENT,
    BESIDE,
    PACKAGE,
    REASON,
    AnswerCapacity,
    AnswerForm,
)
from detente.council.acts.parts import choice, instant, line, lines, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.response_request import ResponseRequestEvent as Event
from detente.errors.sentences.shape import N_

RESPONSE_REQUEST_FORM = Form(
    "response_request",
    N_("Request for a written response"),
    N_("Asks for a written response to a draft, in a stated form and by a stated time."),
    (
        line("title", N_("Title")),
        text("text", N_("What is asked"), required=True, limit=limits.TEXT),
        choice("form", N_("Order asked for"), AnswerForm),
        choice("capacity", N_("Capacity asked for"), AnswerCapacity),
        instant("by", N_("Asked for by"), hint=N_("When it passes, the request is overdue and nothing else follows.")),
        parties("asked", N_("Parties asked"), hint=N_("All addressees when left empty.")),
        PACKAGE,
    ),
    RefRule((Rel.ABOUT,), (Rel.IN_REPLY_TO, Rel.REPEATS, Rel.CONTINUES, Rel.CITES)),
)

RESPONSE_REQUEST_STEPS = steps_form(
    "response_request_step",
    N_("Step on a request for a response"),
    N_("Takes one step on a request: take a paper as the response, judge it, reply to it."),
    {
        Event.NOTE_RESPONSE: Takes(("respondent",), ("counts_for", "capacity", "form", "received")),
        Event.PARTIAL: Takes(("respondent",), ("counts_for", "capacity", "form", "received", "missing")),
        Event.ASSESS: Takes(("respondent", "judgement"), ("reason",)),
        Event.REJOIN: Takes(optional=("package",)),
        Event.RELEASE_PACKAGE: Takes(),
        Event.SPLIT_OFF: Takes(("articles",)),
        Event.WITHDRAW: Takes(optional=("reason",)),
    },
    BESIDE,
    party("respondent", N_("Respondent")),
    parties("counts_for", N_("Taken as the response of"), hint=N_("The respondent alone when left empty.")),
    choice("capacity", N_("Speaks for"), AnswerCapacity),
    choice("form", N_("Order of the response"), AnswerForm),
    instant("received", N_("Received at"), hint=N_("The time of your own receipt, from the page of the paper.")),
    lines("missing", N_("Articles not answered")),
    ASSESSMENT,
    REASON,
    PACKAGE,
    ARTICLES,
)
