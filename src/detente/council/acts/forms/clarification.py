"""Forms of a clarification: the request, and every step to its close (council-procedures § 13)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, line, lines, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.clarification import ClarificationEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_

MOST_HOURS = 10_000


class Applies(Labelled):
    """The respondent's own view on whether the mechanism applies."""

    YES = "yes", N_("The mechanism applies")
    NO = "no", N_("The mechanism does not apply")
    RESERVED = "reserved", N_("Reserved: a reply without accepting that it applies")


class Sufficiency(Labelled):
    """What the requester finds; it does not undo that a reply was in time."""

    SUFFICIENT = "sufficient", N_("Sufficient")
    INSUFFICIENT = "insufficient", N_("Insufficient")


class Presence(Labelled):
    """How the respondent was at a meeting. Attending is no consent to the procedure, absence none to the result."""

    PRESENT = "present", N_("Present")
    ABSENT = "absent", N_("Absent")
    UNDER_RESERVATION = "under_reservation", N_("Present under reservation")


class Outcome(Labelled):
    """How it ended."""

    NO_AGREEMENT = "no_agreement", N_("No agreement")
    MEASURES = "measures", N_("Measures agreed")
    ANSWERED = "answered", N_("The requester is content with the reply")


def _says_enough(values: Row) -> None:
    """A reservation has its words, and measures say what they are."""
    needs = {Presence.UNDER_RESERVATION: "statement", Outcome.MEASURES: "measures"}
    for value in (values.get("presence"), values.get("outcome")):
        if value in needs and needs[value] not in values:
            raise OursError(
                "council.step_lacks", act="clarification_step", step=values["step"].value, field=needs[value]
            )


CLARIFICATION_FORM = Form(
    "clarification_request",
    N_("Request for clarification"),
    N_("Asks a party to explain a military activity within a number of hours, by a mechanism both have agreed to."),
    (
        line("title", N_("Title"), required=True),
        line("activity", N_("Activity"), required=True),
        text("area", N_("Area"), limit=limits.REMARK),
        text("reasons", N_("Reasons for concern"), required=True),
        lines("questions", N_("Questions"), required=True, limit=limits.QUESTIONS),
        line("mechanism", N_("Mechanism"), required=True, hint=N_("For example Vienna Document, chapter III.")),
        count("due_hours", N_("Hours for the reply"), 1, MOST_HOURS, required=True),
        party("respondent", N_("Respondent"), hint=N_("The first addressee when left empty.")),
        party("presides", N_("Who presides over meetings"), hint=N_("The requester when left empty.")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

_STEPS = steps_form(
    "clarification_step",
    N_("Step on a request for clarification"),
    N_("Takes one step on a request for clarification: reply, assess, request or record a meeting, close."),
    {
        Event.REPLY: Takes(("answers",), ("applies",)),
        Event.ASSESS: Takes(("sufficiency",)),
        Event.REQUEST_MEETING: Takes(("within_hours",)),
        Event.HOLD_MEETING: Takes(("presence",), ("statement",)),
        Event.REQUEST_MEETING_ALL: Takes(optional=("within_hours",)),
        Event.HOLD_ALL: Takes(("presence",), ("statement",)),
        Event.NOTE_ABSENCE: Takes(optional=("objection",)),
        Event.CLOSE: Takes(("outcome",), ("measures",)),
    },
    text("text", N_("Text beside it")),
    text("answers", N_("Answers"), limit=limits.TEXT),
    choice("applies", N_("Whether the mechanism applies"), Applies),
    choice("sufficiency", N_("Assessment"), Sufficiency),
    count("within_hours", N_("Hours for the meeting"), 1, MOST_HOURS),
    choice("presence", N_("Respondent"), Presence),
    text("statement", N_("Statement of the respondent")),
    text("objection", N_("Objection in advance"), hint=N_("Left empty: absence alone, which blocks nothing.")),
    choice("outcome", N_("Outcome"), Outcome),
    text("measures", N_("Measures")),
)
CLARIFICATION_STEPS = dataclasses.replace(_STEPS, agree=_says_enough)
