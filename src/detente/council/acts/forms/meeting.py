"""Forms of the steps of a meeting that a proposal opened, from its convening to its report (council-procedures § 4)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Format, Level
from detente.council.acts.form import STEP, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, date, flag, instant, line, lines, party, rows, text
from detente.council.machines.proposal import ProposalEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class Attending(Labelled):
    """How a member comes to the meeting, or that it does not."""

    PRESENT = "present", N_("Present")
    ABSENT = "absent", N_("Absent")
    WITHOUT_PREJUDICE = "without_prejudice", N_("Present, without accepting the procedure")


class Outcome(Labelled):
    """What the meeting leaves to be read."""

    JOINT_TEXT = "joint_text", N_("A joint text")
    NO_JOINT_TEXT = "no_joint_text", N_("No joint text: each speaks for itself")


def _whole(values: Row) -> None:
    """What one part of a step makes necessary in another."""
    if values.get("attending") is Attending.WITHOUT_PREJUDICE and "statement" not in values:
        raise OursError("council.step_lacks", act="meeting_step", step=values[STEP].value, field="statement")
    if values[STEP] is Event.CANCEL and not {"condition", "reason"} & set(values):
        raise OursError("council.cancel_needs_reason")


_STEPS = steps_form(
    "meeting_step",
    N_("Step on a meeting"),
    N_("Takes one step on a meeting that was proposed: convene, schedule, attend, open, close, report, or cancel it."),
    {
        Event.CONVENE: Takes(optional=("rule",)),
        Event.LET_LAPSE: Takes(),
        Event.SCHEDULE: Takes(("starts", "zone"), ("place", "level", "format", "agenda_later", "secretariat")),
        Event.POSTPONE: Takes(("reason",), ("new_date", "starts", "zone")),
        Event.CANCEL: Takes(optional=("condition", "reason")),
        Event.OBJECT_BEFOREHAND: Takes(("objection",), ("grounds",)),
        Event.ATTEND: Takes(("attending",), ("statement", "head", "reason")),
        Event.OPEN: Takes(optional=("stated", "quorum")),
        Event.SUSPEND: Takes(optional=("stated",)),
        Event.RESUME: Takes(optional=("stated",)),
        Event.CLOSE: Takes(optional=("stated",)),
        Event.CORRECT_ATTENDANCE: Takes(("attending", "reason"), ("statement", "head")),
        Event.ISSUE_JOURNAL: Takes(("own_ref",), ("decisions", "attachments")),
        Event.REPORT: Takes(("outcome",)),
    },
    text("text", N_("Text beside it")),
    line(
        "rule", N_("Rule that lets the Chair convene"), hint=N_("Or cite the dispatch in which the body was set out.")
    ),
    instant("starts", N_("Starts at"), hint=N_("To the second, in UTC.")),
    line("zone", N_("Zone in which the time is stated"), hint=N_("For example Europe/Brussels.")),
    line("place", N_("Place")),
    choice("level", N_("Level"), Level),
    choice("format", N_("Format"), Format),
    flag("agenda_later", N_("The agenda is adopted later")),
    party("secretariat", N_("Secretariat"), hint=N_("Who issues the journal; the Chair when left empty.")),
    date("new_date", N_("New date asked for")),
    text(
        "condition", N_("Condition that was broken"), limit=limits.REMARK, hint=N_("As it was stated; cite that reply.")
    ),
    text("reason", N_("Reason")),
    text("objection", N_("Objection"), hint=N_("To which decisions, or to any.")),
    text("grounds", N_("Grounds")),
    choice("attending", N_("Attendance"), Attending),
    text("statement", N_("Statement"), hint=N_("What the presence does not mean.")),
    line("head", N_("Head of delegation")),
    instant("stated", N_("Time as stated in the room")),
    count("quorum", N_("Members that must be present"), 1, limits.PARTIES),
    line("own_ref", N_("Reference of the journal")),
    rows(
        "decisions",
        N_("Decisions"),
        "title",
        line("title", N_("Title"), required=True),
        line("number", N_("Number")),
    ),
    lines("attachments", N_("Attachments"), hint=N_("One on a line.")),
    choice("outcome", N_("What is to be read of it"), Outcome),
)
MEETING_STEPS = dataclasses.replace(_STEPS, agree=_whole)
