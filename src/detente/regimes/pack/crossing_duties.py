"""What a duty says of the rest of its pack: who, to whom, by when, and the duties it stands beside or leads to."""

from __future__ import annotations

from detente.regimes.language import Sort, check
from detente.regimes.pack.declared import Declared
from detente.regimes.pack.members import wrong
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.references import MOMENTS, has_attribute, has_kind, scope
from detente.regimes.pack.values import Duty, Pack

_OF_ITEMS = ("on", "due", "months", "at_once", "since", "may", "beside", "then", "otherwise")


def cross_duty(pack: Pack, duty: Duty, notes: Notes) -> None:
    """Note what a duty names and that is not there, and one of which nobody could say when it is due."""
    place = f"duty.{duty.name}"
    for code in duty.acts:
        if code not in pack.formats:
            notes.add(f"{place}.acts", "regimes.pack_refers", to=code)
    if duty.about:
        _about_items(pack, duty, place, notes)
    else:
        _recurring(pack, duty, place, notes)
    expects = scope(pack, duty.about) if duty.about in pack.kinds else Declared({}, pack.limits)
    for member in ("when", "excused", "contested"):
        node = getattr(duty, member)
        if node is not None and (not duty.about or duty.about in pack.kinds):
            notes.tried(f"{place}.{member}", check, node, expects, Sort.TRUTH)


def _recurring(pack: Pack, duty: Duty, place: str, notes: Notes) -> None:
    """What each party owes again and again has no item: nothing of it can be named."""
    if duty.every is None:
        notes.add(place, "regimes.pack_when_due")
    for member in _OF_ITEMS:
        if getattr(duty, member):
            notes.add(f"{place}.{member}", "regimes.pack_unknown", member=member)
    for member, wanted in (("by", "each party"), ("to", "all")):
        value = getattr(duty, member)
        if value != wanted and not (member == "to" and value in pack.parties):
            notes.note(f"{place}.{member}", wrong(wanted, value))


def _about_items(pack: Pack, duty: Duty, place: str, notes: Notes) -> None:
    ways = [duty.due is not None, duty.at_once, bool(duty.beside)]
    if sum(ways) > 1 or not (any(ways) or duty.may) or duty.every is not None:
        notes.add(place, "regimes.pack_when_due")
    for member in ("beside", "then", "otherwise"):
        _leads(pack, duty, member, place, notes)
    if not has_kind(pack, duty.about, f"{place}.about", notes):
        return
    has_attribute(pack, duty.about, duty.on, MOMENTS, f"{place}.on", notes)
    for member, free in (("by", "each party"), ("to", "all")):
        value = getattr(duty, member)
        if value != free:
            has_attribute(pack, duty.about, value, ("party",), f"{place}.{member}", notes)
    _moments(pack, duty, place, notes)


def _leads(pack: Pack, duty: Duty, member: str, place: str, notes: Notes) -> None:
    """Another duty is of the same items, and following `beside` one never comes back."""
    name = getattr(duty, member)
    if not name:
        return
    other = pack.duties.get(name)
    if other is None or other is duty or other.about != duty.about:
        notes.add(f"{place}.{member}", "regimes.pack_refers", to=name)
    elif member == "beside" and duty.name in _beside(pack, other):
        notes.add(f"{place}.{member}", "regimes.pack_circle", fact=name)


def _beside(pack: Pack, duty: Duty) -> set[str]:
    """The duties that one stands beside, one after the other."""
    seen: set[str] = set()
    while duty.beside in pack.duties and duty.beside not in seen:
        seen.add(duty.beside)
        duty = pack.duties[duty.beside]
    return seen


def _moments(pack: Pack, duty: Duty, place: str, notes: Notes) -> None:
    for member in ("due", "since"):
        node = getattr(duty, member)
        found = notes.tried(f"{place}.{member}", check, node, scope(pack, duty.about)) if node is not None else None
        if found is not None and found.sort not in {Sort.DATE, Sort.INSTANT}:
            notes.add(f"{place}.{member}", "regimes.pack_value", wanted="date or instant", value=found.sort.value)
    limit = pack.limits.get(duty.months)
    if duty.months and (limit is None or limit.unit != "months" or duty.due is None):
        notes.add(f"{place}.months", "regimes.pack_refers", to=duty.months)
