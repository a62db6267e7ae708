"""Totals: the sum of a count over all items that share a word (docs/spec/rules.md § 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from detente.regimes.judging.items import Item
from detente.regimes.pack.values import Pack, Total

Totals = Mapping[str, Mapping[str, int]]
"""By identifier of the item, then by name of the total; absent where it cannot be told."""


def totals(pack: Pack, items: Iterable[Item]) -> dict[tuple[str, str], dict[str, int]]:
    """Return the totals of every item, by (kind, id)."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    known = list(items) if pack.totals else []
    for total in pack.totals.values():
        for id_, value in _sums(total, [item for item in known if item.kind == total.about]).items():
            found[total.about, id_][total.name] = value
    return dict(found)


def _sums(total: Total, items: list[Item]) -> dict[str, int]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        word = item.get(total.by)
        groups[f"alone {item.id}" if word is None else f"shared {word}"].append(item)
    return {item.id: value for group in groups.values() if (value := _sum(total, group)) is not None for item in group}


def _sum(total: Total, group: list[Item]) -> int | None:
    """The sum, or None where one of the items lacks the count: a part of a sum is no sum."""
    counts = [item.get(total.of) for item in group]
    return None if None in counts else sum(int(count) for count in counts if count is not None)
