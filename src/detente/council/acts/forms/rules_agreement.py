"""Forms of an agreement on rules: which pack, by its digest, and what each party says of it."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.parts import date, digest, line, lines, text
from detente.council.acts.rules import RefRule
from detente.council.machines.rules_agreement import RulesEvent as Event
from detente.errors.sentences.shape import N_

RULES_FORM = Form(
    "rules_agreement",
    N_("Agreement on rules"),
    N_("Offers a rule pack, named by its digest, as the rules that all computations between the parties use."),
    (
        line("title", N_("Title"), required=True),
        line("regime", N_("Rule pack"), required=True, hint=N_("Its name, such as vienna-document-2011.")),
        digest("rules", N_("Digest of the rules"), required=True),
        line("variant", N_("Variant"), hint=N_("Where the rules are a pack with an overlay: the name of the overlay.")),
        digest("supersedes", N_("Digest of the rules it replaces")),
        date("from_date", N_("From date")),
        lines("codes", N_("Codes of the parties"), limit=limits.PARTIES, hint=N_("Left empty: each says its own.")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

RULES_STEPS = steps_form(
    "rules_step",
    N_("Step on an agreement on rules"),
    N_("Accepts, declines, suspends or contests rules for oneself; it changes nothing for the other parties."),
    {
        Event.ACCEPT: Takes(("rules", "code"), ("from_date",)),
        Event.DECLINE: Takes(optional=("statement",)),
        Event.SUSPEND: Takes(("from_date", "statement")),
        Event.RESUME: Takes(optional=("from_date", "statement")),
        Event.CONTEST: Takes(("statement",)),
        Event.END: Takes(optional=("statement",)),
    },
    text("text", N_("Text beside it")),
    digest("rules", N_("Digest of the rules")),
    line("code", N_("Own code in the regime"), hint=N_("As the pack calls this party, such as LT.")),
    date("from_date", N_("From date")),
    text("statement", N_("Statement"), limit=limits.REMARK),
)
