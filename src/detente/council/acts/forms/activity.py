"""Forms of a notified military activity (scenario R15, E69)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import STEP, Form, Takes, steps_form
from detente.council.acts.forms.briefing import MOST_PERSONNEL
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, date, flag, instant, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.activity import ActivityEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class Contested(Labelled):
    """What another party contests."""

    SIZE = "size", N_("The number of personnel")
    AREA = "area", N_("The area")
    PURPOSE = "purpose", N_("The purpose")
    END = "end", N_("The end as announced")
    ENDED = "ended", N_("That it has ended")
    OTHER = "other", N_("Something else")


def _dated_or_open(values: Row) -> None:
    if values[STEP] is Event.CHANGE_END and ("ends_by" in values) is ("open_end" in values):
        raise OursError("council.end_or_open")


ACTIVITY_FORM = Form(
    "activity_notice",
    N_("Notice of a military activity"),
    N_("Tells of an exercise or another military activity, with its area, its size and the end that is announced."),
    (
        line("title", N_("Name of the activity"), required=True),
        line("activity_kind", N_("Kind"), required=True),
        party("host", N_("Host"), hint=N_("The sender when left empty.")),
        parties("participants", N_("Participants")),
        text("area", N_("Area"), required=True, limit=limits.REMARK),
        date("starts", N_("Starts")),
        date("ends", N_("Ends, as stated")),
        instant("ends_by", N_("Ended by"), hint=N_("To the second, in UTC; after it the activity is overdue.")),
        count("total_personnel", N_("Personnel in all"), 0, MOST_PERSONNEL),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.PART_OF, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
)

_STEPS = steps_form(
    "activity_step",
    N_("Step on a military activity"),
    N_("Takes one step on a notified activity: change the announced end, say that it ended, contest, join."),
    {
        Event.CHANGE_END: Takes(optional=("ends", "ends_by", "open_end")),
        Event.ENDED: Takes(optional=("ends",)),
        Event.CONTEST: Takes(("contested", "grounds")),
        Event.JOIN: Takes(optional=("personnel",)),
    },
    text("text", N_("Text beside it")),
    date("ends", N_("Date as stated")),
    instant("ends_by", N_("Ended by"), hint=N_("To the second, in UTC.")),
    flag("open_end", N_("Without an end"), hint=N_("The last end that was stated goes on counting.")),
    choice("contested", N_("What is contested"), Contested),
    text("grounds", N_("Grounds")),
    count("personnel", N_("Own personnel"), 0, MOST_PERSONNEL),
)
ACTIVITY_STEPS = dataclasses.replace(_STEPS, agree=_dated_or_open)
