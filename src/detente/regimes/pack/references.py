"""What several tables of a pack refer to: kinds, their attributes, what an expression may name."""

from __future__ import annotations

from collections.abc import Collection

from detente.regimes.pack.declared import Declared
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Pack

MOMENTS = ("date", "instant")


def scope(pack: Pack, kind: str) -> Declared:
    """What an expression about a kind may name."""
    facts = [fact.name for fact in pack.facts.values() if fact.about == kind]
    totals = {name: total for name, total in pack.totals.items() if total.about == kind}
    return Declared({kind: pack.kinds[kind]}, pack.limits, facts, totals)


def has_attribute(pack: Pack, kind: str, attribute: str, types: Collection[str], place: str, notes: Notes) -> bool:
    """Return whether a kind has an attribute; note one that is not there or not of one of the types."""
    found = pack.kinds[kind].attributes.get(attribute) if kind in pack.kinds else None
    if found is None or (types and found.type not in types):
        notes.add(place, "regimes.pack_refers", to=f"{kind}.{attribute}"[:120])
        return False
    return True


def has_kind(pack: Pack, kind: str, place: str, notes: Notes) -> bool:
    """Return whether there is a kind; note one that is not there."""
    if kind not in pack.kinds:
        notes.add(place, "regimes.pack_refers", to=kind[:60])
        return False
    return True
