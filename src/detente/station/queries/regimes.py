"""What the rules say of this station's record: regimes at hand, duties, cases, quotas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.errors import DetenteError
from detente.kernel import DispatchId, Instant
from detente.regimes.time import Bench, Owed, State, findings, quota_findings, quota_standings
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.regimes.agreed import Agreed, agreements, chosen, regime_of
from detente.station.regimes.kept import Kept, kept_of
from detente.station.views.regimes import (
    DutyBoard,
    DutyLine,
    QuotaLine,
    QuotaTable,
    RegimeLine,
)


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
        offered = agreements(tx, house.party, now)
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
    lines = tuple(duty_line(kept, owed) for owed in sorted(found.duties, key=by_due) if _is_wanted(kept, owed, wanted))
    parties = tuple(dict.fromkeys([*sorted(kept.record.parties), *sorted({owed.by for owed in found.duties})]))
    return DutyBoard(kept.regime, now, lines, parties, found.digest, tuple(kept.unread), kept.is_cut)


def by_due(owed: Owed) -> tuple[object, ...]:
    """Return what sorts duties by when they are due; those without a moment come last."""
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
    return DutyLine(owed, duty, kept.regime.party(owed.by), DispatchId(known) if known else None, kept.label(owed.item))


def _is_id(text: str) -> bool:
    try:
        DispatchId(text)
    except (DetenteError, ValueError):
        return False
    return bool(text)


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
