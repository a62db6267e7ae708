"""Receipts against what was sent."""

from __future__ import annotations

import itertools

import pytest

from detente.line.receipts import Held, ReceiptVerdict, judge_receipt

HELD = Held("id", 1, "ROUTINE", "envelope")


def test_a_receipt_for_nothing() -> None:
    assert judge_receipt(HELD, "received", None, frozenset()) is ReceiptVerdict.UNKNOWN_PARCEL


@pytest.mark.parametrize(
    "named",
    [Held("x", 1, "ROUTINE", "envelope"), Held("id", 2, "ROUTINE", "envelope"), Held("id", 1, "FLASH", "envelope"),
     Held("id", 1, "ROUTINE", "other")],
)  # fmt: skip
def test_a_receipt_that_names_another_parcel(named: Held) -> None:
    assert judge_receipt(named, "received", HELD, frozenset()) is ReceiptVerdict.MISMATCH


def test_no_order_of_outcomes_lets_both_yes_and_no_stand() -> None:
    outcomes = ("received", "opened", "undecipherable", "refused")
    for order in itertools.permutations(outcomes):
        stand: frozenset[str] = frozenset()
        for outcome in order:
            if judge_receipt(HELD, outcome, HELD, stand) is ReceiptVerdict.ACCEPT:
                stand |= {outcome}
        assert not {"opened", "undecipherable"} <= stand
        assert stand == {"refused"} or "refused" not in stand
