"""The tree of an expression in `treaty-cel/1`: what every evaluator, printer and writer of columns walks.

Every node is a value: equal trees are equal expressions, whatever the spaces in the text they were read from.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number written in the text."""

    value: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word in quotation marks."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """`root.name`: a figure of the item, a `limit`, a fact (`is`), a `total` over items."""

    root: str
    name: str


@dataclass(frozen=True, slots=True)
class Has:
    """`has(root.name)`: whether the figure was given at all. Always yes or no."""

    of: Name


@dataclass(frozen=True, slots=True)
class Call:
    """`hours(x)`: x hours as seconds. `day(x)`: the day of an instant, in the clock of the pack."""

    function: str
    of: Node


@dataclass(frozen=True, slots=True)
class Not:
    """`!x`."""

    of: Node


@dataclass(frozen=True, slots=True)
class And:
    """`a && b && …`: no if one is no, else cannot tell if one cannot be told, else yes."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """`a || b || …`: yes if one is yes, else cannot tell if one cannot be told, else no."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`a op b` with `==`, `!=`, `<`, `<=`, `>`, `>=`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Among:
    """`a in ["x", "y"]`."""

    of: Node
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`a op b` with `+`, `-`, `*`, `/`; division is whole and rounds down, its divisor is a number or a limit."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """`condition ? a : b`; cannot be told where the condition cannot."""

    condition: Node
    yes: Node
    no: Node


Node = Number | Word | Truth | Name | Has | Call | Not | And | Or | Compare | Among | Arithmetic | Choice
"""Any node."""
