"""The engine: opens matters, moves them step by step, and says why a step is refused.

`attempt` is the one place where a step is judged. The fold uses it and keeps what is refused; the check before release
uses it and tells the officer. So a station never sends, unwarned, what the other side's fold will refuse.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from detente.council.acts import Rel
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.matters.matter import Matter, Refused
from detente.council.matters.registry import KINDS, OPENING, TAKING
from detente.council.matters.taking import step_of, steps_open, take
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


def matter_of(deed: Deed) -> DispatchId | None:
    """The matter a deed opens or moves; None when it has to do with none."""
    if deed.act.type in OPENING:
        return deed.id
    return next(iter(deed.ids(Rel.MATTER)), None) if deed.act.type in TAKING else None


def begin(deed: Deed) -> Matter:
    """Open a matter by its opening deed."""
    kind = OPENING[deed.act.type]
    matter = Matter(
        id=deed.id,
        kind=kind.name,
        title=kind.title(deed),
        opened=deed,
        parties=kind.parties(deed),
        chair=kind.chair(deed),
        state=kind.machine.first,
        details=kind.begin(deed),
    )
    return kind.settle(matter, deed.heard_by(matter.chair))


def advance(matter: Matter, deed: Deed) -> Matter:
    """Move a matter by one deed, in the order of the record; what is refused is kept and changes nothing."""
    if deed.act.type in KINDS[matter.kind].hears:
        return KINDS[matter.kind].hear(matter, deed)
    if not deed.counts_for(matter.opened):
        return dataclasses.replace(matter, aside=(*matter.aside, deed.id))
    try:
        return attempt(matter, deed)
    except OursError as error:
        refused = Refused(
            deed.id, deed.sender, step_of(deed), deed.heard_by(matter.chair), error.code, tuple(error.fields.items())
        )
        return dataclasses.replace(matter, refused=(*matter.refused, refused))


def attempt(matter: Matter, deed: Deed) -> Matter:
    """Take the step of `deed`; raise `OursError` `council.*` if it is not legal now, not this party's, or too late."""
    kind = KINDS[matter.kind]
    beside = kind.beside.get(deed.act.type)
    if beside is None:
        return take(kind, matter, deed)
    return beside(as_of(matter, deed.heard_by(matter.chair)), deed)


def as_of(matter: Matter, now: Instant) -> Matter:
    """The matter at `now`: what time alone has done."""
    return KINDS[matter.kind].clock(matter, now)


def open_steps(matter: Matter, party: PartyName) -> tuple[Labelled, ...]:
    """The steps `party` may take in the present state, in the order of the table."""
    return steps_open(KINDS[matter.kind], matter, party)


def fold_matter(root: DispatchId, deeds: Iterable[Deed]) -> Matter | None:
    """The matter that `root` opened, of its deeds; None when `root` is not among them or opens none.

    Deeds are taken in the order in which the chair heard them, as the receipts attest, and in the order of the record
    within one second: so both ends of a line read one order although their acts crossed on the way. Deeds of other
    matters are passed over.
    """
    record = tuple(deeds)
    opening = next((deed for deed in record if deed.id == root and deed.act.type in OPENING), None)
    if opening is None:
        return None
    matter = begin(opening)
    return _read(matter, sorted(record, key=lambda deed: deed.heard_by(matter.chair)))


def _read(matter: Matter, deeds: Iterable[Deed]) -> Matter:
    """Advance a matter by its deeds, and in the end let the clock read what was heard since the last step."""
    heard: Instant | None = None
    for deed in deeds:
        hears = deed.act.type in KINDS[matter.kind].hears
        if not hears and not matter_of(deed) == matter.id != deed.id:
            continue
        before, matter = matter, advance(matter, deed)
        if hears and matter is not before:
            heard = deed.heard_by(matter.chair)
        elif matter.details is not before.details or len(matter.steps) > len(before.steps):
            heard = None
    return matter if heard is None else as_of(matter, heard)
