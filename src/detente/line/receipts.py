"""Receipts: what a sender says to a receipt that arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# These end the carrying of a parcel. `opened` and `undecipherable` do not: they travel by themselves and may overtake a
# `received` whose answer was lost; the parcel is then sent again until the sender holds both.
ENDS_CARRYING = frozenset({"received", "refused"})


@dataclass(frozen=True, slots=True)
class Held:
    """What the sender holds of the parcel that the receipt names: dispatch id, number, precedence, envelope id."""

    dispatch: str
    seq: int
    precedence: str
    envelope: str


class ReceiptVerdict(Enum):
    """What follows from a receipt."""

    ACCEPT = "accept"
    REPEAT = "repeat"
    UNKNOWN_PARCEL = "line.receipt_unknown"
    MISMATCH = "line.receipt_mismatch"
    CONTRADICTION = "line.receipt_contradiction"


def judge_receipt(named: Held, outcome: str, held: Held | None, outcomes: frozenset[str]) -> ReceiptVerdict:
    """Judge a verified receipt: `named` is what it says, `held` what we sent, `outcomes` what was receipted before.

    A receipt for another statement under the same id, number or envelope is refused. `refused` after `received`, or the
    other way round, is a contradiction: both cannot be the peer's word on one parcel.

    >>> held = Held("id", 1, "FLASH", "e")
    >>> judge_receipt(held, "opened", held, frozenset({"received"})).name
    'ACCEPT'
    >>> judge_receipt(held, "refused", held, frozenset({"received"})).name
    'CONTRADICTION'
    """
    if held is None:
        return ReceiptVerdict.UNKNOWN_PARCEL
    if named != held:
        return ReceiptVerdict.MISMATCH
    if outcome in outcomes:
        return ReceiptVerdict.REPEAT
    if (outcome == "refused" and outcomes) or (outcome != "refused" and "refused" in outcomes):
        return ReceiptVerdict.CONTRADICTION
    if {outcome} | outcomes >= {"opened", "undecipherable"}:
        return ReceiptVerdict.CONTRADICTION
    return ReceiptVerdict.ACCEPT
