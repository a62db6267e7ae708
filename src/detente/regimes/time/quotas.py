"""Quotas of a record: which items are over, and what each group has left (docs/spec/rules.md § 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.regimes.judging.days import year_of
from detente.regimes.judging.explanation import ANSWERS
from detente.regimes.judging.items import Item, Value
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Basis, Pack
from detente.regimes.time.bench import Bench
from detente.regimes.time.counted import Counted, Counting, Group
from detente.regimes.time.months import day_at
from detente.regimes.time.ordinals import Used, by_year, ordinals, stretch, used_before


@dataclass(frozen=True, slots=True)
class OverQuota:
    """Whether an item is over a quota: yes, no or cannot tell, as the how-manieth it is certainly and possibly.

    `possible` is None where there is no bound, `limit` where it cannot be told; an item without its date or group has
    no number at all.
    """

    quota: str
    item: str
    answer: str
    cite: str
    basis: Basis
    group: Group = ()
    certain: int | None = None
    possible: int | None = None
    limit: int | None = None

    def document(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "quota": self.quota,
            "item": self.item,
            "answer": self.answer,
            "cite": self.cite,
            "basis": self.basis.name.lower(),
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """What a group has used of a quota in a year (None: at the moment, of what stands at the same time), and has left.

    `possible` is None where there is no bound; `limit`, and then what is left, where it cannot be told.
    """

    quota: str
    group: tuple[Value, ...]
    year: int | None
    certain: int
    possible: int | None
    limit: int | None
    cite: str
    basis: Basis

    @property
    def left_least(self) -> int | None:
        """What is left at least."""
        if self.limit is None:
            return None
        return 0 if self.possible is None else max(0, self.limit - self.possible)

    @property
    def left_most(self) -> int | None:
        """What is left at most."""
        return None if self.limit is None else max(0, self.limit - self.certain)

    def document(self) -> dict[str, Any]:
        """Return it as plain values without what cannot be told."""
        options: dict[str, Any] = {
            "year": self.year,
            "possible": self.possible,
            "limit": self.limit,
            "left_least": self.left_least,
            "left_most": self.left_most,
        }
        row = {"quota": self.quota, "group": list(self.group), "certain": self.certain, "cite": self.cite}
        known = {name: value for name, value in options.items() if value is not None}
        return row | {"basis": self.basis.name.lower()} | known


def quota_findings(pack: Pack, items: Iterable[Item], *, bench: Bench | None = None) -> tuple[OverQuota, ...]:
    """Return the answer for every item that a quota counts, or may; an item that is not here is not over it."""
    bench = bench or Bench(pack, items)
    found = [one for name in sorted(pack.quotas) for one in _answers(Counting(bench, pack.quotas[name]))]
    return tuple(sorted(found, key=lambda one: (one.quota, one.item)))


def _answers(counting: Counting) -> Iterator[OverQuota]:
    quota, basis = counting.quota, counting.basis
    for item in counting.unplaced:
        yield OverQuota(quota.name, item.id, ANSWERS[None], quota.cite, basis)
    for one, used in ordinals(quota, counting.placed):
        answer = ANSWERS[_is_over(one, used)]
        numbers = one.group, used.certain, used.possible, one.limit
        yield OverQuota(quota.name, one.item.id, answer, quota.cite, basis, *numbers)


def _is_over(one: Counted, used: Used) -> bool | None:
    if one.limit is None:
        return None
    if one.certain and used.certain > one.limit:
        return True
    return None if used.possible is None or used.possible > one.limit else False


def quota_standings(
    pack: Pack, items: Iterable[Item], as_of: int, *, parties: Iterable[str] = (), bench: Bench | None = None
) -> tuple[Standing, ...]:
    """Return what every group has used and left, in each year with items and in that of the moment (seconds).

    `parties` adds those without any item to quotas whose group is one party.
    """
    bench = bench or Bench(pack, items)
    known, found = tuple(parties), list[Standing]()
    for name in sorted(pack.quotas):
        counting = Counting(bench, pack.quotas[name])
        found += _now(counting, known, as_of) if counting.quota.overlap else _yearly(counting, known, as_of)
    return tuple(sorted(found, key=lambda one: (one.quota, [str(part) for part in one.group], one.year or 0)))


def _groups(counting: Counting, parties: tuple[str, ...]) -> list[Group]:
    quota, attributes = counting.quota, counting.bench.pack.kinds[counting.quota.count].attributes
    alone = len(quota.of) == 1 and attributes[quota.of[0]].type == "party"
    return sorted({*counting.groups(), *((party,) for party in parties if alone)}, key=str)


def _yearly(counting: Counting, parties: tuple[str, ...], as_of: int) -> Iterator[Standing]:
    years, today = by_year(counting.placed), as_of // DAY
    wanted = {(group, year_of(today)) for group in _groups(counting, parties)} | set(years)
    for group, year in wanted:
        day = min(max(today, day_at(year, 1, 1)), day_at(year, 12, 31))
        used = used_before(years, group, year + 1, counting.quota.years + 1)
        yield _standing(counting, group, year, used, day)


def _now(counting: Counting, parties: tuple[str, ...], as_of: int) -> Iterator[Standing]:
    quota = counting.quota
    start = quota.overlap[0] if quota.overlap else ""
    at = as_of // (DAY // counting.bench.per(quota.count, start))
    for group in _groups(counting, parties):
        used = Used()
        for one in (one for one in counting.placed if one.group == group):
            opens, certain, possible = stretch(quota, one)
            used.certain += one.certain and opens <= at <= certain
            used.known += opens <= at and (possible is None or at <= possible)
        yield _standing(counting, group, None, used, as_of // DAY)


def _standing(counting: Counting, group: Group, year: int | None, used: Used, day: int) -> Standing:
    quota = counting.quota
    limit = counting.limit(group, year_of(day) if year is None else year, day)
    return Standing(quota.name, group, year, used.certain, used.possible, limit, quota.cite, counting.basis)
