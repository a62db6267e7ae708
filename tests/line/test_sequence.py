"""Sequences: every way a parcel can stand to what is held."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.line import Arrived, Channel, Known, ParcelVerdict, judge_parcel, next_parcel

CASES = {
    "the first": (Arrived("i", "s1", 1, None), Channel(), Known(), "ACCEPT"),
    "the next": (Arrived("i", "s2", 2, "s1"), Channel(1, "s1"), Known(), "ACCEPT"),
    "the same again": (Arrived("i", "s1", 1, None), Channel(5, "s5"), Known("s1", "s1"), "REPEAT"),
    "another text, same id": (Arrived("i", "x", 6, "s5"), Channel(5, "s5"), Known("s1", None), "SECOND_TEXT"),
    "another parcel, same number": (Arrived("j", "x", 3, "s2"), Channel(5, "s5"), Known(None, "s3"), "SECOND_AT_SEQ"),
    "a number long past": (Arrived("j", "x", 3, "s2"), Channel(5, "s5"), Known(), "SECOND_AT_SEQ"),
    "one missing": (Arrived("j", "x", 7, "s6"), Channel(5, "s5"), Known(), "GAP"),
    "a first that is not first": (Arrived("j", "x", 2, "s1"), Channel(), Known(), "GAP"),
    "follows another parcel": (Arrived("j", "x", 6, "s4"), Channel(5, "s5"), Known(), "WRONG_PREV"),
    "says it follows nothing": (Arrived("j", "x", 6, None), Channel(5, "s5"), Known(), "WRONG_PREV"),
}


@pytest.mark.parametrize("name", CASES)
def test_judged(name: str) -> None:
    arrived, channel, known, verdict = CASES[name]
    assert judge_parcel(arrived, channel, known) is ParcelVerdict[verdict]


@given(st.lists(st.integers(0, 30), max_size=200), st.data())
def test_whatever_order_and_repetition_a_sequence_arrives_gapless(order: list[int], data: st.DataObject) -> None:
    """A sender's parcels, delivered in any order and any number of times: accepted once each, in order."""
    sent: list[Arrived] = []
    channel = Channel()
    for number in range(31):
        seq, prev = next_parcel(channel)
        sent.append(Arrived(f"id{number}", f"s{number}", seq, prev))
        channel = Channel(seq, f"s{number}")
    held: dict[str, Arrived] = {}
    head = Channel()
    for number in order:
        arrived = sent[number]
        by_seq = next((a.statement for a in held.values() if a.seq == arrived.seq), None)
        same = held.get(arrived.dispatch)
        verdict = judge_parcel(arrived, head, Known(same.statement if same else None, by_seq))
        assert verdict in (ParcelVerdict.ACCEPT, ParcelVerdict.REPEAT, ParcelVerdict.GAP)
        if verdict is ParcelVerdict.ACCEPT:
            assert arrived.seq == head.head + 1
            held[arrived.dispatch] = arrived
            head = Channel(arrived.seq, arrived.statement)
    assert [a.seq for a in held.values()] == list(range(1, len(held) + 1))
