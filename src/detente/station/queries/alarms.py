"""Which duties ask for somebody: ours that are due soon or overdue, and what is owed to us and did not come.

Only rules that the own party accepted are asked: what is computed from rules nobody agreed stands on the board of
duties, and wakes nobody. Nothing is stored and nothing wakes up (docs/adr/0017-a-duty-is-a-row-not-a-process.md):
whoever shows the answer asks again.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.errors import DetenteError
from detente.kernel import Instant
from detente.regimes.time import Owed, State, duties
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.queries.regimes import duty_line
from detente.station.regimes.agreed import Agreed, Regime, agreements, chosen, in_force
from detente.station.regimes.kept import kept_of
from detente.station.views.alarms import Alarm, Call, DutyAlarms

LEAD = 72 * 3600  # on a Friday, Monday must be in sight


def duties_alarming(house: House, lead: int = LEAD) -> DutyAlarms:
    """Return the duties that ask for somebody now, overdue ones first, then by their due moment.

    `lead`: how many seconds before its due moment a duty of ours is told. A regime whose agreed pack is not on the
    shelf is named under `problems`: what it asks for is not known, which is not the same as nothing.
    """
    with house.store.read() as tx:
        now = house.clock.now()
        offered = agreements(tx, house.party, now)
        found: list[Alarm] = []
        asked, problems = [], []
        for name in sorted({one.details.regime for one in in_force(offered) if house.party in one.details.codes}):
            try:
                regime = _accepted(house, tx, name, offered)
                if regime is not None:
                    asked.append(name)
                    found += _alarms(house, tx, regime, now, lead)
            except DetenteError as problem:
                problems.append((name, problem))
    return DutyAlarms(now, lead, tuple(sorted(found, key=_order)), tuple(asked), tuple(problems))


def _accepted(house: House, tx: Transaction, name: str, offered: tuple[Agreed, ...]) -> Regime | None:
    """The rules in use, where the own party accepted them."""
    regime = chosen(house, tx, name, offered)
    return regime if regime.agreed and house.party in regime.agreed.details.codes else None


def _alarms(house: House, tx: Transaction, regime: Regime, now: Instant, lead: int) -> Iterator[Alarm]:
    kept, own = kept_of(house, tx, regime, now), regime.code(house.party)
    for owed in duties(regime.pack, kept.record, int(now)):
        call = call_of(owed, own, int(now), lead)
        if call is not None:
            yield Alarm(call, regime, duty_line(kept, owed))


def call_of(owed: Owed, own: str, now: int, lead: int) -> Call | None:
    """Say why a duty is told to the party called `own`; None: a right, something far off, done, denied, of others.

    What is owed to everybody and did not come is told on the board alone: with as many parties as a regime has, it
    would drown what is owed to us.
    """
    if owed.may:
        return None
    if owed.by == own:
        return Call.OVERDUE if owed.state is State.MISSED else Call.DUE if _is_near(owed, now, lead) else None
    return Call.AWAITED if owed.to == own and owed.state is State.MISSED else None


def _is_near(owed: Owed, now: int, lead: int) -> bool:
    """Whether it is open and due within the lead, or owed at once; of a stretch of time its beginning counts."""
    if owed.due is None:
        return owed.state is State.DUE
    last = owed.due.last if owed.due.is_plain else owed.due.first
    return owed.state in {State.DUE, State.COMING} and last - now <= lead


def _order(alarm: Alarm) -> tuple[object, ...]:
    owed = alarm.line.owed
    moment = owed.due.last if owed.due else owed.begins or 0
    return (list(Call).index(alarm.call), moment, alarm.regime.pack.name, owed.order)
