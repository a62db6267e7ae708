"""When a rule applies, and which figures are in force on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from detente.regimes.language.tree import Node
from detente.regimes.language.types import DAY, LAST_DAY
from detente.regimes.language.walk import names_of
from detente.regimes.pack.values import Kind, Pack


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which a rule applies, both included."""

    first: int
    last: int

    def __contains__(self, day: int) -> bool:
        return self.first <= day <= self.last


def span_of(pack: Pack, *nodes: Node | None) -> Span:
    """The days from the latest of the pack's first and the first of each limit used, to the pack's last."""
    used = {name for node in nodes if node is not None for name in names_of(node, "limit")}
    firsts = [pack.limits[name].history[0][0] for name in used]
    return Span(max([pack.first, *firsts]), LAST_DAY if pack.last is None else pack.last)


class LimitsByDay:
    """The limits in force on each day, one table for each stretch between two changes."""

    def __init__(self, pack: Pack) -> None:
        changes = sorted({day for figure in pack.limits.values() for day, _ in figure.history})
        self._changes = changes
        self._tables: list[Mapping[str, int]] = [{}] + [
            {name: value for name, figure in pack.limits.items() if (value := figure.on(day)) is not None}
            for day in changes
        ]

    def on(self, day: int) -> Mapping[str, int]:
        """Return every limit in force on a day by its name; one not yet in force is absent."""
        return self._tables[bisect_right(self._changes, day)]


def day_in(kind: Kind, attribute: str, value: int) -> int:
    """Return the day of a date or of an instant."""
    return value // DAY if kind.attributes[attribute].type == "instant" else value
