"""The tests of the engines must notice each of these mistakes; a test that misses one is too weak."""

from __future__ import annotations

import operator

import duckdb
import pytest
from tests.regimes import engines
from tests.regimes.random_rules import items_of, pack_of

from detente.regimes.columns import facts, text
from detente.regimes.judging import closures, spans
from detente.regimes.language.tree import Arithmetic, Choice, Not, Or

SEEDS = range(6)


def agree() -> bool:
    """Whether columns still say what the judge says."""
    for seed in SEEDS:
        pack, items = pack_of(seed, 100), items_of(seed, 48)
        try:
            if engines.by_duckdb(pack, items) != engines.by_judge(pack, items):
                return False
        except duckdb.Error:
            return False
    return True


def test_without_a_fault_they_agree():
    assert agree()


def unknown_is_no(node):
    tolds = [closures.compiled(part) for part in node.parts]
    return lambda case: any(told(case) for told in tolds)


def swallowing_else(columns, node):
    condition, yes, no = (columns.write(part) for part in (node.condition, node.yes, node.no))
    return f"(CASE WHEN {condition} THEN {yes} ELSE {no} END)"


def swapped(columns, node):
    left, right = node.left, node.right
    return text._arithmetic(columns, Arithmetic(node.op, right, left) if node.op == "-" else node)


FAULTS = {
    "unknown is no in ||": lambda patch: patch.setitem(closures._COMPILERS, Or, unknown_is_no),
    "IS NOT TRUE for NOT": lambda patch: patch.setitem(
        text._WRITERS, Not, lambda columns, node: f"({columns.write(node.of)} IS NOT TRUE)"
    ),
    "ELSE in the choice": lambda patch: patch.setitem(text._WRITERS, Choice, swallowing_else),
    "dates swapped": lambda patch: patch.setitem(text._WRITERS, Arithmetic, swapped),
    "more than for at least": lambda patch: patch.setitem(closures._OPERATORS, ">=", operator.gt),
    "no widening": lambda patch: patch.setattr(text, "wide", lambda found: found),
    "the day a figure begins is not in it": lambda patch: patch.setattr(spans, "bisect_right", _left),
    "the last day is outside": lambda patch: patch.setattr(facts, "span_of", _shorter),
    "hours of an hour less": lambda patch: patch.setattr(text, "HOUR", 3_599),
}


def _left(changes, day):
    return sum(1 for change in changes if change < day)


def _shorter(pack, *nodes):
    span = spans.span_of(pack, *nodes)
    return spans.Span(span.first, span.last if pack.last is None else span.last - 1)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name, monkeypatch):
    FAULTS[name](monkeypatch)
    assert not agree()
