"""Walks over a tree: its parts, its names, how large and how deep it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

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
    Or,
)

MOST_NODES = 400
MOST_LEVELS = 32


def parts(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node."""
    below = _PARTS.get(type(node))
    return below(node) if below else ()


_PARTS: Mapping[type, Callable[[Any], tuple[Node, ...]]] = {
    **dict.fromkeys((And, Or), lambda node: node.parts),
    **dict.fromkeys((Not, Has, Call, Among), lambda node: (node.of,)),
    **dict.fromkeys((Compare, Arithmetic), lambda node: (node.left, node.right)),
    Choice: lambda node: (node.condition, node.yes, node.no),
}


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, without recursion: a chain may be long."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(parts(node)))


def size(node: Node) -> int:
    """Count the nodes; each literal of an `in` counts too."""
    return sum(1 + (len(one.values) if isinstance(one, Among) else 0) for one in nodes(node))


def levels(node: Node) -> int:
    """Count the levels: 1 for a name or a literal."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((below, level + 1) for below in parts(node))
    return deepest


def names(node: Node) -> Iterator[Name]:
    """Yield every name in order, as often as it stands there; those inside `has` too."""
    return (one for one in nodes(node) if isinstance(one, Name))


def names_of(node: Node, root: str) -> frozenset[str]:
    """Return the names under one root, such as every limit an expression uses."""
    return frozenset(one.name for one in names(node) if one.root == root)
