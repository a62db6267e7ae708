"""What a quota counts: items whose `where` is not no, with their group, amount and limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.regimes.judging.days import year_of
from detente.regimes.judging.items import Item, Value
from detente.regimes.judging.spans import Span, span_of
from detente.regimes.pack.values import Basis, Quota
from detente.regimes.time.bench import Bench, Expression, Sheet
from detente.regimes.time.terms import quota_basis

Group = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """An item that counts, certainly or possibly. `moment` is its `on` as it stands, days or seconds."""

    item: Item
    certain: bool
    group: Group
    moment: int
    year: int
    amount: int | None
    limit: int | None

    @property
    def order(self) -> tuple[int, str]:
        """The order within a group and year."""
        return self.moment, self.item.id


class Counting:
    """One quota over the items of a bench."""

    def __init__(self, bench: Bench, quota: Quota) -> None:
        self.bench, self.quota = bench, quota
        self.span: Span = span_of(bench.pack, quota.at_most, quota.where)
        self.basis: Basis = quota_basis(bench.pack, bench.judge, quota)
        self._where, self._most = Expression.of(quota.where), Expression.of(quota.at_most)
        self._holders = _holders(bench, quota)
        self.placed: list[Counted] = []
        self.unplaced: list[Item] = []
        for sheet in bench.sheets(quota.count):
            self._count(sheet)

    def _count(self, sheet: Sheet) -> None:
        day = sheet.day(self.quota.on)
        if day is not None and day not in self.span:
            return
        certain = sheet.value(self._where, day)
        if certain is False:
            return
        values = sheet.item.values
        needed = [self.quota.on, *self.quota.of, *(self.quota.overlap or ())[:1]]
        if day is None or any(name not in values for name in needed):
            self.unplaced.append(sheet.item)
        else:
            self.placed.append(self._counted(sheet, day, certain=bool(certain)))

    def _counted(self, sheet: Sheet, day: int, *, certain: bool) -> Counted:
        quota, values = self.quota, sheet.item.values
        group, year = tuple(values[name] for name in quota.of), year_of(day)
        amount = values.get(quota.sum) if quota.sum else 1
        limit = self.limit(group, year, day)
        return Counted(
            sheet.item, certain, group, int(values[quota.on]), year, None if amount is None else int(amount), limit
        )

    def limit(self, group: Group, year: int, day: int) -> int | None:
        """Return the limit of a group on a day, None where it cannot be told."""
        held: Mapping[str, Any] = self._holders.get((group[0], year), {}) if self.quota.holder and group else {}
        value = self.bench.nothing().value(self._most, day, held)
        return None if value is None else int(value)

    def groups(self) -> Iterator[Group]:
        """Yield the groups that items stand in, in order."""
        return iter(sorted({one.group for one in self.placed}, key=str))


def _holders(bench: Bench, quota: Quota) -> dict[tuple[Value, int], Mapping[str, Value]]:
    """The holder of each party and year; two of them are none."""
    if not quota.holder:
        return {}
    party, year = quota.holder_key
    known = [item for item in bench.items if item.kind == quota.holder and {party, year} <= set(item.values)]
    keys = [(item.values[party], int(item.values[year])) for item in known]
    times = Counter(keys)
    return {key: item.values for key, item in zip(keys, known, strict=True) if times[key] == 1}
