"""Check an expression before it is used: every name declared, every type right, every value within bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.errors import TheirsError
from detente.regimes.language.arithmetic import arithmetic
from detente.regimes.language.scope import Scope
from detente.regimes.language.show import show
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
from detente.regimes.language.types import DATE, HOUR, TRUTH, WORD, Sort, Type, count

_SHOWN = 120


def check(node: Node, scope: Scope, wanted: Sort | None = None) -> Type:
    """Return the type of an expression; with `wanted`, refuse any other.

    Raises `TheirsError` `regimes.unknown_name`, `regimes.unlike`, `regimes.order_of_words`, `regimes.word_unlisted`,
    `regimes.out_of_bounds`, `regimes.division`, `regimes.wrong_type`.
    """
    found = _check(node, scope)
    if wanted is not None and found.sort is not wanted:
        raise TheirsError("regimes.wrong_type", what=show(node)[:_SHOWN], found=found.sort.value, wanted=wanted.value)
    return found


def _check(node: Node, scope: Scope) -> Type:
    return _CHECKS[type(node)](node, scope)


def _all_truths(node: Any, scope: Scope) -> Type:
    for part in node.parts:
        check(part, scope, Sort.TRUTH)
    return TRUTH


def _has(node: Has, scope: Scope) -> Type:
    of = node.of
    if of.root in {"limit", "is"}:
        raise TheirsError("regimes.unknown_name", name=f"has({of.root}.{of.name})"[:_SHOWN])
    scope.type_of(of)
    return TRUTH


def _call(node: Call, scope: Scope) -> Type:
    if node.function == "day":
        check(node.of, scope, Sort.INSTANT)
        return DATE
    found = check(node.of, scope, Sort.COUNT)
    if found.units - {"hours"}:
        raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])
    return bounded(node, count("seconds", found.low * HOUR, found.high * HOUR))


def bounded(node: Node, found: Type) -> Type:
    """Return the type, unless a value of it could leave the bounds."""
    if not found.fits:
        raise TheirsError("regimes.out_of_bounds", what=show(node)[:_SHOWN])
    return found


def _typed(left: Node, right: Node, scope: Scope) -> tuple[Type, Type]:
    """The types of both sides; a word beside a listed word is one of that list."""
    one, other = _check(left, scope), _check(right, scope)
    for literal, listed in ((left, other), (right, one)):
        if isinstance(literal, Word):
            _listed(literal.value, listed)
    return one, other


def _listed(value: str, listed: Type) -> None:
    if listed.words and value not in listed.words:
        raise TheirsError("regimes.word_unlisted", word=value[:60], words=", ".join(listed.words)[:200])


def _compare(node: Compare, scope: Scope) -> Type:
    one, other = _typed(node.left, node.right, scope)
    if not alike(one, other) or one.sort is Sort.TRUTH:
        raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])
    if one.sort is Sort.WORD and node.op not in {"==", "!="}:
        raise TheirsError("regimes.order_of_words", what=show(node)[:_SHOWN])
    return TRUTH


def alike(one: Type, other: Type) -> bool:
    """Whether two things may be compared: the same sort, and for counts the same unit, or a plain or joined number."""
    if one.sort is not other.sort:
        return False
    joined = min(len(one.units), len(other.units)) == 0 or max(len(one.units), len(other.units)) > 1
    return one.sort is not Sort.COUNT or joined or one.units == other.units


def _among(node: Among, scope: Scope) -> Type:
    found = _check(node.of, scope)
    wanted = {Sort.WORD: str, Sort.COUNT: int}.get(found.sort)
    if wanted is None or not all(type(value) is wanted for value in node.values):
        raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])
    for value in node.values:
        if isinstance(value, str):
            _listed(value, found)
    return TRUTH


def _either(node: Choice, scope: Scope) -> Type:
    check(node.condition, scope, Sort.TRUTH)
    yes, no = _check(node.yes, scope), _check(node.no, scope)
    if not alike(yes, no):
        raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])
    return Type(yes.sort, yes.units | no.units, min(yes.low, no.low), max(yes.high, no.high))


_CHECKS: dict[type, Callable[[Any, Scope], Type]] = {
    Number: lambda node, _: count("", node.value, node.value),
    Truth: lambda *_: TRUTH,
    Word: lambda *_: WORD,
    Name: lambda node, scope: scope.type_of(node),
    Has: _has,
    Call: _call,
    Not: lambda node, scope: check(node.of, scope, Sort.TRUTH),
    And: _all_truths,
    Or: _all_truths,
    Compare: _compare,
    Among: _among,
    Arithmetic: lambda node, scope: arithmetic(node, node.op, _check(node.left, scope), _check(node.right, scope)),
    Choice: _either,
}
