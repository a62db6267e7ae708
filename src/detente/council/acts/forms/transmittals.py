"""Forms of what changes how a paper is shown: its correction, its withdrawal, and the refusal to take it (§ 3.3).

None of them moves a matter, and nothing is un-delivered: whoever had the first paper may still read it.
"""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form
from detente.council.acts.parts import text
from detente.council.acts.rules import RefRule
from detente.errors.sentences.shape import N_

CORRECTION_FORM = Form(
    "correction",
    N_("Correction"),
    N_("Corrects an own paper: the new version takes its place, and the old one is kept beside it."),
    (
        text("what_changes", N_("What changes"), required=True),
        text("text", N_("Corrected text"), limit=limits.TEXT, hint=N_("The whole text where it is short.")),
    ),
    RefRule(once=(Rel.SUPERSEDES,), free=(Rel.CITES,)),
)

WITHDRAWAL_FORM = Form(
    "withdrawal",
    N_("Withdrawal"),
    N_("Withdraws an own paper: it stands no more, and stays readable to those who had it."),
    (text("reason", N_("Reason"), required=True), text("text", N_("Text beside it"))),
    RefRule(once=(Rel.WITHDRAWS,), free=(Rel.CITES,)),
)

REFUSAL_FORM = Form(
    "refusal_to_take",
    N_("Refusal to take a paper"),
    N_("Refuses to take a paper that was delivered and not opened; reasons may be left out."),
    (text("reason", N_("Reason")), text("text", N_("Text beside it"))),
    RefRule(once=(Rel.ABOUT,), free=(Rel.CITES,)),
)

TRANSMITTAL_FORMS: tuple[Form, ...] = (CORRECTION_FORM, WITHDRAWAL_FORM, REFUSAL_FORM)
