"""Forms of a shared commitment (seed-map S4, C06, A14)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.parts import date, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.commitment import CommitmentEvent as Event
from detente.errors.sentences.shape import N_

COMMITMENT_FORM = Form(
    "commitment",
    N_("Shared commitment"),
    N_("Cites a paragraph that parties signed, so that each signatory may confirm it and give its reading."),
    (
        line("title", N_("Title")),
        line("document", N_("Document"), required=True),
        line("paragraph", N_("Paragraph"), required=True),
        text("quoted", N_("Words of the paragraph"), required=True, limit=limits.REMARK),
        parties(
            "signatories", N_("Signatories"), hint=N_("Who signed the text; sender and addressees when left empty.")
        ),
        date("signed", N_("Signed on")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

COMMITMENT_STEPS = steps_form(
    "commitment_step",
    N_("Step on a shared commitment"),
    N_("Confirms a cited paragraph, gives the sender’s reading of it, or contests the reading of another party."),
    {
        Event.CONFIRM: Takes(),
        Event.READ: Takes(("reading",)),
        Event.CONTEST_READING: Takes(("whose",), ("grounds",)),
        Event.WITHDRAW_CONTEST: Takes(("whose",)),
        Event.WITHDRAW_READING: Takes(optional=("grounds",)),
        Event.WITHDRAW: Takes(optional=("grounds",)),
    },
    text("text", N_("Text beside it")),
    text("reading", N_("Own reading")),
    party("whose", N_("Whose reading")),
    text("grounds", N_("Grounds")),
)
