"""Forms of a notice of presence (seed-map S7, C24)."""

from __future__ import annotations

from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.parts import date, line, parties, text
from detente.council.acts.rules import RefRule
from detente.council.machines.presence import PresenceEvent as Event
from detente.errors.sentences.shape import N_

_SIZE = line("size", N_("Size"), hint=N_("As its author states it; left empty when it is not stated."))

PRESENCE_FORM = Form(
    "presence",
    N_("Notice of presence"),
    N_("Notifies who is or will be where, and how many; it may cite the declaration that it carries out."),
    (
        line("title", N_("Title"), required=True),
        parties("who", N_("Whose forces"), hint=N_("The sender’s own when left empty.")),
        line("where", N_("Where"), required=True),
        _SIZE,
        line("nature", N_("Nature"), required=True),
        date("announced", N_("Announced on")),
        date("effective", N_("In effect on")),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.CITES, Rel.ABOUT, Rel.REVISES, Rel.CONTINUES)),
)

PRESENCE_STEPS = steps_form(
    "presence_step",
    N_("Step on a notice of presence"),
    N_("States that it is done, changes what was notified, states that it ended, or contests the notice."),
    {
        Event.DONE: Takes(("on",), ("size",)),
        Event.CHANGE: Takes(("reason",), ("where", "size", "nature", "effective")),
        Event.END: Takes(("on",), ("reason",)),
        Event.CONTEST: Takes(("grounds",)),
    },
    text("text", N_("Text beside it")),
    date("on", N_("On which date")),
    line("where", N_("Where")),
    _SIZE,
    line("nature", N_("Nature")),
    date("effective", N_("In effect on")),
    text("reason", N_("Reason")),
    text("grounds", N_("Grounds")),
)
