"""A tree as a function of one case: yes, no (or a value), or None for what cannot be told.

One case at a time this is as fast as Python gets: every node becomes a closure once, and a case only calls them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from detente.regimes.judging.case import Case
from detente.regimes.language.tree import (
    Among,
    And,
    Arithmetic,
    Call,
    Choice,
    Compare,
    Has,
    Name,
    Node,
    Not,
    Number,
    Or,
    Truth,
    Word,
)
from detente.regimes.language.types import DAY, HOUR

Told = Callable[[Case], Any]
"""Returns True, False, a number or a word; None when it cannot be told."""

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.floordiv,
}


def compiled(node: Node) -> Told:
    """Return the closure of a checked tree."""
    return _COMPILERS[type(node)](node)


def _name(node: Name) -> Told:
    name = node.name
    if node.root == "limit":
        return lambda case: case.limits.get(name)
    if node.root == "is":
        return lambda case: case.answers.get(name)
    if node.root == "total":
        return lambda case: case.totals.get(name)
    if name == "id":
        return lambda case: case.id
    root = node.root
    return lambda case: (case.values if case.kind == root else case.held).get(name)


def _has(node: Has) -> Told:
    told = _name(node.of)
    return lambda case: told(case) is not None


def _call(node: Call) -> Told:
    told = compiled(node.of)
    if node.function == "day":
        return lambda case: None if (value := told(case)) is None else value // DAY
    return lambda case: None if (value := told(case)) is None else value * HOUR


def _not(node: Not) -> Told:
    told = compiled(node.of)
    return lambda case: None if (value := told(case)) is None else not value


def _and(node: And) -> Told:
    tolds = tuple(compiled(part) for part in node.parts)

    def conjunction(case: Case) -> bool | None:
        answer: bool | None = True
        for told in tolds:
            value = told(case)
            if value is False:
                return False
            if value is None:
                answer = None
        return answer

    return conjunction


def _or(node: Or) -> Told:
    tolds = tuple(compiled(part) for part in node.parts)

    def disjunction(case: Case) -> bool | None:
        answer: bool | None = False
        for told in tolds:
            value = told(case)
            if value:
                return True
            if value is None:
                answer = None
        return answer

    return disjunction


def _two(node: Compare | Arithmetic) -> Told:
    left, right, apply = compiled(node.left), compiled(node.right), _OPERATORS[node.op]
    if _is_figure(node.left) and isinstance(node.right, Name) and node.right.root == "limit":
        return _beside_limit(node.left, node.right.name, apply)

    def both(case: Case) -> Any:
        one = left(case)
        if one is None:
            return None
        other = right(case)
        return None if other is None else apply(one, other)

    return both


def _is_figure(node: Node) -> TypeGuard[Name]:
    """Whether a node is a figure of an item or of a holder."""
    return isinstance(node, Name) and node.root not in {"limit", "is", "total"} and node.name != "id"


def _beside_limit(figure: Name, limit: str, apply: Callable[[Any, Any], Any]) -> Told:
    """Most parts of most rules: one function instead of three, the same answer."""
    root, name = figure.root, figure.name

    def beside(case: Case) -> Any:
        one = (case.values if case.kind == root else case.held).get(name)
        if one is None:
            return None
        other = case.limits.get(limit)
        return None if other is None else apply(one, other)

    return beside


def _among(node: Among) -> Told:
    told, values = compiled(node.of), frozenset(node.values)
    return lambda case: None if (value := told(case)) is None else value in values


def _choice(node: Choice) -> Told:
    condition, yes, no = compiled(node.condition), compiled(node.yes), compiled(node.no)

    def either(case: Case) -> Any:
        which = condition(case)
        return None if which is None else yes(case) if which else no(case)

    return either


def _constant(node: Number | Truth | Word) -> Told:
    value = node.value
    return lambda _: value


_COMPILERS: Mapping[type, Callable[[Any], Told]] = {
    Name: _name,
    Has: _has,
    Call: _call,
    Not: _not,
    And: _and,
    Or: _or,
    Compare: _two,
    Arithmetic: _two,
    Among: _among,
    Choice: _choice,
    Number: _constant,
    Truth: _constant,
    Word: _constant,
}
