"""The second walk over the tree: only the parts that carry the answer, and the figures in them.

For a yes of `||` the parts that say yes, for a no all of them; for a no of `&&` the parts that say no, for a yes all;
for what cannot be told the parts that cannot. In each case these are the parts whose value is that of the whole, so the
walk is handed the value that the first walk found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.regimes.judging.case import Case
from detente.regimes.judging.closures import compiled
from detente.regimes.judging.explanation import Reason
from detente.regimes.judging.items import Value
from detente.regimes.language.show import show
from detente.regimes.language.tree import And, Choice, Has, Name, Node, Not, Or
from detente.regimes.language.walk import names, nodes

Follow = Callable[[str], tuple[Reason, ...]]
"""Returns the reasons of another fact about the same case."""
Explainer = Callable[[Case, Follow, Any], tuple[Reason, ...]]
"""Returns the reasons of a tree for a case, given what the tree is for that case."""
_made = tuple.__new__  # a reason from its five members: a third of what the call with names costs


def explainer(node: Node) -> Explainer:
    """Return the closure that gives the reasons of a checked tree."""
    if isinstance(node, And | Or):
        return _joined(node)
    if isinstance(node, Choice):
        return _choice(node)
    facts = tuple(dict.fromkeys(name.name for name in names(node) if name.root == "is"))
    return _resting(node, facts) if facts else _leaf(node)


def _joined(node: And | Or) -> Explainer:
    parts = tuple((compiled(part), explainer(part)) for part in node.parts)

    def explain(case: Case, follow: Follow, value: Any) -> tuple[Reason, ...]:
        found: tuple[Reason, ...] = ()
        for told, why in parts:
            if told(case) is value:
                found += why(case, follow, value)
        return found

    return explain


def _choice(node: Choice) -> Explainer:
    told, condition = compiled(node.condition), explainer(node.condition)
    yes, no = explainer(node.yes), explainer(node.no)

    def explain(case: Case, follow: Follow, value: Any) -> tuple[Reason, ...]:
        which = told(case)
        first = condition(case, follow, which)
        return first if which is None else first + (yes if which else no)(case, follow, value)

    return explain


def _resting(node: Node, facts: tuple[str, ...]) -> Explainer:
    """A part that names other facts has their reasons below its own."""
    text, figures = show(node), _figures(node)
    rule = facts[0] if isinstance(_bare(node), Name) else ""

    def explain(case: Case, follow: Follow, value: Any) -> tuple[Reason, ...]:
        because = tuple(reason for fact in facts for reason in follow(fact)) if len(facts) > 1 else follow(facts[0])
        return (_made(Reason, (text, value, figures(case), because, rule)),)

    return explain


def _leaf(node: Node) -> Explainer:
    text, figures = show(node), _figures(node)
    return lambda case, _, value: (_made(Reason, (text, value, figures(case), (), "")),)


def _bare(node: Node) -> Node:
    """The fact under its negations: `!is.x` is a statement about x."""
    while isinstance(node, Not):
        node = node.of
    return node


def _figures(node: Node) -> Callable[[Case], dict[str, Value | None]]:
    """Return what gives the figures in a part; nearly all parts have one or two."""
    found = tuple({f"{name.root}.{name.name}": compiled(name) for name in names(node) if name.root != "is"}.items())
    match found:
        case ():
            return lambda _: {}
        case ((name, told),):
            return lambda case: {name: told(case)}
        case ((name, told), (second, also)):
            return lambda case: {name: told(case), second: also(case)}
    return lambda case: {name: told(case) for name, told in found}


def gaps(reasons: tuple[Reason, ...]) -> dict[str, None]:
    """Return the figures whose absence keeps parts open, in order, followed through other facts."""
    found: dict[str, None] = {}
    _add_gaps(reasons, found)
    return found


def _add_gaps(reasons: tuple[Reason, ...], found: dict[str, None]) -> None:
    for _, value, figures, because, _ in reasons:
        if value is None:
            for name, figure in figures.items():
                if figure is None:
                    found[name] = None
            if because:
                _add_gaps(because, found)


def asks_about_gaps(node: Node) -> bool:
    """Whether an expression asks if a figure is there at all."""
    return any(isinstance(one, Has) for one in nodes(node))
