"""The types of sums and products, with their bounds."""

from __future__ import annotations

from detente.errors import TheirsError
from detente.regimes.language.show import show
from detente.regimes.language.tree import Node
from detente.regimes.language.types import Sort, Type

_SHOWN = 120
_ADDED = {Sort.DATE: frozenset({"days"}), Sort.INSTANT: frozenset({"seconds"})}
_APART = {Sort.DATE: "days", Sort.INSTANT: "seconds"}


def arithmetic(node: Node, op: str, left: Type, right: Type) -> Type:
    """Return the type of `left op right`; raise `regimes.unlike`, `regimes.division`, `regimes.out_of_bounds`."""
    found = _sum(node, op, left, right) if op in {"+", "-"} else _product(node, op, left, right)
    if not found.fits:
        raise TheirsError("regimes.out_of_bounds", what=show(node)[:_SHOWN])
    return found


def _sum(node: Node, op: str, left: Type, right: Type) -> Type:
    low, high = _bounds(op, left, right)
    if left.sort is Sort.COUNT and right.sort is Sort.COUNT:
        return Type(Sort.COUNT, left.units | right.units, low, high)
    if left.sort in _ADDED and right.sort is Sort.COUNT and _may_be_added(left, right):
        return Type(left.sort, frozenset(), low, high)
    if op == "-" and left.sort is right.sort and left.sort in _APART:
        return Type(Sort.COUNT, frozenset({_APART[left.sort]}), low, high)
    raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])


def _may_be_added(moment: Type, added: Type) -> bool:
    """Days, or a plain number, to a date; hours to an instant."""
    return added.units == _ADDED[moment.sort] or (moment.sort is Sort.DATE and not added.units)


def _bounds(op: str, left: Type, right: Type) -> tuple[int, int]:
    if op == "+":
        return left.low + right.low, left.high + right.high
    return left.low - right.high, left.high - right.low


def _product(node: Node, op: str, left: Type, right: Type) -> Type:
    """A product or a quotient is a plain number: what it counts is for its author to say."""
    if left.sort is not Sort.COUNT:
        raise TheirsError("regimes.unlike", what=show(node)[:_SHOWN])
    if op == "/":
        if left.low < 0 or right.low < 1:
            raise TheirsError("regimes.division", what=show(node)[:_SHOWN])
        return Type(Sort.COUNT, frozenset(), left.low // right.high, left.high // right.low)
    corners = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    return Type(Sort.COUNT, frozenset(), min(corners), max(corners))
