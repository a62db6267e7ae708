"""The way of one paper to one addressee (council-procedures § 3.3, § 14: 1, 16; R1)."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.acts import Announcement, PublicMode, read_act
from detente.council.checks import Sketch, check
from detente.council.deeds import Delivery
from detente.council.machines import TRANSMITTAL, TransmittalState
from detente.council.transmittals import is_announced_undelivered, transmittal_of
from detente.errors import OursError
from detente.kernel import DeclaredDate, Instant, Traffic

State = TransmittalState
NOW = Instant(START + 100 * HOUR)
BY = Instant(START + 50 * HOUR)


def paper(record: Record, *, by: Instant | None = None) -> Deed:
    asked: dict[str, Any] = {} if by is None else {"reply_requested_by": by.iso}
    return record.enter(A, "letter", {"paper": "letter", "text": "We propose to meet."} | asked)


def known(deed: Deed, *, delivered: bool = False, opened: bool = False, refused: bool = False) -> Deed:
    at = deed.issued
    delivery = Delivery(B, at if delivered else None, at if opened else None, refused)
    return dataclasses.replace(deed, deliveries=(delivery, Delivery(C)))


def announcement(deed: Deed) -> Announcement:
    return Announcement(deed.id, A, "Press", DeclaredDate("2022-02-10"), "We wrote.", "", PublicMode.PRESS_STATEMENT)


@pytest.mark.parametrize(
    ("receipts", "state"),
    [
        ({}, State.SENT),
        ({"delivered": True}, State.DELIVERED),
        ({"delivered": True, "opened": True}, State.ACKNOWLEDGED),
        ({"opened": True}, State.ACKNOWLEDGED),
        ({"refused": True}, State.REFUSED),
        ({"delivered": True, "opened": True, "refused": True}, State.ACKNOWLEDGED),
    ],
)
def test_receipts_move_it(receipts: dict[str, bool], state: TransmittalState) -> None:
    record = Record()
    first = known(paper(record), **receipts)
    assert transmittal_of(first, B, record.deeds, (), NOW) is state
    assert transmittal_of(first, C, record.deeds, (), NOW) is State.SENT


def test_the_date_asked_for_counts_once_it_was_opened() -> None:
    record = Record()
    first = paper(record, by=BY)
    assert transmittal_of(known(first, delivered=True), B, record.deeds, (), NOW) is State.DELIVERED
    opened = known(first, delivered=True, opened=True)
    assert transmittal_of(opened, B, record.deeds, (), BY) is State.ACKNOWLEDGED
    assert transmittal_of(opened, B, record.deeds, (), Instant(BY + 1)) is State.OVERDUE
    record.enter(B, "reply", {"kind": "hold", "hold_reason": "Under study."}, ("in_reply_to", first.id))
    assert transmittal_of(opened, B, record.deeds, (), NOW) is State.ANSWERED


def test_an_answer_that_is_not_recognised_answers_nothing() -> None:
    record = Record()
    first = known(paper(record), delivered=True, opened=True)
    answer = record.enter(B, "letter", {"paper": "letter", "text": "On another matter."}, ("in_reply_to", first.id))
    assert transmittal_of(first, B, record.deeds, (), NOW) is State.ANSWERED
    assert transmittal_of(first, C, record.deeds, (), NOW) is State.SENT
    refs = (("recognises", answer.id), ("as_reply_to", first.id))
    record.enter(A, "recognition", {"recognised": "no"}, *refs)
    assert transmittal_of(first, B, record.deeds, (), NOW) is State.ACKNOWLEDGED


def test_what_was_shown_answers_nothing() -> None:
    record = Record()
    first = known(paper(record), delivered=True)
    record.enter(
        B,
        "reply",
        {"kind": "hold", "hold_reason": "Under study."},
        ("in_reply_to", first.id),
        traffic=Traffic.DEMONSTRATION,
    )
    assert transmittal_of(first, B, record.deeds, (), NOW) is State.DELIVERED


@pytest.mark.parametrize(
    ("act", "rel", "body", "state"),
    [
        ("correction", "supersedes", {"what_changes": "The date."}, State.SUPERSEDED),
        ("withdrawal", "withdraws", {"reason": "Sent in error."}, State.WITHDRAWN),
    ],
)
def test_only_its_sender_corrects_or_withdraws(
    act: str, rel: str, body: dict[str, str], state: TransmittalState
) -> None:
    record = Record()
    first = known(paper(record), delivered=True)
    record.enter(B, act, body, (rel, first.id))
    assert transmittal_of(first, B, record.deeds, (), NOW) is State.DELIVERED
    record.enter(A, act, body, (rel, first.id))
    assert transmittal_of(first, B, record.deeds, (), NOW) is state
    assert first.delivery(B).delivered_at is not None  # nothing is un-delivered


def test_an_addressee_refuses_to_take_it_and_may_leave_out_reasons() -> None:
    record = Record()
    first = known(paper(record), delivered=True)
    record.enter(C, "refusal_to_take", {}, ("about", first.id))
    assert transmittal_of(first, B, record.deeds, (), NOW) is State.DELIVERED
    assert transmittal_of(first, C, record.deeds, (), NOW) is State.REFUSED


def test_speaking_of_it_changes_a_flag_and_no_state() -> None:
    """R1: said to the press before the other side has it."""
    record = Record()
    first = paper(record)
    said = (announcement(first),)
    assert transmittal_of(first, B, record.deeds, said, NOW) is State.SENT
    assert is_announced_undelivered(first, B, said)
    assert not is_announced_undelivered(known(first, delivered=True), B, said)


def test_whoever_was_not_addressed_has_no_state() -> None:
    record = Record()
    with pytest.raises(OursError) as refused:
        transmittal_of(paper(record), D, record.deeds, (), NOW)
    assert refused.value.code == "council.not_its_addressee"


def test_a_draft_that_changes_anothers_paper_is_blocked() -> None:
    record = Record()
    first = paper(record)
    draft = Sketch(B, (A,), "Correction", "correction", {"what_changes": "All."}, (("supersedes", str(first.id)),))
    remarks = {(remark.level, remark.code) for remark in check(draft, record.deeds, NOW)}
    assert ("blocks", "council.changes_anothers") in remarks
    own = Sketch(A, (B,), "Withdrawal", "withdrawal", {"reason": "No."}, (("withdraws", str(first.id)),))
    assert [(r.level, r.code) for r in check(own, record.deeds, NOW)] == [("warns", "council.change_misses")]
    stranger = Sketch(D, (A,), "No", "refusal_to_take", {}, (("about", str(first.id)),))
    assert ("blocks", "council.not_ours_to_refuse") in {(r.level, r.code) for r in check(stranger, record.deeds, NOW)}


def test_a_correction_names_one_paper() -> None:
    with pytest.raises(OursError) as refused:
        read_act("correction", {"what_changes": "All."}, [])
    assert refused.value.code == "council.needs_one_ref"


LATER = st.lists(
    st.tuples(st.sampled_from((A, B, C)), st.sampled_from(("answer", "correct", "withdraw", "refuse"))), max_size=6
)
RECEIPTS = st.fixed_dictionaries({name: st.booleans() for name in ("delivered", "opened", "refused")})


def later(record: Record, first: Deed, sender: Any, deed: str) -> None:
    bodies: dict[str, tuple[str, str, dict[str, str]]] = {
        "answer": ("in_reply_to", "reply", {"kind": "hold", "hold_reason": "Under study."}),
        "correct": ("supersedes", "correction", {"what_changes": "The date."}),
        "withdraw": ("withdraws", "withdrawal", {"reason": "No."}),
        "refuse": ("about", "refusal_to_take", {}),
    }
    rel, act, body = bodies[deed]
    record.enter(sender, act, body, (rel, first.id))


@given(RECEIPTS, LATER, st.booleans(), st.integers(0, 100))
@settings(max_examples=150, deadline=None)
def test_every_record_leads_somewhere_in_the_table(
    receipts: dict[str, bool], deeds: list[tuple[Any, str]], asks: bool, hours: int
) -> None:
    record, now = Record(), Instant(START + hours * HOUR)
    first = known(paper(record, by=BY if asks else None), **receipts)
    for sender, deed in deeds:
        later(record, first, sender, deed)
    state = transmittal_of(first, B, record.deeds, (), now)
    changes = [deed for sender, deed in deeds if sender == A and deed in {"correct", "withdraw"}]
    assert state in TRANSMITTAL.moves
    assert state is transmittal_of(first, B, record.deeds, (announcement(first),), now)
    if changes:
        assert state is (State.SUPERSEDED if changes[0] == "correct" else State.WITHDRAWN)
    else:
        answered = (B, "answer") in deeds
        assert (state is State.ANSWERED) is answered
        assert state is not State.OVERDUE or (asks and now > BY and receipts["opened"])
        assert state is not State.REFUSED or receipts["refused"] or (B, "refuse") in deeds
