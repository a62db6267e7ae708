"""Form of the steps of a series of meetings (council-procedures § 5). The proposal of the series opened it."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.form import STEP, Takes, steps_form
from detente.council.acts.parts import Row, date, flag, line, rows, text
from detente.council.machines.series import SeriesEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


def _dated(values: Row) -> None:
    """A next date is a date, or is said to be left to be agreed; not both and not neither."""
    if values[STEP] is Event.NEXT_DATE and ("next_date" in values) is ("to_be_agreed" in values):
        raise OursError("council.next_date_or_open")


_STEPS = steps_form(
    "series_step",
    N_("Step on a series of meetings"),
    N_("Takes one step on a series of meetings: pause a theme or the whole, resume, name the next date, conclude."),
    {
        Event.PAUSE: Takes(("reason",), ("theme",)),
        Event.RESUME: Takes(optional=("theme",)),
        Event.NEXT_DATE: Takes(optional=("next_date", "to_be_agreed", "theme")),
        Event.CONCLUDE: Takes(("summary",)),
    },
    text("text", N_("Text beside it")),
    line(
        "theme", N_("Theme of the talks"), hint=N_("As it is titled in the proposal; the whole series when left empty.")
    ),
    text("reason", N_("Reason")),
    date("next_date", N_("Next date")),
    flag("to_be_agreed", N_("The next date is to be agreed")),
    rows(
        "summary",
        N_("Summary by theme"),
        "theme",
        line("theme", N_("Theme of the talks"), required=True),
        text("summary", N_("Summary"), required=True),
        limit=limits.THEMES,
    ),
)
SERIES_STEPS = dataclasses.replace(_STEPS, agree=_dated)
