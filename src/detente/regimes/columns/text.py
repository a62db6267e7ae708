"""A tree written as SQL: one text for DuckDB, Spark and SQLite.

Days, seconds and counts are whole numbers in every table, so that no engine's dates, intervals or casts take part; a
whole quotient is written through the remainder, which all engines compute alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
    Number,
    Or,
    Truth,
    Word,
)
from detente.regimes.language.types import DAY, HOUR
from detente.regimes.pack.values import Figure

_OPERATORS = {"==": "=", "!=": "<>"}


@dataclass(frozen=True, slots=True)
class Columns:
    """How names become columns. `day` is the SQL of the day that picks the figures, in units of `per` seconds or days.

    `kind` is the root whose attributes are columns `c_…`; attributes of any other root are `h_…` (a holder).
    """

    kind: str
    limits: Mapping[str, Figure]
    day: str
    per: int = 1
    first: int = 0

    def write(self, node: Node) -> str:
        """Return the SQL of a checked tree, in parentheses wherever it could bind wrongly."""
        return _WRITERS[type(node)](self, node)

    def limit(self, name: str) -> str:
        """The figure in force: a number, or the latest of its history; nothing before the first."""
        history = [(day, value) for day, value in self.limits[name].history]
        while len(history) > 1 and history[1][0] <= self.first:
            history.pop(0)
        if len(history) == 1 and history[0][0] <= self.first:
            return str(history[0][1])
        steps = " ".join(f"WHEN {self.day} >= {day * self.per} THEN {value}" for day, value in reversed(history))
        return f"(CASE {steps} END)"


def quoted(word: str) -> str:
    """Return a word as SQL text; the language has no words with quotation marks of its own or backslashes."""
    return "'" + word.replace("'", "''") + "'"


def whole(dividend: str, divisor: str) -> str:
    """Return the whole quotient of two numbers, the first not negative: exact below 2^53 on every engine."""
    return f"CAST(({dividend} - {dividend} % {divisor}) / {divisor} AS BIGINT)"


def wide(text: str) -> str:
    """Return a number as 64 bits: a literal alone is 32 bits on two of the engines."""
    return f"CAST({text} AS BIGINT)"


def _name(columns: Columns, node: Name) -> str:
    if node.root == "limit":
        return columns.limit(node.name)
    prefix = {"is": "f", "total": "t", columns.kind: "c"}.get(node.root, "h")
    return f"{prefix}_{node.name}"


def _call(columns: Columns, node: Call) -> str:
    inner = columns.write(node.of)
    return whole(inner, str(DAY)) if node.function == "day" else f"({wide(inner)} * {HOUR})"


def _joined(columns: Columns, node: And | Or) -> str:
    word = " AND " if isinstance(node, And) else " OR "
    return "(" + word.join(columns.write(part) for part in node.parts) + ")"


def _compare(columns: Columns, node: Compare) -> str:
    return f"({columns.write(node.left)} {_OPERATORS.get(node.op, node.op)} {columns.write(node.right)})"


def _among(columns: Columns, node: Among) -> str:
    values = ", ".join(quoted(value) if isinstance(value, str) else str(value) for value in node.values)
    return f"({columns.write(node.of)} IN ({values}))"


def _arithmetic(columns: Columns, node: Arithmetic) -> str:
    left, right = (_operand(columns, side) for side in (node.left, node.right))
    return whole(left, right) if node.op == "/" else f"({left} {node.op} {right})"


def _operand(columns: Columns, node: Node) -> str:
    text = columns.write(node)
    return wide(text) if isinstance(node, Number) or (isinstance(node, Name) and node.root == "limit") else text


def _choice(columns: Columns, node: Choice) -> str:
    """Without ELSE: what cannot be told must stay so."""
    condition, yes, no = (columns.write(part) for part in (node.condition, node.yes, node.no))
    return f"(CASE WHEN {condition} THEN {yes} WHEN NOT {condition} THEN {no} END)"


_WRITERS: Mapping[type, Callable[[Columns, Any], str]] = {
    Name: _name,
    Has: lambda columns, node: f"({_name(columns, node.of)} IS NOT NULL)",
    Call: _call,
    Not: lambda columns, node: f"(NOT {columns.write(node.of)})",
    And: _joined,
    Or: _joined,
    Compare: _compare,
    Among: _among,
    Arithmetic: _arithmetic,
    Choice: _choice,
    Number: lambda _, node: str(node.value),
    Truth: lambda _, node: "TRUE" if node.value else "FALSE",
    Word: lambda _, node: quoted(node.value),
}
