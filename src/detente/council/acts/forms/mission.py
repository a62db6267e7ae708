"""Forms of a mission: the mission itself, and every step on it and on its staff (council-procedures § 10)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import STEP, Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, count, date, flag, instant, line, lines, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.mission import MissionEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_

MOST_STAFF = 10_000


class Presence(Labelled):
    """Three kinds of presence that are not one another: they were suspended and closed by different acts on one day."""

    MISSION = "mission", N_("Mission of a State to an organisation")
    LIAISON = "liaison", N_("Liaison mission of an organisation in a capital")
    INFORMATION_OFFICE = "information_office", N_("Information office housed by an embassy")


class AtOpening(Labelled):
    """Whether the mission is proposed by this act or exists already."""

    PROPOSED = "proposed", N_("It is proposed")
    OPEN = "open", N_("It is open already")


class Confirmed(Labelled):
    """How the other side confirmed a contact."""

    IN_WRITING = "in_writing", N_("In writing")
    ORALLY = "orally", N_("Orally")


class Status(Labelled):
    """The status of a person on the staff."""

    DIPLOMATIC = "diplomatic", N_("Diplomatic staff")
    MILITARY = "military", N_("Military staff")
    ADMINISTRATIVE = "administrative", N_("Administrative and technical staff")
    SERVICE = "service", N_("Service staff")


def _two_sides(values: Row) -> None:
    if values["sending"] == values["host"]:
        raise OursError("council.mission_to_oneself", party=values["host"])


def _says_when(values: Row) -> None:
    """An announced suspension says when, if only “some days later”."""
    said = "effective_date" in values or "when_said" in values
    if values[STEP] is Event.ANNOUNCE_SUSPENSION and not said:
        raise OursError("council.step_lacks", act="mission_step", step=values[STEP].value, field="when_said")


MISSION_FORM = Form(
    "mission",
    N_("Mission"),
    N_("Proposes a mission of one side with the other, or records one that is open, with its ceiling of staff."),
    (
        line("title", N_("Name of the mission"), required=True),
        choice("presence", N_("Kind of presence"), Presence, required=True),
        party("sending", N_("Sending side"), required=True),
        party("host", N_("Host"), required=True),
        line("host_body", N_("Body it is accredited to")),
        line("place", N_("Place"), required=True),
        text("purpose", N_("Purpose"), required=True),
        count("ceiling", N_("Ceiling of staff"), 0, MOST_STAFF, required=True),
        line("head", N_("Head of mission")),
        text("legal_basis", N_("Legal basis"), limit=limits.REMARK),
        choice("state_at_opening", N_("Where it stands"), AtOpening, required=True),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.TWIN, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
    agree=_two_sides,
)

_PERSON = ("person",)
_DATED = ("effective_date", "announced_at")

_STEPS = steps_form(
    "mission_step",
    N_("Step on a mission"),
    N_("Takes one step on a mission or on a person of its staff: cut, suspend, name a contact, restore, accredit."),
    {
        Event.AGREE: Takes(),
        Event.OPEN: Takes(),
        Event.CUT_CEILING: Takes(("ceiling", "effective"), (*_DATED, "affected")),
        Event.ANNOUNCE_SUSPENSION: Takes(optional=(*_DATED, "when_said")),
        Event.NOTIFY_SUSPENSION: Takes(("effective",), (*_DATED,)),
        Event.NAME_CONTACT: Takes(("office",), ("phone", "email", "hours")),
        Event.CONFIRM_CONTACT: Takes(("office", "confirmed")),
        Event.OFFER_RESTORATION: Takes(optional=("preconditions",)),
        Event.HOLD: Takes(),
        Event.ACCEPT: Takes(),
        Event.DECLINE: Takes(),
        Event.BEGIN_REOPENING: Takes(optional=("effective_date", "ceiling", "names")),
        Event.REOPEN: Takes(),
        Event.CLOSE: Takes(optional=("archives", "premises", "protecting")),
        Event.APPOINT_PROTECTING: Takes(("protecting",)),
        Event.NOMINATE: Takes(_PERSON, ("function", "post_no", "status", "is_head")),
        Event.ASK_AGREMENT: Takes(_PERSON),
        Event.GRANT: Takes(_PERSON),
        Event.REFUSE: Takes(_PERSON, ("reason",)),
        Event.NOTIFY_ARRIVAL: Takes(_PERSON, ("arrived",)),
        Event.ACCREDIT: Takes(_PERSON, ("post_no",)),
        Event.RECALL: Takes(_PERSON, ("reason",)),
        Event.END: Takes(_PERSON),
        Event.WITHDRAW_ACCREDITATION: Takes(_PERSON, ("reason", "leave_by")),
        Event.DECLARE_NON_GRATA: Takes(_PERSON, ("reason", "leave_by")),
    },
    text("text", N_("Text beside it")),
    count("ceiling", N_("New ceiling of staff"), 0, MOST_STAFF),
    instant("effective", N_("Takes effect at"), hint=N_("To the second, in UTC; never before it was announced.")),
    date("effective_date", N_("Date as stated")),
    instant("announced_at", N_("Announced in public at"), hint=N_("Where it was said in public before this notice.")),
    line("when_said", N_("When, in the words used"), hint=N_("For example “some days later”.")),
    lines("affected", N_("Persons affected"), hint=N_("By name, as they were nominated, one on a line.")),
    line("office", N_("Office or person")),
    line("phone", N_("Telephone")),
    line("email", N_("E-mail")),
    line("hours", N_("Hours")),
    choice("confirmed", N_("Confirmed how"), Confirmed),
    text("preconditions", N_("Preconditions"), hint=N_("Left empty: without preconditions.")),
    lines("names", N_("Names put forward")),
    text("archives", N_("Archives"), limit=limits.REMARK),
    text("premises", N_("Premises"), limit=limits.REMARK),
    line("protecting", N_("Protecting State")),
    line("person", N_("Person"), hint=N_("The full name, always written alike.")),
    line("function", N_("Function")),
    line("post_no", N_("Number of the post")),
    choice("status", N_("Status"), Status),
    flag("is_head", N_("Head of mission"), hint=N_("A head needs the agreement of the host.")),
    date("arrived", N_("Date of arrival")),
    text("reason", N_("Reason given"), limit=limits.REMARK, hint=N_("May be left empty; no reasons are owed.")),
    instant("leave_by", N_("To leave by")),
)
MISSION_STEPS = dataclasses.replace(_STEPS, agree=_says_when)
