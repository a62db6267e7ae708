"""Forms of a body: a council as data, and what changes in it (council-procedures § 1)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, date, flag, line, parties, party, rows, text
from detente.council.acts.rules import RefRule
from detente.council.machines.body import BodyEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Language

MOST_DAYS = 3650  # ten years of lying still
_TAG = 3  # characters of a language tag


class DecidesBy(Labelled):
    """How the body decides. There is no word for a majority: a body that votes is no body of this kind."""

    CONSENSUS = "consensus", N_("Consensus")


class ObjectorsShown(Labelled):
    """Who is told which member objected: a rule of the body (§ 15: 10)."""

    MEMBERS = "members", N_("Members only")
    CHAIR = "chair", N_("The Chair only")
    NOBODY = "nobody", N_("Nobody")


class ChairConvenes(Labelled):
    """Whether the Chair may convene without the members’ replies; both readings of one body were held (§ 1)."""

    YES = "yes", N_("The Chair may convene")
    NO = "no", N_("The members agree first")


def _languages(values: Row) -> None:
    """Each name is in a language that can be told."""
    for row in values["names"]:
        try:
            Language(row["language"])
        except OursError:
            raise OursError("council.not_a_language", act="body.names", field="language") from None


def _ends_after_it_begins(values: Row) -> None:
    """A membership does not end before it begins."""
    for row in values.get("members", ()):
        if "until" in row and row["until"].day < row["since"].day:
            raise OursError("council.until_before_since", party=row["party"])


def _agree(values: Row) -> None:
    _languages(values)
    _ends_after_it_begins(values)


_RULES = (
    choice("decides_by", N_("Decides by"), DecidesBy),
    line("preparatory", N_("Preparatory body")),
    count("dormant_after_days", N_("Lies still after days"), 1, MOST_DAYS),
    count("quorum", N_("Members that must be present"), 1, limits.PARTIES),
    choice("objectors_shown", N_("Who is told who objected"), ObjectorsShown),
)

BODY_FORM = Form(
    "body",
    N_("Body"),
    N_("Puts a council on record: its names, its members with dates, its chair, its rules."),
    (
        line("title", N_("Title"), required=True, hint=N_("As this party calls it.")),
        rows(
            "names",
            N_("Names"),
            "name",
            line("name", N_("What it is called"), required=True, hint=N_("In the order of words that is used there.")),
            line("language", N_("Language"), required=True, limit=_TAG, hint=N_("For example en or uk.")),
            party("party", N_("Used by"), hint=N_("Left empty: by all.")),
            required=True,
        ),
        party("chair", N_("Chair"), hint=N_("The sender when left empty.")),
        party("secretariat", N_("Secretariat")),
        rows(
            "members",
            N_("Members"),
            "party",
            party("party", N_("Member"), required=True),
            date("since", N_("Since"), required=True),
            date("until", N_("Until"), hint=N_("The last day.")),
            required=True,
        ),
        parties("observers", N_("Observers")),
        flag("chair_may_convene", N_("The Chair may convene"), hint=N_("Left empty: the members agree first.")),
        *(dataclasses.replace(part, required=part.name == "decides_by") for part in _RULES),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
    agree=_agree,
)

BODY_STEPS = steps_form(
    "body_step",
    N_("Step on a body"),
    N_("Enters what changed in a body: a member, a date, the chair, a rule."),
    {
        Event.ADMIT: Takes(("party", "since"), ("until",)),
        Event.LEAVE: Takes(("party", "until"), ("reason",)),
        Event.CORRECT: Takes(("party", "since", "reason"), ("until",)),
        Event.CHANGE_CHAIR: Takes(("chair",), ("since",)),
        Event.NOTE_RULE: Takes(("rule",), ("chair_convenes", *(part.name for part in _RULES))),
    },
    text("text", N_("Text beside it")),
    party("party", N_("Member")),
    date("since", N_("Since")),
    date("until", N_("Until"), hint=N_("The last day.")),
    text("reason", N_("Reason"), limit=limits.REMARK),
    party("chair", N_("New chair")),
    text("rule", N_("What changes"), limit=limits.REMARK, hint=N_("In the words of the body, with the place.")),
    choice("chair_convenes", N_("Convening"), ChairConvenes),
    *_RULES,
)
