"""What the rules say of this station's record: regimes at hand, duties, cases, quotas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import Written
from detente.errors import DetenteError, OursError
from detente.kernel import DispatchId, Instant
from detente.regimes.judging import Explanation, Item, would_change
from detente.regimes.time import Bench, Owed, State, duties, findings, quota_findings, quota_standings
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.regimes.agreed import Agreed, Regime, agreements, chosen, regime_of
from detente.station.regimes.kept import Kept, Saying, flat_of, kept_of
from detente.station.views.regimes import (
    CaseLine,
    CaseView,
    DutyBoard,
    DutyLine,
    QuotaLine,
    QuotaTable,
    RegimeLine,
)

CHANGES_FOR = 12  # findings for which the least change is looked for: each costs dozens of judgements


@dataclass(frozen=True, slots=True)
class DutiesWanted:
    """Which duties: of one party (its code), in some states, of one chapter, about one item, due until an instant."""

    party: str = ""
    states: tuple[str, ...] = ()
    chapter: str = ""
    item: str = ""
    until: Instant | None = None


ALL = DutiesWanted()


def regimes(house: House) -> tuple[RegimeLine, ...]:
    """Return every regime on the shelf or offered by an agreement, with what stands in the way of using it."""
    with house.store.read() as tx:
        now = house.clock.now()
        offered = agreements(tx, now)
        names = sorted({pack.name for pack in house.packs.all()} | {one.details.regime for one in offered})
        return tuple(_line(house, tx, name, offered) for name in names)


def _line(house: House, tx: Transaction, name: str, offered: tuple[Agreed, ...]) -> RegimeLine:
    mine = tuple(one for one in offered if one.details.regime == name)
    try:
        regime = chosen(house, tx, name, offered)
    except DetenteError as problem:
        digest = mine[0].details.rules if mine else ""
        return RegimeLine(name, mine[0].title if mine else name, digest, bool(mine), mine, None, problem.code)
    return RegimeLine(name, regime.pack.title, regime.pack.digest, regime.agreed is not None, mine, regime.pack)


def duties_board(house: House, name: str, wanted: DutiesWanted = ALL, as_of: Instant | None = None) -> DutyBoard:
    """Return the duties of all parties under a regime, by due moment.

    Raises `regimes.unknown_pack`, `regimes.agreed_pack_missing`.
    """
    with house.store.read() as tx:
        now = as_of or house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, house.clock.now()), now)
    found = findings(kept.regime.pack, kept.record, int(now))
    lines = tuple(duty_line(kept, owed) for owed in sorted(found.duties, key=_by_due) if _is_wanted(kept, owed, wanted))
    parties = tuple(dict.fromkeys([*sorted(kept.record.parties), *sorted({owed.by for owed in found.duties})]))
    return DutyBoard(kept.regime, now, lines, parties, found.digest, tuple(kept.unread), kept.is_cut)


def _by_due(owed: Owed) -> tuple[object, ...]:
    due = owed.due.last if owed.due else owed.begins
    return (due is None, due or 0, owed.order)


def _is_wanted(kept: Kept, owed: Owed, wanted: DutiesWanted) -> bool:
    late = wanted.until is not None and (owed.due is None or owed.due.first > int(wanted.until))
    return not (
        late
        or (wanted.party and owed.by != wanted.party)
        or (wanted.states and owed.state.value not in wanted.states)
        or (wanted.chapter and kept.regime.pack.duties[owed.duty].chapter != wanted.chapter)
        or (wanted.item and owed.item != wanted.item)
    )


def duty_line(kept: Kept, owed: Owed) -> DutyLine:
    """Return a duty with whom it is of on this line, and the dispatch that discharged it."""
    dispatch = owed.discharged_by.split(" ", maxsplit=1)[0] if owed.discharged_by else ""
    known = dispatch if dispatch in kept.notices or _is_id(dispatch) else ""
    duty = kept.regime.pack.duties[owed.duty]
    return DutyLine(owed, duty, kept.regime.party(owed.by), DispatchId(known) if known else None)


def _is_id(text: str) -> bool:
    try:
        DispatchId(text)
    except (DetenteError, ValueError):
        return False
    return bool(text)


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
        str(item.get("designation") or _designation(kept, item) or item.id),
        kept.openers.get(item.id),
        tuple(fact for fact in facts if answers.get(fact)),
        tuple(fact for fact in facts if fact not in answers),
        tuple(one for one in owed if one.item == item.id),
    )


def _designation(kept: Kept, item: Item) -> str:
    """The name its author gave it in the last notice that names it."""
    bodies = [deed.act.body for deed in reversed(kept.about(item.id))]
    names = (flat_of(body).get("designation", "") for body in bodies if isinstance(body, Written))
    return next((name for name in names if name), "")


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
        opened_by=kept.openers.get(item.id),
        sayings=_sayings(kept, item.id),
        explanations=said,
        changes={one.rule: would_change(bench.judge, one.rule, item, dict(sums)) for one in _telling(said)},
        duties=tuple(duty_line(kept, one) for one in sorted(owed, key=_by_due) if one.item == item.id),
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


def quota_table(house: House, name: str, year: int | None = None) -> QuotaTable:
    """Return what every State has used of each quota in a year (this one by default) and has left."""
    with house.store.read() as tx:
        now = house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, now), now)
    pack, items = kept.regime.pack, kept.record.items
    chosen = year or dt.datetime.fromtimestamp(int(now), dt.UTC).year
    bench = Bench(pack, items)
    answers = quota_findings(pack, items, bench=bench)
    standings = quota_standings(pack, items, int(now), parties=kept.record.parties, bench=bench)
    lines = [
        QuotaLine(
            standing,
            pack.quotas[standing.quota],
            tuple(one.item for one in answers if (one.quota, one.group) == (standing.quota, standing.group)),
            tuple(
                one.item
                for one in answers
                if (one.quota, one.group) == (standing.quota, standing.group) and one.answer == "yes"
            ),
        )
        for standing in standings
        if standing.year in {None, chosen}
    ]
    return QuotaTable(kept.regime, now, chosen, tuple(lines))


OPEN_STATES = tuple(state.value for state in (State.DUE, State.MISSED, State.COMING, State.CONTESTED))
