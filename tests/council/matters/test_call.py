"""Calls: a record is one side's until the other confirms it (E51, E54)."""

from __future__ import annotations

from tests.council.matters.kit import A, B, C, Record

from detente.council.machines.call import CallState as State

BODY = {
    "title": "Visits to exercises", "counterpart": str(B), "level": "Ministers of defence", "held_on": "2022-02-14",
    "points": ["Attachés at exercises"], "agreed": ["Visits on 15 and 16 February"],
}  # fmt: skip


def test_the_other_side_confirms_or_contests_and_may_change_its_word() -> None:
    record = Record()
    call = record.enter(A, "call_record", BODY)
    record.step(A, call, "confirm")
    record.step(C, call, "confirm")
    assert record.matter(call).state is State.RECORDED
    record.step(B, call, "contest", disputed=["Visits on 15 and 16 February"], own_version="In February.")
    contested = record.matter(call)
    assert contested.state is State.CONTESTED
    assert contested.details.own_version == "In February."
    record.step(B, call, "confirm")
    confirmed = record.matter(call)
    assert (confirmed.state, confirmed.details.disputed) == (State.CONFIRMED, ())
    assert [refused.code for refused in confirmed.refused] == ["council.not_yours"] * 2


def test_without_a_name_the_first_addressee_is_the_other_side() -> None:
    record = Record((A, B))
    call = record.enter(A, "call_record", {name: value for name, value in BODY.items() if name != "counterpart"})
    record.step(B, call, "confirm")
    assert record.matter(call).state is State.CONFIRMED
