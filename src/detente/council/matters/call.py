"""Calls: a record is one side's until the other confirms it (scenario E51, E54)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.call import CALL
from detente.council.machines.call import CallEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, PartyName


@dataclass(frozen=True, slots=True)
class Call:
    """What one side wrote down of a call, and what the other disputes of it (nothing once it has confirmed)."""

    counterpart: PartyName
    level: str
    held_on: DeclaredDate
    points: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    own_version: str = ""


COUNTERPART = Role(
    N_("the other side of the call"),
    lambda matter, party: party == matter.details.counterpart and party != matter.opened_by,
)


def _begin(deed: Deed) -> Call:
    body = written(deed)
    return Call(
        counterpart=body.get("counterpart") or next(iter(deed.addressees), deed.sender),
        level=body.get("level"),
        held_on=body.get("held_on"),
        points=body.get("points", ()),
        agreed=body.get("agreed", ()),
    )


def _say(matter: Matter, deed: Deed) -> Call:
    details: Call = matter.details
    body = written(deed)
    return dataclasses.replace(details, disputed=body.get("disputed", ()), own_version=body.get("own_version", ""))


_RULES: dict[Labelled, Rule] = {Event.CONFIRM: Rule(COUNTERPART, _say), Event.CONTEST: Rule(COUNTERPART, _say)}

CALLS = Kind(
    name="call",
    label=N_("Call"),
    machine=CALL,
    opens="call_record",
    takes="call_record_step",
    rules=_RULES,
    begin=_begin,
)
