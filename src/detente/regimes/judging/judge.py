"""The rules of a pack, ready to be asked about one item after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.case import Case
from detente.regimes.judging.closures import Told, compiled
from detente.regimes.judging.explanation import ANSWERS, CANNOT_TELL, NOT_IN_FORCE, Explanation, Reason
from detente.regimes.judging.items import Item
from detente.regimes.judging.order import in_order
from detente.regimes.judging.reasons import Explainer, explainer, gaps
from detente.regimes.judging.spans import LimitsByDay, Span, span_of
from detente.regimes.language.tree import Node
from detente.regimes.language.types import DAY
from detente.regimes.language.walk import names_of
from detente.regimes.pack.values import Basis, Fact, Pack

_NONE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class _Rule:
    """One fact with its closures. `per` turns its `on` into days; `basis` is the weakest of all it rests on."""

    fact: Fact
    told: Told
    explain: Explainer
    span: Span
    per: int
    basis: Basis


class Judge:
    """Answers and explains every fact of a pack. One judge serves any number of items; it keeps nothing of them."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._limits = LimitsByDay(pack)
        self._values: dict[Node, Told] = {}
        self._rules: dict[str, list[_Rule]] = {kind: [] for kind in pack.kinds}
        for fact in in_order(pack.facts):
            self._rules[fact.about].append(self._rule(fact))
        self._by_name = {rule.fact.name: rule for rules in self._rules.values() for rule in rules}

    def _rule(self, fact: Fact) -> _Rule:
        below = [rule.basis for rule in self._rules[fact.about] if rule.fact.name in names_of(fact.when, "is")]
        used = [self.pack.limits[name].basis for name in names_of(fact.when, "limit")]
        basis = max([fact.basis, *used, *below])
        per = DAY if self.pack.kinds[fact.about].attributes[fact.on].type == "instant" else 1
        told, why = compiled(fact.when), explainer(fact.when)
        return _Rule(fact, told, why, span_of(self.pack, fact.when), per, basis)

    def answers(self, item: Item, totals: Mapping[str, int] = _NONE) -> dict[str, bool]:
        """Return what every fact about the item's kind says; a fact that cannot be told is absent."""
        return self._case(item, totals).answers

    def _case(self, item: Item, totals: Mapping[str, int]) -> Case:
        case = Case(item.kind, item.id, item.values, totals=totals)
        values, answers = item.values, case.answers
        for rule in self._rules[item.kind]:
            on = values.get(rule.fact.on)
            if on is None:
                continue
            day = int(on) // rule.per
            if not rule.span.first <= day <= rule.span.last:
                answers[rule.fact.name] = False
                continue
            case.limits = self._limits.on(day)
            value = rule.told(case)
            if value is not None:
                answers[rule.fact.name] = value
        return case

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
        case = self._case(item, totals) if item else Case("", "", {})
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
        return Hearing(self, self._case(item, totals), item)

    def rule(self, fact: str, kind: str) -> _Rule:
        """Return a fact about a kind. Raises `regimes.unknown_fact`."""
        rule = self._by_name.get(fact)
        if rule is None or rule.fact.about != kind:
            raise TheirsError("regimes.unknown_fact", fact=fact[:60], kind=kind[:60])
        return rule

    def limits_on(self, day: int) -> Mapping[str, int]:
        """Return the limits in force on a day."""
        return self._limits.on(day)

    @cached_property
    def facts(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the facts about each kind, those that rest on none first."""
        return {kind: tuple(rule.fact.name for rule in rules) for kind, rules in self._rules.items()}


class Hearing:
    """One item before the judge; reasons that facts share are found once."""

    def __init__(self, judge: Judge, case: Case, item: Item) -> None:
        self._judge = judge
        self._case = case
        self.item = item
        self._found: dict[str, tuple[Reason, ...]] = {}

    @property
    def answers(self) -> Mapping[str, bool]:
        """What every fact says; absent where it cannot be told."""
        return self._case.answers

    def explain(self, fact: str) -> Explanation:
        """Explain one fact."""
        rule = self._judge.rule(fact, self.item.kind)
        name = rule.fact.name
        because, answer = self._because(name), ANSWERS[self._case.answers.get(name)]
        missing = tuple(gaps(because)) if answer == CANNOT_TELL else ()
        answer = NOT_IN_FORCE if self._is_outside(rule) else answer
        return Explanation(name, rule.fact.cite, self.item.id, answer, rule.basis, because, missing)

    def _is_outside(self, rule: _Rule) -> bool:
        on = self.item.get(rule.fact.on)
        return on is not None and int(on) // rule.per not in rule.span

    def _because(self, fact: str) -> tuple[Reason, ...]:
        if fact not in self._found:
            self._found[fact] = self._reasons(self._judge.rule(fact, self.item.kind))
        return self._found[fact]

    def _reasons(self, rule: _Rule) -> tuple[Reason, ...]:
        on = self.item.get(rule.fact.on)
        if on is None:
            return (Reason(f"{self.item.kind}.{rule.fact.on}", None, {f"{self.item.kind}.{rule.fact.on}": None}),)
        if self._is_outside(rule):
            return ()
        self._case.limits = self._judge.limits_on(int(on) // rule.per)
        return rule.explain(self._case, self._follow)

    def _follow(self, fact: str) -> tuple[Reason, ...]:
        """The reasons of another fact; the limits of this one's day are put back."""
        limits = self._case.limits
        found = self._because(fact)
        self._case.limits = limits
        return found
