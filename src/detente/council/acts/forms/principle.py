"""Forms of a registered principle (council-procedures § 9, seed-map S6)."""

from __future__ import annotations

from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, date, line, lines, text
from detente.council.acts.rules import RefRule
from detente.council.machines.principle import PrincipleEvent as Event
from detente.errors.sentences.shape import N_


class Openness(Labelled):
    """Whether a principle may be compromised on."""

    CLOSED = "closed", N_("Closed: no compromise on it")
    OPEN_TO_INTERPRETATION = "open_to_interpretation", N_("Open to interpretation")


_TOPICS = lines(
    "topics",
    N_("Topics"),
    hint=N_("Short words, the same as on draft articles: whoever drafts on one of them sees this principle."),
)

PRINCIPLE_FORM = Form(
    "principle",
    N_("Principle"),
    N_("Registers a principle of the sender in its own words; others may read it differently, and nothing is blocked."),
    (
        line("title", N_("Title"), required=True),
        text("own_wording", N_("Own wording"), required=True),
        choice("openness", N_("Open or closed"), Openness, required=True),
        line("source_document", N_("Document it rests on")),
        line("paragraph", N_("Paragraph")),
        date("since", N_("Held since")),
        _TOPICS,
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.ABOUT, Rel.TWIN, Rel.REVISES, Rel.CONTINUES, Rel.CITES)),
)

PRINCIPLE_STEPS = steps_form(
    "principle_step",
    N_("Step on a principle"),
    N_("Reads a principle differently, claims that a draft article conflicts with it, or puts it in new words."),
    {
        Event.READ_DIFFERENTLY: Takes(("reading",), ("source_document", "paragraph")),
        Event.CLAIM_CONFLICT: Takes(("article", "why")),
        Event.ANSWER_CONFLICT: Takes(("answer",)),
        Event.WITHDRAW_CONFLICT: Takes(optional=("why",)),
        Event.SUPERSEDE: Takes(("own_wording", "openness"), ("source_document", "paragraph", "since", "topics", "why")),
        Event.WITHDRAW: Takes(optional=("why",)),
    },
    text("text", N_("Text beside it")),
    text("reading", N_("Own reading")),
    line("article", N_("Article of the draft"), hint=N_("The draft itself is cited.")),
    text("why", N_("Why")),
    text("answer", N_("Answer"), hint=N_("The claim itself is named as what this is about.")),
    text("own_wording", N_("New wording")),
    choice("openness", N_("Open or closed"), Openness),
    line("source_document", N_("Document it rests on")),
    line("paragraph", N_("Paragraph")),
    date("since", N_("Held since")),
    _TOPICS,
    free=(Rel.ABOUT,),
)
