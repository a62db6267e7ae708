"""Forms of briefings and visits: the offer, and every step to its two halves (council-procedures § 11)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, count, date, flag, instant, line, lines, party, rows, text
from detente.council.acts.rules import RefRule
from detente.council.machines.briefing import BriefingEvent as Event
from detente.errors.sentences.shape import N_

MOST_PERSONNEL = 10_000_000
MOST_DAYS = 3660


class Topic(Labelled):
    """What the briefing is on."""

    EXERCISE = "exercise", N_("Military exercise")
    NUCLEAR_POLICY = "nuclear_policy", N_("Nuclear policy")
    DOCTRINE = "doctrine", N_("Military doctrine")
    VISIT = "visit", N_("Visit of observers")
    OTHER = "other", N_("Another topic")


class Mode(Labelled):
    """Whether each side gives a half, or both give one together."""

    RECIPROCAL = "reciprocal", N_("Each side gives its half")
    JOINT = "joint", N_("Both sides give one together")


EXERCISES = rows(
    "exercises",
    N_("Exercises"),
    "name",
    line("name", N_("What it is called"), required=True),
    date("starts", N_("From")),
    date("ends", N_("To")),
    text("area", N_("Area"), limit=limits.REMARK),
    text("aim", N_("Aim"), limit=limits.REMARK),
    line("type", N_("Type")),
    count("total_personnel", N_("Personnel in all"), 0, MOST_PERSONNEL),
    text("units", N_("Units and equipment by category"), limit=limits.REMARK),
    lines("participating", N_("Participating States")),
    text("return_plan", N_("Return to usual places"), limit=limits.REMARK),
)

BRIEFING_FORM = Form(
    "briefing_offer",
    N_("Offer of a briefing or visit"),
    N_("Offers a briefing or a visit of observers in turns, so that each side gives its half."),
    (
        line("title", N_("Title"), required=True),
        choice("topic", N_("Topic"), Topic, required=True),
        choice("mode", N_("Turns"), Mode, required=True),
        party("other_side", N_("Other side"), hint=N_("The first addressee when left empty.")),
        party("first", N_("Who goes first")),
        line("level", N_("Level")),
        text("depth", N_("Depth"), limit=limits.REMARK, hint=N_("What is told, and in how much detail.")),
        line("marking", N_("Marking")),
        count("second_within", N_("Days for the second half after the first"), 1, MOST_DAYS),
        EXERCISES,
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

BRIEFING_STEPS = steps_form(
    "briefing_step",
    N_("Step on a briefing or visit"),
    N_("Takes one step on an offered briefing or visit: accept, set a date, record the own half, ask, answer, report."),
    {
        Event.ACCEPT: Takes(),
        Event.COUNTER: Takes(("terms",)),
        Event.HOLD_OVER: Takes(),
        Event.DECLINE: Takes(optional=("reason",)),
        Event.SCHEDULE: Takes(optional=("when", "after_other", "until")),
        Event.OWE: Takes(("until",)),
        Event.HELD: Takes(optional=("papers", "exercises")),
        Event.ASK: Takes(("question",)),
        Event.ANSWER: Takes(("question", "answer")),
        Event.REPORT: Takes(("report",)),
        Event.CANCEL: Takes(("reason",)),
    },
    text("text", N_("Text beside it")),
    text("terms", N_("Terms offered instead")),
    instant("when", N_("Date of the own half")),
    flag("after_other", N_("After the other half")),
    instant("until", N_("Owed until")),
    lines("papers", N_("Papers given")),
    EXERCISES,
    text("question", N_("Question"), limit=limits.REMARK, hint=N_("To answer one, copy it as it was asked.")),
    text("answer", N_("Answer")),
    text("report", N_("Report")),
    text("reason", N_("Reason"), limit=limits.REMARK),
)
