"""What the tables of a pack say of each other: every name exists, every expression is of the right type."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from detente.regimes.judging.order import in_order
from detente.regimes.judging.spans import span_of
from detente.regimes.language import Scope, Sort, check, names_of
from detente.regimes.language.tree import Name, Node, Not
from detente.regimes.language.walk import nodes
from detente.regimes.pack.crossing_forms import cross_formats
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Duty, Fact, Kind, Pack, Quota

_MOMENTS = ("date", "instant")


def crossed(pack: Pack, notes: Notes) -> None:
    """Note every reference that leads nowhere and every expression that could not be computed."""
    for section in (pack.limits, pack.totals, pack.facts, pack.quotas, pack.duties, pack.formats):
        for name, one in section.items():
            if one.chapter not in pack.chapters:
                notes.add(f"{_SECTION[type(one).__name__]}.{name}.chapter", "regimes.pack_refers", to=one.chapter[:60])
    _totals(pack, notes)
    for fact in pack.facts.values():
        _fact(pack, fact, notes)
    _circles(pack, notes)
    for quota in pack.quotas.values():
        _quota(pack, quota, notes)
    for duty in pack.duties.values():
        _duty(pack, duty, notes)
    cross_formats(pack, notes)


_SECTION = {"Figure": "limit", "Total": "total", "Fact": "fact", "Quota": "quota", "Duty": "duty", "Format": "format"}


def scope(pack: Pack, kind: str) -> Scope:
    """What an expression about a kind may name."""
    facts = [fact.name for fact in pack.facts.values() if fact.about == kind]
    totals = {name: total for name, total in pack.totals.items() if total.about == kind}
    return Scope({kind: pack.kinds[kind]}, pack.limits, facts, totals)


def _has(pack: Pack, kind: str, attribute: str, types: Collection[str], place: str, notes: Notes) -> bool:
    """Note an attribute that is not there or not of one of the types."""
    found = pack.kinds[kind].attributes.get(attribute) if kind in pack.kinds else None
    if found is None or (types and found.type not in types):
        notes.add(place, "regimes.pack_refers", to=f"{kind}.{attribute}"[:120])
        return False
    return True


def _kind(pack: Pack, kind: str, place: str, notes: Notes) -> bool:
    if kind not in pack.kinds:
        notes.add(place, "regimes.pack_refers", to=kind[:60])
        return False
    return True


def _totals(pack: Pack, notes: Notes) -> None:
    for total in pack.totals.values():
        place = f"total.{total.name}"
        if _kind(pack, total.about, f"{place}.about", notes):
            _has(pack, total.about, total.of, ("count",), f"{place}.of", notes)
            _has(pack, total.about, total.by, ("word", "party", "id"), f"{place}.by", notes)


def _fact(pack: Pack, fact: Fact, notes: Notes) -> None:
    place = f"fact.{fact.name}"
    if _kind(pack, fact.about, f"{place}.about", notes):
        _has(pack, fact.about, fact.on, _MOMENTS, f"{place}.on", notes)
        notes.tried(f"{place}.when", check, fact.when, scope(pack, fact.about), Sort.TRUTH)
        _outlives(pack, fact, notes)


def _outlives(pack: Pack, fact: Fact, notes: Notes) -> None:
    """A rule that negates another must not apply where that one does not: its silence would read as a yes."""
    for other in _negated(fact.when):
        if other in pack.facts:
            own, its = span_of(pack, fact.when), span_of(pack, pack.facts[other].when)
            if own.first < its.first or own.last > its.last:
                notes.add(f"fact.{fact.name}.when", "regimes.pack_outlives", fact=other)


def _negated(node: Node) -> Iterator[str]:
    for one in nodes(node):
        if isinstance(one, Not):
            yield from (below.name for below in nodes(one) if isinstance(below, Name) and below.root == "is")


def _circles(pack: Pack, notes: Notes) -> None:
    reached = {fact.name for fact in in_order(pack.facts)}
    for name in pack.facts.keys() - reached:
        notes.add(f"fact.{name}.when", "regimes.pack_circle", fact=name)


def _quota(pack: Pack, quota: Quota, notes: Notes) -> None:
    place = f"quota.{quota.name}"
    if not _kind(pack, quota.count, f"{place}.count", notes):
        return
    _has(pack, quota.count, quota.on, ("date",) if quota.overlap else _MOMENTS, f"{place}.on", notes)
    for name in quota.of:
        _has(pack, quota.count, name, ("party", "word", "id"), f"{place}.of", notes)
    for name in quota.overlap or ():
        _has(pack, quota.count, name, ("date",), f"{place}.overlap", notes)
    if quota.sum:
        _has(pack, quota.count, quota.sum, ("count",), f"{place}.sum", notes)
    if quota.overlap and (quota.sum or quota.holder):
        notes.add(f"{place}.overlap", "regimes.pack_overlap")
    notes.tried(f"{place}.where", check, quota.where, scope(pack, quota.count), Sort.TRUTH)
    _at_most(pack, quota, place, notes)


def _at_most(pack: Pack, quota: Quota, place: str, notes: Notes) -> None:
    holder: dict[str, Kind] = {}
    if quota.holder and _kind(pack, quota.holder, f"{place}.holder", notes):
        holder = {quota.holder: pack.kinds[quota.holder]}
        _has(pack, quota.holder, quota.holder_key[0], ("party",), f"{place}.holder_key", notes)
        _has(pack, quota.holder, quota.holder_key[1], ("count",), f"{place}.holder_key", notes)
    notes.tried(f"{place}.at_most", check, quota.at_most, Scope(holder, pack.limits), Sort.COUNT)


def _duty(pack: Pack, duty: Duty, notes: Notes) -> None:
    place = f"duty.{duty.name}"
    for code in duty.acts:
        if code not in pack.formats:
            notes.add(f"{place}.acts", "regimes.pack_refers", to=code)
    for member in ("beside", "then", "otherwise"):
        other = getattr(duty, member)
        if other and (other not in pack.duties or other == duty.name):
            notes.add(f"{place}.{member}", "regimes.pack_refers", to=other)
    ways = [duty.due is not None, duty.at_once, duty.every is not None, bool(duty.beside), duty.may]
    if not any(ways) or (duty.every is not None) == bool(duty.about):
        notes.add(place, "regimes.pack_when_due")
    if duty.about and _kind(pack, duty.about, f"{place}.about", notes):
        _about(pack, duty, place, notes)


def _about(pack: Pack, duty: Duty, place: str, notes: Notes) -> None:
    _has(pack, duty.about, duty.on, _MOMENTS, f"{place}.on", notes)
    for member, free in (("by", ("each party",)), ("to", ("all",))):
        value = getattr(duty, member)
        if value not in free:
            _has(pack, duty.about, value, ("party",), f"{place}.{member}", notes)
    for member in ("when", "excused", "contested"):
        node = getattr(duty, member)
        if node is not None:
            notes.tried(f"{place}.{member}", check, node, scope(pack, duty.about), Sort.TRUTH)
    for member in ("due", "since"):
        node = getattr(duty, member)
        found = notes.tried(f"{place}.{member}", check, node, scope(pack, duty.about)) if node is not None else None
        if found is not None and found.sort not in {Sort.DATE, Sort.INSTANT}:
            notes.add(f"{place}.{member}", "regimes.pack_value", wanted="date or instant", value=found.sort.value)
    if duty.months and duty.months not in pack.limits:
        notes.add(f"{place}.months", "regimes.pack_refers", to=duty.months)


def limits_used(pack: Pack) -> frozenset[str]:
    """The limits that some rule, quota or duty names."""
    trees = [fact.when for fact in pack.facts.values()]
    trees += [node for quota in pack.quotas.values() for node in (quota.where, quota.at_most)]
    for duty in pack.duties.values():
        trees += [node for node in (duty.when, duty.due, duty.since, duty.excused, duty.contested) if node is not None]
    months = {duty.months for duty in pack.duties.values() if duty.months}
    return frozenset(months | {name for tree in trees for name in names_of(tree, "limit")})
