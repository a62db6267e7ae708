"""Activities, requests, visits … of the record under a regime: the list, and one with all that the rules say of it."""

from __future__ import annotations

from collections.abc import Iterable

from detente.errors import DetenteError, OursError
from detente.kernel import DispatchId, Instant
from detente.regimes.judging import Explanation, Item, would_change
from detente.regimes.time import Bench, Owed, duties, quota_findings
from detente.station.house import House
from detente.station.queries.regimes import by_due, duty_line
from detente.station.regimes.agreed import Regime, regime_of
from detente.station.regimes.kept import Kept, Saying, kept_of
from detente.station.views.regimes import CaseLine, CaseView

CHANGES_FOR = 12  # findings for which the least change is looked for: each costs dozens of judgements


def cases(house: House, name: str, kind: str = "") -> tuple[Regime, tuple[CaseLine, ...]]:
    """Return the items of a regime (of one kind), the latest first, with what the rules say in short."""
    with house.store.read() as tx:
        now = house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, now), now)
    bench = Bench(kept.regime.pack, kept.record.items)
    owed = duties(kept.regime.pack, kept.record, int(now), bench=bench)
    lines = [_case(kept, bench, item, owed) for item in kept.record.items if not kind or item.kind == kind]
    return kept.regime, tuple(sorted(lines, key=lambda line: (line.label, line.item.id)))


def _case(kept: Kept, bench: Bench, item: Item, owed: Iterable[Owed]) -> CaseLine:
    answers = bench.sheet(item).case.answers
    facts = bench.judge.facts[item.kind]
    return CaseLine(
        item,
        kept.label(item.id),
        kept.openers.get(item.id),
        tuple(fact for fact in facts if answers.get(fact)),
        tuple(fact for fact in facts if fact not in answers),
        tuple(one for one in owed if one.item == item.id),
    )


def case(house: House, name: str, item_id: str) -> CaseView:
    """Return one item with its sources, findings, clocks and limits. Raises `regimes.unknown_item`."""
    with house.store.read() as tx:
        now = house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, now), now)
    item = next((one for one in kept.record.items if one.id == item_id), None)
    if item is None:
        raise OursError("regimes.unknown_item", item=item_id[:80], pack=name[:60])
    return case_view(kept, item, now)


def case_view(kept: Kept, item: Item, now: Instant) -> CaseView:
    """Return what the rules say of an item that stands in `kept.record`, and who said each of its figures."""
    pack, bench = kept.regime.pack, Bench(kept.regime.pack, kept.record.items)
    sums = bench.sheet(item).case.totals
    hearing = bench.judge.hearing(item, sums)
    said = tuple(hearing.explain(fact) for fact in bench.judge.facts[item.kind])
    owed = duties(pack, kept.record, int(now), bench=bench)
    return CaseView(
        regime=kept.regime,
        as_of=now,
        item=item,
        label=kept.label(item.id),
        opened_by=kept.openers.get(item.id),
        sayings=_sayings(kept, item.id),
        explanations=said,
        changes={one.rule: would_change(bench.judge, one.rule, item, dict(sums)) for one in _telling(said)},
        duties=tuple(duty_line(kept, one) for one in sorted(owed, key=by_due) if one.item == item.id),
        quotas=tuple(one for one in quota_findings(pack, kept.record.items, bench=bench) if one.item == item.id),
        notices=tuple(deed.id for deed in kept.about(item.id)),
        matter=_matter(item),
    )


def _telling(said: tuple[Explanation, ...]) -> list[Explanation]:
    return [one for one in said if one.answer != "not in force"][:CHANGES_FOR]


def _sayings(kept: Kept, item: str) -> dict[str, tuple[Saying, ...]]:
    found: dict[str, list[Saying]] = {}
    for saying in kept.sayings.get(item, ()):
        found.setdefault(saying.attribute, []).append(saying)
    return {attribute: tuple(sayings) for attribute, sayings in found.items()}


def _matter(item: Item) -> DispatchId | None:
    """The matter of the council behind a request or a meeting."""
    if item.kind not in {"request", "meeting"}:
        return None
    try:
        return DispatchId.from_slug(item.id.split(".", maxsplit=1)[0])
    except (DetenteError, ValueError):
        return None
