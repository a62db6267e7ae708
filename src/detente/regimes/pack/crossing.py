"""What the tables of a pack say of each other: every name exists, every expression is of the right type."""

from __future__ import annotations

from collections.abc import Iterator

from detente.regimes.judging.spans import span_of
from detente.regimes.language import Sort, check, names_of
from detente.regimes.language.tree import Name, Node, Not
from detente.regimes.language.walk import nodes
from detente.regimes.pack.circles import heights
from detente.regimes.pack.crossing_duties import cross_duty
from detente.regimes.pack.crossing_forms import cross_formats
from detente.regimes.pack.declared import Declared
from detente.regimes.pack.members import wrong
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.references import MOMENTS, has_attribute, has_kind, scope
from detente.regimes.pack.values import Fact, Kind, Pack, Quota

MOST_HEIGHT = 16


def crossed(pack: Pack, notes: Notes) -> None:
    """Note every reference that leads nowhere and every expression that could not be computed."""
    for section in (pack.limits, pack.totals, pack.facts, pack.quotas, pack.duties, pack.formats):
        for name, one in section.items():
            if one.chapter not in pack.chapters:
                notes.add(f"{_SECTION[type(one).__name__]}.{name}.chapter", "regimes.pack_refers", to=one.chapter[:60])
    _totals(pack, notes)
    is_grounded = _grounded(pack, notes)
    for fact in pack.facts.values():
        _fact(pack, fact, notes)
        if is_grounded and fact.about in pack.kinds:
            _outlives(pack, fact, notes)
    for quota in pack.quotas.values():
        _quota(pack, quota, notes)
    for duty in pack.duties.values():
        cross_duty(pack, duty, notes)
    cross_formats(pack, notes)


_SECTION = {"Figure": "limit", "Total": "total", "Fact": "fact", "Quota": "quota", "Duty": "duty", "Format": "format"}


def _totals(pack: Pack, notes: Notes) -> None:
    for total in pack.totals.values():
        place = f"total.{total.name}"
        if has_kind(pack, total.about, f"{place}.about", notes):
            has_attribute(pack, total.about, total.of, ("count",), f"{place}.of", notes)
            has_attribute(pack, total.about, total.by, ("word", "party", "id"), f"{place}.by", notes)


def _fact(pack: Pack, fact: Fact, notes: Notes) -> None:
    place = f"fact.{fact.name}"
    if has_kind(pack, fact.about, f"{place}.about", notes):
        has_attribute(pack, fact.about, fact.on, MOMENTS, f"{place}.on", notes)
        notes.tried(f"{place}.when", check, fact.when, scope(pack, fact.about), Sort.TRUTH)


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


def _grounded(pack: Pack, notes: Notes) -> bool:
    """Whether every fact rests, in few steps, on figures; note those that rest on themselves or on too long a row."""
    found = heights({name: {*names_of(fact.when, "is")} & pack.facts.keys() for name, fact in pack.facts.items()})
    for name in sorted(pack.facts.keys() - found.keys()):
        notes.add(f"fact.{name}.when", "regimes.pack_circle", fact=name)
    high = [name for name, height in found.items() if height > MOST_HEIGHT]
    for name in high:
        notes.note(f"fact.{name}.when", wrong(f"at most {MOST_HEIGHT} facts that rest on each other in a row", name))
    return not high and len(found) == len(pack.facts)


def _quota(pack: Pack, quota: Quota, notes: Notes) -> None:
    place = f"quota.{quota.name}"
    if not has_kind(pack, quota.count, f"{place}.count", notes):
        return
    has_attribute(pack, quota.count, quota.on, ("date",) if quota.overlap else MOMENTS, f"{place}.on", notes)
    for name in quota.of:
        has_attribute(pack, quota.count, name, ("party", "word", "id"), f"{place}.of", notes)
    for name in quota.overlap or ():
        has_attribute(pack, quota.count, name, ("date",), f"{place}.overlap", notes)
    if quota.sum:
        has_attribute(pack, quota.count, quota.sum, ("count",), f"{place}.sum", notes)
    if quota.overlap and (quota.sum or quota.holder):
        notes.add(f"{place}.overlap", "regimes.pack_overlap")
    if bool(quota.holder) != any(quota.holder_key) or (quota.holder and not quota.of):
        notes.add(place, "regimes.pack_lacks", member="of, holder, holder_key")
    notes.tried(f"{place}.where", check, quota.where, scope(pack, quota.count), Sort.TRUTH)
    _at_most(pack, quota, place, notes)


def _at_most(pack: Pack, quota: Quota, place: str, notes: Notes) -> None:
    holder: dict[str, Kind] = {}
    if quota.holder and has_kind(pack, quota.holder, f"{place}.holder", notes):
        holder = {quota.holder: pack.kinds[quota.holder]}
        has_attribute(pack, quota.holder, quota.holder_key[0], ("party",), f"{place}.holder_key", notes)
        has_attribute(pack, quota.holder, quota.holder_key[1], ("count",), f"{place}.holder_key", notes)
    found = notes.tried(f"{place}.at_most", check, quota.at_most, Declared(holder, pack.limits), Sort.COUNT)
    added = pack.kinds[quota.count].attributes.get(quota.sum)
    if found and added and found.units and not found.units <= {added.unit}:
        notes.note(f"{place}.at_most", wrong(added.unit or "plain number", ", ".join(sorted(found.units))))


def limits_used(pack: Pack) -> frozenset[str]:
    """The limits that some rule, quota or duty names."""
    trees = [fact.when for fact in pack.facts.values()]
    trees += [node for quota in pack.quotas.values() for node in (quota.where, quota.at_most)]
    for duty in pack.duties.values():
        trees += [node for node in (duty.when, duty.due, duty.since, duty.excused, duty.contested) if node is not None]
    months = {duty.months for duty in pack.duties.values() if duty.months}
    return frozenset(months | {name for tree in trees for name in names_of(tree, "limit")})
