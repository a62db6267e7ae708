"""One step judged: whose it is, whether it is legal now, what it changes. Knows a kind when given one, and no registry.

So a kind may judge steps of another that the same act opened (a proposal of a series is a meeting and a series).
"""

from __future__ import annotations

import dataclasses

from detente.council.acts import Written
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.matters.kinds import Kind
from detente.council.matters.matter import Matter, Step
from detente.council.tables import transition
from detente.errors import OursError
from detente.kernel import PartyName


def take(kind: Kind, matter: Matter, deed: Deed) -> Matter:
    """Take the step of `deed`; raise `OursError` `council.*` if it is not legal now, not this party's, or too late."""
    if deed.act.type != kind.takes:
        raise OursError("council.other_matter", act=deed.act.type, kind=kind.label)
    event, at = step_of(deed), deed.heard_by(matter.chair)
    now = kind.clock(matter, at)
    rule = kind.rules[event]
    if not rule.by.holds(now, deed.sender):
        instead = _instead(kind, now, deed.sender)
        raise OursError("council.not_yours", step=event.label, who=rule.by.label, instead=instead)
    target = _target(kind, now, event, deed.sender)
    details = rule.effect(now, deed)
    step = Step(event, now.state, target, at, deed.sender, deed.id, deed.declared, _said(deed))
    moved = dataclasses.replace(now, state=target, details=details, steps=(*now.steps, step))
    return kind.settle(moved, at)


def _target(kind: Kind, matter: Matter, event: Labelled, sender: PartyName) -> Labelled:
    if event not in kind.machine.legal(matter.state):
        instead = _instead(kind, matter, sender)
        raise kind.explain(matter, event) or OursError(
            "council.not_now", step=event.label, state=matter.state.label, instead=instead
        )
    target: Labelled = transition(kind.machine, matter.state, event)
    return target


def _instead(kind: Kind, matter: Matter, party: PartyName) -> str:
    return "; ".join(event.label for event in steps_open(kind, matter, party)) or "–"


def _said(deed: Deed) -> str:
    return deed.act.body.text if isinstance(deed.act.body, Written) else ""


def step_of(deed: Deed) -> Labelled:
    """The step a deed takes."""
    body = deed.act.body
    assert isinstance(body, Written)
    assert body.step is not None
    return body.step


def steps_open(kind: Kind, matter: Matter, party: PartyName) -> tuple[Labelled, ...]:
    """The steps `party` may take in the present state, in the order of the table."""
    legal = kind.machine.legal(matter.state)
    return tuple(event for event in legal if event in kind.rules and kind.rules[event].by.holds(matter, party))
