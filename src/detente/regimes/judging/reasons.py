"""The second walk over the tree: only the parts that carry the answer, and the figures in them.

For a yes of `||` the parts that say yes, for a no all of them; for a no of `&&` the parts that say no, for a yes all;
for what cannot be told the parts that cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from detente.regimes.judging.case import Case
from detente.regimes.judging.closures import Told, compiled
from detente.regimes.judging.explanation import Reason
from detente.regimes.judging.items import Value
from detente.regimes.language.show import show
from detente.regimes.language.tree import And, Choice, Has, Name, Node, Not, Or
from detente.regimes.language.walk import names, nodes

Follow = Callable[[str], tuple[Reason, ...]]
"""Returns the reasons of another fact about the same case."""
Explainer = Callable[[Case, Follow], tuple[Reason, ...]]


def explainer(node: Node) -> Explainer:
    """Return the closure that gives the reasons of a checked tree."""
    if isinstance(node, And | Or):
        return _joined(node)
    if isinstance(node, Choice):
        return _choice(node)
    return _leaf(node)


def _joined(node: And | Or) -> Explainer:
    settles = isinstance(node, Or)  # the value that settles it alone
    parts = tuple((compiled(part), explainer(part)) for part in node.parts)

    def explain(case: Case, follow: Follow) -> tuple[Reason, ...]:
        told = [(told(case), why) for told, why in parts]
        values = [value for value, _ in told]
        wanted = settles if settles in values else None if None in values else not settles
        return tuple(reason for value, why in told if value is wanted for reason in why(case, follow))

    return explain


def _choice(node: Choice) -> Explainer:
    told, condition = compiled(node.condition), explainer(node.condition)
    yes, no = explainer(node.yes), explainer(node.no)

    def explain(case: Case, follow: Follow) -> tuple[Reason, ...]:
        which = told(case)
        first = condition(case, follow)
        return first if which is None else first + (yes if which else no)(case, follow)

    return explain


def _leaf(node: Node) -> Explainer:
    text, told = show(node), compiled(node)
    figures = {f"{name.root}.{name.name}": compiled(name) for name in names(node) if name.root != "is"}
    facts = tuple(dict.fromkeys(name.name for name in names(node) if name.root == "is"))
    rule = facts[0] if isinstance(_bare(node), Name) and facts else ""

    def explain(case: Case, follow: Follow) -> tuple[Reason, ...]:
        because = tuple(reason for fact in facts for reason in follow(fact))
        return (Reason(text, told(case), _figures(figures, case), because, rule),)

    return explain


def _bare(node: Node) -> Node:
    """The fact under its negations: `!is.x` is a statement about x."""
    while isinstance(node, Not):
        node = node.of
    return node


def _figures(figures: Mapping[str, Told], case: Case) -> dict[str, Value | None]:
    return {name: told(case) for name, told in figures.items()}


def gaps(reasons: tuple[Reason, ...]) -> dict[str, None]:
    """Return the figures whose absence keeps parts open, in order, followed through other facts."""
    found: dict[str, None] = {}
    for reason in reasons:
        if reason.value is None:
            found.update({name: None for name, value in reason.figures.items() if value is None})
            found.update(gaps(reason.because))
    return found


def asks_about_gaps(node: Node) -> bool:
    """Whether an expression asks if a figure is there at all."""
    return any(isinstance(one, Has) for one in nodes(node))
