"""Running numbers within a group: how many there are up to each item, certainly and possibly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from detente.regimes.pack.values import Quota
from detente.regimes.time.counted import Counted, Group


@dataclass(slots=True)
class Used:
    """What is used: for certain, and possibly; `gaps` are amounts not known, which leave the possible unbounded."""

    certain: int = 0
    known: int = 0
    gaps: int = 0

    def add(self, one: Counted) -> None:
        """Count one more."""
        self.certain += (one.amount or 0) if one.certain else 0
        self.known += one.amount or 0
        self.gaps += one.amount is None

    def plus(self, other: Used) -> Used:
        """Return the two together."""
        return Used(self.certain + other.certain, self.known + other.known, self.gaps + other.gaps)

    @property
    def possible(self) -> int | None:
        """The most that may be used, None where there is no bound."""
        return None if self.gaps else self.known


def by_year(counted: list[Counted]) -> dict[tuple[Group, int], list[Counted]]:
    """Return the items of each group and year in order."""
    found: dict[tuple[Group, int], list[Counted]] = defaultdict(list)
    for one in sorted(counted, key=lambda one: one.order):
        found[one.group, one.year].append(one)
    return found


def used_before(years: dict[tuple[Group, int], list[Counted]], group: Group, year: int, count: int) -> Used:
    """Return what a group used in the years before one, `count` years in all."""
    used = Used()
    for earlier in range(year - count + 1, year):
        for one in years.get((group, earlier), ()):
            used.add(one)
    return used


def ordinals(quota: Quota, counted: list[Counted]) -> Iterator[tuple[Counted, Used]]:
    """Yield every item with what its group uses up to it."""
    if quota.overlap:
        yield from _standing_together(quota, counted)
        return
    years = by_year(counted)
    for (group, year), members in years.items():
        used = used_before(years, group, year, quota.years)
        for one in members:
            used.add(one)
            yield one, used.plus(Used())


def stretch(quota: Quota, one: Counted) -> tuple[int, int, int | None]:
    """Return the first day of an item, the last on which it stands for certain, the last on which it may."""
    start, end = quota.overlap or ("", "")
    opens = int(one.item.values[start])
    closes = one.item.values.get(end)
    last = None if closes is None else max(int(closes), opens)
    return opens, opens if last is None else last, last


def _standing_together(quota: Quota, counted: list[Counted]) -> Iterator[tuple[Counted, Used]]:
    """An opening adds one, the day after the last takes it away, and closings come before openings of their day."""
    groups: dict[Group, list[tuple[int, int, str, int, int, Counted]]] = defaultdict(list)
    for one in counted:
        opens, certain, possible = stretch(quota, one)
        sure, id_ = int(one.certain), one.item.id
        events = groups[one.group]
        events += [(opens, 1, id_, sure, 1, one), (certain + 1, 0, id_, -sure, 0, one)]
        events += [] if possible is None else [(possible + 1, 0, id_, 0, -1, one)]
    for events in groups.values():
        used = Used()
        for _, is_opening, _, sure, maybe, one in sorted(events, key=lambda event: event[:3]):
            used = Used(used.certain + sure, used.known + maybe)
            if is_opening:
                yield one, used
