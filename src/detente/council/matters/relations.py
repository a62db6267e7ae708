"""Relations: one side severs, all restore, and named functions stay (scenario R17, E77)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.forms.relations import Function
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.relations import RELATIONS
from detente.council.machines.relations import RelationsEvent as Event
from detente.council.machines.relations import RelationsState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter, Step
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Severance:
    """Who severed, when it was notified, when it takes effect, and what stays."""

    by: PartyName
    notified_at: Instant
    effective: Instant
    kept: tuple[Function, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reduction:
    """A side holds the relations reduced to a level."""

    by: PartyName
    at: Instant
    level: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """A side recalled its own head of mission."""

    by: PartyName
    at: Instant
    office: str
    for_consultations: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """What is known of relations. `severance` is the one in force; `past` are those that were restored.

    `restoring` are the sides that have said they restore severed relations. `protecting` holds each side's word.
    """

    between: tuple[PartyName, ...]
    what: str
    severance: Severance | None = None
    reductions: tuple[Reduction, ...] = ()
    recalls: tuple[Recall, ...] = ()
    restoring: tuple[PartyName, ...] = ()
    past: tuple[Severance, ...] = ()
    protecting: tuple[tuple[PartyName, str], ...] = ()

    @property
    def kept(self) -> tuple[Function, ...]:
        """The functions that stay while relations are severed."""
        return self.severance.kept if self.severance else ()


SIDES = Role(N_("a side of these relations"), lambda matter, party: party in matter.details.between)


def _begin(deed: Deed) -> Relations:
    body = written(deed)
    return Relations(body.get("between") or everyone(deed), body.get("what"))


def _reduce(matter: Matter, deed: Deed) -> Relations:
    details: Relations = matter.details
    body = written(deed)
    reduction = Reduction(deed.sender, deed.heard_by(matter.chair), body.get("level"), body.get("reason", ""))
    return dataclasses.replace(details, reductions=(*details.reductions, reduction))


def _recall(matter: Matter, deed: Deed) -> Relations:
    details: Relations = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    recall = Recall(deed.sender, at, body.get("office"), body.get("for_consultations", False), body.get("reason", ""))
    return dataclasses.replace(details, recalls=(*details.recalls, recall))


def _sever(matter: Matter, deed: Deed) -> Relations:
    details: Relations = matter.details
    body, sent = written(deed), deed.heard_by(deed.sender)
    effective = body.get("effective", sent)
    if effective < sent:
        raise OursError("council.effective_before_announced", effective=effective.iso, announced=sent.iso)
    heard = deed.heard_by(matter.chair)
    severance = Severance(deed.sender, heard, effective, body.get("kept"), body.get("reason", ""))
    return dataclasses.replace(details, severance=severance, restoring=())


def _restore(matter: Matter, deed: Deed) -> Relations:
    details: Relations = matter.details
    if matter.state is State.SEVERED:
        return _consent(details, deed.sender)
    kept = tuple(reduction for reduction in details.reductions if reduction.by != deed.sender)
    if kept == details.reductions:
        raise OursError("council.nothing_to_restore", party=deed.sender)
    return dataclasses.replace(details, reductions=kept)


def _consent(details: Relations, party: PartyName) -> Relations:
    """One more side restores; with the last, the severance is past and nothing stays reduced."""
    if party in details.restoring:
        raise OursError("council.already_agreed", party=party)
    restoring = (*details.restoring, party)
    if details.severance is None or set(restoring) != set(details.between):
        return dataclasses.replace(details, restoring=restoring)
    past = (*details.past, details.severance)
    return dataclasses.replace(details, severance=None, reductions=(), restoring=(), past=past)


def _protecting(matter: Matter, deed: Deed) -> Relations:
    details: Relations = matter.details
    named = (deed.sender, written(deed).get("protecting"))
    others = tuple(known for known in details.protecting if known[0] != deed.sender)
    return dataclasses.replace(details, protecting=(*others, named))


def _clock(matter: Matter, now: Instant) -> Matter:
    """A severance takes effect at its instant, whenever anybody looks."""
    severance = matter.details.severance if matter.state is State.SEVERANCE_NOTIFIED else None
    if severance is None or now < severance.effective:
        return dataclasses.replace(matter, due=None if severance is None else severance.effective)
    step = Step(Event.TAKE_EFFECT, matter.state, State.SEVERED, max(severance.effective, matter.moved_at))
    return dataclasses.replace(matter, state=State.SEVERED, due=None, steps=(*matter.steps, step))


def _settle(matter: Matter, now: Instant) -> Matter:
    """In force only when nothing is severed or held reduced any more."""
    details: Relations = matter.details
    state = matter.state
    if state is State.IN_FORCE and details.severance is not None:
        state = State.SEVERED
    elif state is State.IN_FORCE and details.reductions:
        state = State.REDUCED
    return _clock(dataclasses.replace(matter, state=state), now)


_RULES: dict[Labelled, Rule] = {
    Event.REDUCE: Rule(SIDES, _reduce),
    Event.RECALL: Rule(SIDES, _recall),
    Event.SEVER: Rule(SIDES, _sever),
    Event.RESTORE: Rule(SIDES, _restore),
    Event.NAME_PROTECTING: Rule(SIDES, _protecting),
}

RELATIONS_KIND = Kind(
    name="relations",
    label=N_("Relations"),
    machine=RELATIONS,
    opens="relations",
    takes="relations_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_settle,
)
