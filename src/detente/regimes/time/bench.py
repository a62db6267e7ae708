"""Items before the judge, each answered once; expressions of duties and quotas are then read off the same sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.regimes.judging.case import Case
from detente.regimes.judging.closures import Told, compiled
from detente.regimes.judging.explanation import Reason
from detente.regimes.judging.hearing import Hearing
from detente.regimes.judging.items import Item
from detente.regimes.judging.judge import judge_of
from detente.regimes.judging.reasons import Explainer, explainer, gaps
from detente.regimes.judging.totals import totals
from detente.regimes.language.tree import Node
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Pack

_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression made ready once: what it is for a case, and why."""

    told: Told
    why: Explainer

    @classmethod
    def of(cls, node: Node) -> Expression:
        """Make a tree ready."""
        return cls(compiled(node), explainer(node))

    @classmethod
    def maybe(cls, node: Node | None) -> Expression | None:
        """Make a tree ready where there is one."""
        return None if node is None else cls.of(node)


@dataclass(slots=True)
class Sheet:
    """One item with the answers of every fact about it; reasons are found when asked for, and kept."""

    item: Item
    case: Case
    bench: Bench
    _hearing: Hearing | None = None

    def day(self, attribute: str) -> int | None:
        """Return the day of a date or an instant of the item, None where it is missing."""
        value = self.item.values.get(attribute)
        return None if value is None else int(value) // self.bench.per(self.item.kind, attribute)

    def value(self, expression: Expression, day: int | None, held: Mapping[str, Any] = _NOTHING) -> Any:
        """Return what an expression is with the limits of a day, None where it cannot be told."""
        self.case.limits = self.bench.limits(day)
        self.case.held = held
        return expression.told(self.case)

    def missing(self, expression: Expression, attribute: str) -> tuple[str, ...]:
        """Return the figures whose absence keeps an expression open, `attribute` being what picks its limits."""
        day = self.day(attribute)
        self.case.limits = self.bench.limits(day)
        found = gaps(expression.why(self.case, self._follow, expression.told(self.case)))
        if day is None and attribute:
            found = {f"{self.item.kind}.{attribute}": None} | {n: None for n in found if not n.startswith("limit.")}
        return tuple(sorted(found))

    def _follow(self, fact: str) -> tuple[Reason, ...]:
        if self._hearing is None:
            self._hearing = self.bench.judge.hearing(self.item, self.case.totals)
        return self._hearing.explain(fact).because


class Bench:
    """A pack's judge with the items of a record."""

    def __init__(self, pack: Pack, items: Iterable[Item]) -> None:
        self.pack = pack
        self.judge = judge_of(pack)
        self.items = sorted(items, key=lambda item: (item.kind, item.id))
        self._totals = totals(pack, self.items)
        self._sheets: dict[tuple[str, str], Sheet] = {}

    def sheets(self, kind: str) -> list[Sheet]:
        """Return every item of a kind, by identifier."""
        return [self.sheet(item) for item in self.items if item.kind == kind]

    def sheet(self, item: Item) -> Sheet:
        """Return an item of the record with its answers."""
        key = item.kind, item.id
        if key not in self._sheets:
            self._sheets[key] = self.reading(item)
        return self._sheets[key]

    def reading(self, item: Item) -> Sheet:
        """Return an item that may be another reading of one in the record, with its own answers."""
        known = self._totals.get((item.kind, item.id), _NOTHING)
        answers = self.judge.answers(item, known)
        return Sheet(item, Case(item.kind, item.id, item.values, answers=answers, totals=known), self)

    def nothing(self) -> Sheet:
        """Return a sheet without an item, for expressions over limits alone."""
        return Sheet(Item("", "", {}), Case("", "", {}), self)

    def limits(self, day: int | None) -> Mapping[str, int]:
        """Return the limits in force on a day; none on no day."""
        return _NOTHING if day is None else self.judge.limits_on(day)

    def per(self, kind: str, attribute: str) -> int:
        """Return what divides a date or an instant into days."""
        return DAY if self.pack.kinds[kind].attributes[attribute].type == "instant" else 1
