"""The rules of a pack, ready to be asked about one item after another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from detente.regimes.judging.case import Case
from detente.regimes.judging.closures import Told, compiled
from detente.regimes.judging.explanation import Explanation
from detente.regimes.judging.hearing import Hearing, found_rule
from detente.regimes.judging.items import Item
from detente.regimes.judging.order import in_order
from detente.regimes.judging.rule import OUTSIDE, Frame, InForce, Rule, frame_of, in_force, ruled
from detente.regimes.judging.spans import LimitsByDay
from detente.regimes.language.tree import Node
from detente.regimes.language.types import DAY
from detente.regimes.language.walk import names_of
from detente.regimes.pack.values import Basis, Fact, Pack

_NONE: Mapping[str, Any] = {}
KEPT = 8  # packs whose judges are kept: the rules in use, and a few variants beside them


class Judge:
    """Answers and explains every fact of a pack. One judge serves any number of items; it keeps nothing of them."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._limits = LimitsByDay(pack)
        self._values: dict[Node, Told] = {}
        self._rules: dict[str, list[Rule]] = {kind: [] for kind in pack.kinds}
        self._frames: dict[str, list[Frame]] = {kind: [] for kind in pack.kinds}
        for fact in in_order(pack.facts):
            self._rules[fact.about].append(ruled(fact, self._frame(fact), self._basis(fact)))
        self._by_name = {rule.fact.name: rule for rules in self._rules.values() for rule in rules}
        self._told = {
            kind: [(rule.fact.name, rule.told, rule.frame) for rule in rules] for kind, rules in self._rules.items()
        }

    def _frame(self, fact: Fact) -> int:
        frames, frame = self._frames[fact.about], frame_of(self.pack, fact)
        if frame not in frames:
            frames.append(frame)
        return frames.index(frame)

    def _basis(self, fact: Fact) -> Basis:
        named = names_of(fact.when, "is")
        below = [rule.basis for rule in self._rules[fact.about] if rule.fact.name in named]
        used = [self.pack.limits[name].basis for name in names_of(fact.when, "limit")]
        return max([fact.basis, *used, *below])

    def answers(self, item: Item, totals: Mapping[str, int] = _NONE) -> dict[str, bool]:
        """Return what every fact about the item's kind says; a fact that cannot be told is absent."""
        return self._case(item, totals)[0].answers

    def _case(self, item: Item, totals: Mapping[str, int]) -> tuple[Case, list[InForce | None]]:
        case = Case(item.kind, item.id, item.values, totals=totals)
        answers, frames = case.answers, in_force(self._frames[item.kind], item.values, self._limits)
        for name, told, frame in self._told[item.kind]:
            limits = frames[frame]
            if limits is None:
                continue
            if limits is OUTSIDE:
                answers[name] = False
                continue
            case.limits = limits
            value = told(case)
            if value is not None:
                answers[name] = value
        return case, frames

    def value(
        self,
        node: Node,
        item: Item | None,
        on: str = "",
        totals: Mapping[str, int] = _NONE,
        holder: Item | None = None,
        day: int | None = None,
    ) -> Any:
        """Return what an expression is for an item, None where it cannot be told.

        Limits are those of the item's `on`, or of `day` where there is no item.
        """
        case = self._case(item, totals)[0] if item else Case("", "", {})
        if item and on and (moment := item.get(on)) is not None:
            day = int(moment) // (DAY if self.pack.kinds[item.kind].attributes[on].type == "instant" else 1)
        case.limits = {} if day is None else self._limits.on(day)
        case.held = holder.values if holder else {}
        if node not in self._values:
            self._values[node] = compiled(node)
        return self._values[node](case)

    def explain(self, fact: str, item: Item, totals: Mapping[str, int] = _NONE) -> Explanation:
        """Return the answer of a fact about an item with its reasons. Raises `regimes.unknown_fact`."""
        return self.hearing(item, totals).explain(fact)

    def hearing(self, item: Item, totals: Mapping[str, int] = _NONE) -> Hearing:
        """Return an item with all its answers, of which any can then be explained."""
        case, frames = self._case(item, totals)
        return Hearing(self._by_name, case, item, frames)

    def rule(self, fact: str, kind: str) -> Rule:
        """Return a fact about a kind. Raises `regimes.unknown_fact`."""
        return found_rule(self._by_name, fact, kind)

    def limits_on(self, day: int) -> Mapping[str, int]:
        """Return the limits in force on a day."""
        return self._limits.on(day)

    @cached_property
    def facts(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the facts about each kind, those that rest on none first."""
        return {kind: tuple(rule.fact.name for rule in rules) for kind, rules in self._rules.items()}


class _Known:
    """A pack as a key: found by its digest, and the same only where everything in it is the same."""

    __slots__ = ("pack",)

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return hash(self.pack.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and (self.pack is other.pack or self.pack == other.pack)


@lru_cache(KEPT)
def _kept(known: _Known) -> Judge:
    return Judge(known.pack)


def judge_of(pack: Pack) -> Judge:
    """Return the judge of a pack, made once for the packs last asked for: making one costs some milliseconds."""
    return _kept(_Known(pack))
