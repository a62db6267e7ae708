"""Forms of a draft agreement: the text that is handed over, and the steps of its negotiation."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import (
    Row,
    choice,
    count,
    date,
    digest,
    flag,
    instant,
    languages,
    line,
    lines,
    parties,
    party,
    rows,
    text,
)
from detente.council.acts.rules import RefRule
from detente.council.machines.draft_agreement import DraftAgreementEvent as Event
from detente.council.texts.alternatives import Mode
from detente.council.texts.wording import PREAMBLE
from detente.errors import OursError
from detente.errors.sentences.shape import N_

NUMBER = 12  # “7”, “7bis”, “XXVIII(a)”, “preamble”; characters
SENTENCES = 9_999


class TextKind(Labelled):
    """What the text would be."""

    TREATY = "treaty", N_("Treaty")
    AGREEMENT = "agreement", N_("Agreement")
    DECISION = "decision", N_("Decision")
    MEMORANDUM = "memorandum", N_("Memorandum")
    OTHER = "other", N_("Other")


class Manner(Labelled):
    """How it was adopted."""

    CONSENSUS = "consensus", N_("By consensus")
    SILENCE = "silence", N_("Under silence, by a decision")


def _preamble_is_no_article(values: Row) -> None:
    """Raise `council.article_there`: the preamble has its own place and its own name."""
    if any(row["number"] == PREAMBLE for row in values["articles"]):
        raise OursError("council.article_there", article=PREAMBLE)


DRAFT_AGREEMENT_FORM = Form(
    "draft_agreement",
    N_("Draft agreement"),
    N_("Hands over the draft of a treaty, agreement or other text for negotiation, article by article."),
    (
        line("title", N_("Title"), required=True, hint=N_("Your own title; it is shown as it is.")),
        choice("kind", N_("Kind of text"), TextKind, required=True),
        text("preamble", N_("Preamble"), limit=limits.TEXT),
        rows(
            "articles",
            N_("Articles"),
            "number",
            line("number", N_("Number"), required=True, limit=NUMBER),
            line("heading", N_("Heading of the article")),
            text("text", N_("Text"), required=True, limit=limits.TEXT),
            lines("topics", N_("Topics"), limit=limits.THEMES),
            required=True,
        ),
        parties("parties", N_("Parties to the text"), hint=N_("Sender and addressees when left empty.")),
        languages("authentic_languages", N_("Authentic languages")),
        flag("unofficial_translation", N_("This is an unofficial translation")),
        flag("package", N_("A package: no article binds without all")),
        party("depositary", N_("Depositary"), hint=N_("States the entry into force; the sender when left empty.")),
        rows(
            "label_quotes",
            N_("What others call it"),
            "label",
            line("label", N_("Words"), required=True, hint=N_("Shown as a quotation, never as the title.")),
            line("who", N_("Who says so"), required=True),
            line("source", N_("Source")),
        ),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.IN_REPLY_TO, Rel.PART_OF, Rel.ABOUT, Rel.REVISES, Rel.TWIN, Rel.CONTINUES, Rel.CITES)),
    agree=_preamble_is_no_article,
)

DRAFT_AGREEMENT_STEPS = steps_form(
    "draft_agreement_step",
    N_("Step on a draft agreement"),
    N_("Takes one step on a draft: change it, propose other words, declare a package, adopt, sign."),
    {
        Event.AMEND: Takes(("article", "new_text"), ("reason",)),
        Event.ADD_ARTICLE: Takes(("article", "new_text"), ("heading", "topics", "reason")),
        Event.DROP_ARTICLE: Takes(("article",), ("reason",)),
        Event.PROPOSE_ALTERNATIVE: Takes(("article", "mode"), ("sentence", "words", "heading", "reason")),
        Event.WITHDRAW_ALTERNATIVE: Takes(),
        Event.TAKE_OVER: Takes(optional=("reason",)),
        Event.DECLARE_PACKAGE: Takes(),
        Event.RELEASE_PACKAGE: Takes(),
        Event.SPLIT_OFF: Takes(("articles",)),
        Event.PLACE_FOR_ADOPTION: Takes(),
        Event.ADOPT: Takes(("digest", "manner")),
        Event.SIGN: Takes(("digest",), ("signed_by", "place", "reservation")),
        Event.DEPOSIT: Takes(optional=("deposited",)),
        Event.ENTER_INTO_FORCE: Takes(("at",)),
        Event.WITHDRAW: Takes(optional=("reason",)),
    },
    text("text", N_("Text beside it")),
    line("article", N_("Article"), limit=NUMBER, hint=N_("Its number, or “preamble”.")),
    text("new_text", N_("New text of the article"), limit=limits.TEXT),
    line("heading", N_("Heading of the article")),
    lines("topics", N_("Topics"), limit=limits.THEMES),
    choice("mode", N_("What the alternative does"), Mode),
    count("sentence", N_("Sentence (0 for the whole article)"), 0, SENTENCES),
    text("words", N_("Words proposed"), limit=limits.TEXT, hint=N_("For brackets: the disputed words as they stand.")),
    text("reason", N_("Reason")),
    lines("articles", N_("Articles to be negotiated alone")),
    digest("digest", N_("Digest of the text")),
    choice("manner", N_("How it was adopted"), Manner),
    line("signed_by", N_("Name and office of who signs")),
    line("place", N_("Place of signature")),
    text("reservation", N_("Reservation or statement at signature")),
    date("deposited", N_("Date of deposit")),
    instant("at", N_("In force from")),
)
