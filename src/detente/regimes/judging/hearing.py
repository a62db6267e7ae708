"""One item before the judge, with its answers; any of them can then be explained."""

from __future__ import annotations

from collections.abc import Mapping

from detente.errors import TheirsError
from detente.regimes.judging.case import Case
from detente.regimes.judging.explanation import ANSWERS, NOT_IN_FORCE, Explanation, Reason
from detente.regimes.judging.items import Item
from detente.regimes.judging.reasons import gaps
from detente.regimes.judging.rule import OUTSIDE, InForce, Rule

_made = tuple.__new__  # an explanation from its members, as with reasons


def found_rule(rules: Mapping[str, Rule], fact: str, kind: str) -> Rule:
    """Return the rule of a fact about a kind. Raises `regimes.unknown_fact`."""
    rule = rules.get(fact)
    if rule is None or rule.fact.about != kind:
        raise TheirsError("regimes.unknown_fact", fact=fact[:60], kind=kind[:60])
    return rule


class Hearing:
    """One item before the judge; reasons that facts share are found once."""

    __slots__ = ("_case", "_found", "_frames", "_rules", "item")

    def __init__(self, rules: Mapping[str, Rule], case: Case, item: Item, frames: list[InForce | None]) -> None:
        self._rules, self._case, self._frames = rules, case, frames
        self.item = item
        self._found: dict[str, tuple[Reason, ...]] = {}

    @property
    def answers(self) -> Mapping[str, bool]:
        """What every fact says; absent where it cannot be told."""
        return self._case.answers

    def explain(self, fact: str) -> Explanation:
        """Explain one fact. Raises `regimes.unknown_fact`."""
        rule = found_rule(self._rules, fact, self.item.kind)
        because = self._because(fact)
        said = self._case.answers.get(fact)
        answer = NOT_IN_FORCE if self._frames[rule.frame] is OUTSIDE else ANSWERS[said]
        missing = tuple(gaps(because)) if said is None else ()
        return _made(Explanation, (fact, rule.fact.cite, self.item.id, answer, rule.basis, because, missing))

    def _because(self, fact: str) -> tuple[Reason, ...]:
        found = self._found.get(fact)
        if found is None:
            found = self._found[fact] = self._reasons(self._rules[fact])
        return found

    def _reasons(self, rule: Rule) -> tuple[Reason, ...]:
        """The limits of the day of this fact are in force while its reasons are found, and then those before again."""
        limits, case = self._frames[rule.frame], self._case
        if limits is None:
            day = f"{self.item.kind}.{rule.fact.on}"
            return (Reason(day, None, {day: None}),)
        if limits is OUTSIDE:
            return ()
        before, case.limits = case.limits, limits
        found = rule.explain(case, self._because, case.answers.get(rule.fact.name))
        case.limits = before
        return found
