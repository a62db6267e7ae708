"""The duties of a regime that stand in the own party's calendar, each with when anything of it changed last."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.kernel import Instant
from detente.regimes.language.types import DAY
from detente.regimes.time import Owed, State, duties
from detente.station.house import House
from detente.station.queries.regimes import duty_line
from detente.station.regimes.agreed import regime_of
from detente.station.regimes.kept import Kept, kept_of
from detente.station.views.regimes import DutyDate, DutyDates

_TURN = 8  # more than there are ranks: a word of a party counts more than what time alone does
_RANKS = {
    State.COMING: 0, State.DUE: 1, State.CANNOT_TELL: 1, State.MISSED: 2, State.EXCUSED: 3, State.CONTESTED: 3,
    State.DONE: 4, State.LATE: 4,
}  # fmt: skip
Wanted = Callable[[Owed, str], bool]


def ours(owed: Owed, own: str) -> bool:
    """Whether the own party owes it."""
    return owed.by == own


def owed_to_us(owed: Owed, own: str) -> bool:
    """Whether another party owes it to the own party by name; what is owed to all stands on the board."""
    return owed.by != own and owed.to == own


def duty_dates(house: House, name: str, first: Instant, last: Instant, wanted: tuple[Wanted, ...]) -> DutyDates:
    """Return the duties of a regime that fall between two instants, by their moment; rights are not among them.

    Raises `regimes.unknown_pack`, `regimes.agreed_pack_missing`.
    """
    with house.store.read() as tx:
        now = house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, now), now)
    own = kept.regime.code(house.party)
    rows = (
        owed
        for owed in duties(kept.regime.pack, kept.record, int(now))
        if not owed.may and any(is_wanted(owed, own) for is_wanted in wanted)
    )
    found = [_date(kept, owed, now) for owed in rows if _falls_between(owed, int(first), int(last))]
    return DutyDates(
        kept.regime, now, tuple(sorted(found, key=lambda one: (_moment(one.line.owed), one.line.owed.order)))
    )


def _moment(owed: Owed) -> int:
    return owed.due.first if owed.due else owed.begins or 0


def _falls_between(owed: Owed, first: int, last: int) -> bool:
    is_dated = owed.due is not None or owed.begins is not None
    return is_dated and first <= _moment(owed) <= last


def _date(kept: Kept, owed: Owed, now: Instant) -> DutyDate:
    turns = [at for at in (*_agreed(kept), *_turns(kept, owed)) if at <= now]
    revised = max([*turns, *(at for at in _by_time(owed) if at <= now)], default=_beginning(kept))
    return DutyDate(duty_line(kept, owed), len(turns) * _TURN + _RANKS.get(owed.state, 0), Instant(revised))


def _agreed(kept: Kept) -> tuple[int, ...]:
    """Every step of the agreement: who is bound, and who is excused, changes with it."""
    return kept.regime.agreed.turns if kept.regime.agreed else ()


def _turns(kept: Kept, owed: Owed) -> Iterator[int]:
    """When somebody said something about it: about its item, or as what discharges it where it recurs."""
    if owed.item:
        yield from kept.turns.get(owed.item, ())
        return
    acts = kept.regime.pack.duties[owed.duty].acts
    yield from (one.at.first for one in kept.record.messages if one.by == owed.by and one.format in acts)


def _by_time(owed: Owed) -> Iterator[int]:
    """When time alone moved it: on its own day it is due, after its last second missed, at once when it begins."""
    if owed.begins is not None:
        yield owed.begins
    if owed.due is not None and owed.state in {State.DUE, State.MISSED}:
        yield owed.due.first // DAY * DAY
    if owed.due is not None and owed.state is State.MISSED:
        yield owed.due.last + 1


def _beginning(kept: Kept) -> int:
    """The first day of the regime: of what recurs nobody has said anything yet."""
    return kept.regime.pack.first * DAY
