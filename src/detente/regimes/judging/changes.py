"""What would change a finding: the least change of one figure that alone turns the answer round.

Every comparison in the rule, and in the rules it rests on, gives a few values worth trying for the figures in it; each
is tried on the whole rule. So what is told is true of the rule and not of one comparison in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.regimes.judging.explanation import ANSWERS, CANNOT_TELL, Change
from detente.regimes.judging.items import Item, Value
from detente.regimes.judging.judge import Judge
from detente.regimes.judging.order import needed
from detente.regimes.judging.totals import Totals
from detente.regimes.language.tree import Compare, Has, Name, Node
from detente.regimes.language.types import LAST_DAY, LAST_SECOND, MOST_COUNT
from detente.regimes.language.walk import names, nodes
from detente.regimes.pack.values import Attribute

_HIGHEST = {"count": MOST_COUNT, "date": LAST_DAY, "instant": LAST_SECOND}
_NO_TOTALS: Totals = {}


def would_change(judge: Judge, fact: str, item: Item, totals: dict[str, int] | None = None) -> tuple[Change, ...]:
    """Return for each figure of the item the least change that alone would turn the answer, by the figure's name.

    Totals stay as they are: they depend on other items. Raises `regimes.unknown_fact`.
    """
    judge.rule(fact, item.kind)
    now = judge.answers(item, totals or {}).get(fact)
    kind, found = judge.pack.kinds[item.kind], []
    for name in sorted(_figures(judge, fact, item.kind)):
        change = _least(judge, fact, item, kind.attributes[name], now, totals or {})
        if change is not None:
            found.append(change)
    return tuple(found)


def _conditions(judge: Judge, fact: str) -> list[Node]:
    return [rule.when for rule in needed(judge.pack.facts, (fact,)).values()]


def _figures(judge: Judge, fact: str, kind: str) -> set[str]:
    found = {name.name for node in _conditions(judge, fact) for name in names(node) if name.root == kind}
    return found - {"id"}


def _least(
    judge: Judge, fact: str, item: Item, attribute: Attribute, now: bool | None, totals: dict[str, int]
) -> Change | None:
    """Try the candidates nearest first."""
    old = item.get(attribute.name)
    for value in _nearest(old, set(_candidates(judge, fact, item, attribute, totals))):
        changed = Item(item.kind, item.id, {**item.values, attribute.name: value})
        answer = judge.answers(changed, totals).get(fact)
        if answer is not now and ANSWERS[answer] != CANNOT_TELL:
            return Change(f"{item.kind}.{attribute.name}", old, value, ANSWERS[answer])
    return None


def _nearest(old: Value | None, values: set[Value]) -> list[Value]:
    if isinstance(old, int) and not isinstance(old, bool):
        return sorted(values, key=lambda value: (abs(int(value) - old), int(value)))
    return sorted(values, key=lambda value: (str(type(value)), value))


def _candidates(judge: Judge, fact: str, item: Item, attribute: Attribute, totals: dict[str, int]) -> Iterator[Value]:
    if attribute.type == "yes/no":
        yield from {True, False} - {item.get(attribute.name)}
    elif attribute.type in _HIGHEST:
        yield from _numbers(judge, fact, item, attribute, totals)
    else:
        yield from (word for word in attribute.one_of if word != item.get(attribute.name))


def _numbers(judge: Judge, fact: str, item: Item, attribute: Attribute, totals: dict[str, int]) -> Iterator[int]:
    """Around the value at which each comparison that names the figure turns."""
    name = Name(item.kind, attribute.name)
    old = item.get(attribute.name)
    start = int(old) if old is not None else 0
    probe = Item(item.kind, item.id, {**item.values, attribute.name: start})
    for rule in needed(judge.pack.facts, (fact,)).values():
        for node in nodes(rule.when):
            if isinstance(node, Compare) and name in set(nodes(node)) and not isinstance(node.left, Has):
                yield from _turns(judge, node, probe, rule.on, start, attribute, totals)


def _turns(
    judge: Judge, node: Compare, probe: Item, on: str, start: int, attribute: Attribute, totals: dict[str, int]
) -> Iterator[int]:
    left = judge.value(node.left, probe, on, totals)
    right = judge.value(node.right, probe, on, totals)
    if not isinstance(left, int) or not isinstance(right, int):
        return
    for gap in (right - left, left - right):  # the figure may stand on either side, or be taken away
        yield from (at for at in (start + gap - 1, start + gap, start + gap + 1) if 0 <= at <= _HIGHEST[attribute.type])
