"""Decisions by consensus and under silence, mistake by mistake (council-procedures §§ 7, 14: 5-9, 15: 4-10)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.machines.decision import DecisionState as State
from detente.council.matters import Matter, open_steps
from detente.kernel import Instant

TEXT = "The Council meets in a series. The first meeting is on exercises."


def ends(seconds: int) -> str:
    return Instant(START + seconds).iso


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def tabled(record: Record) -> Deed:
    return record.enter(A, "decision", {"title": "Series", "text": TEXT, "body": "Council"})


def under_silence(record: Record, tabled: Deed, hours: int = 24) -> Deed:
    return record.step(A, tabled, "propose_silence", ends=ends(hours * HOUR), zone="Europe/Vienna") and record.step(
        A, tabled, "start", ends=ends(hours * HOUR), zone="Europe/Vienna", silence_form="osce"
    )


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_silence_that_lapses_adopts_at_the_end_of_the_period(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    assert record.matter(tabled, 24 * HOUR - 1).state is State.RUNNING
    adopted = record.matter(tabled, 30 * HOUR)
    assert adopted.state is State.ADOPTED
    assert adopted.details.adopted_at == START + 24 * HOUR
    assert adopted.steps[-1].by is None


def test_an_objection_at_the_very_second_of_the_end_is_late(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(B, tabled, "object", heard=24 * HOUR)
    matter = record.matter(tabled, 25 * HOUR)
    assert matter.state is State.ADOPTED
    assert codes(matter) == ["council.period_over"]


def test_an_objection_one_second_before_the_end_breaks(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(B, tabled, "object", heard=24 * HOUR - 1)
    matter = record.matter(tabled, 25 * HOUR)
    assert matter.state is State.BROKEN
    assert matter.details.objections[0].by == B


def test_the_time_of_the_objection_is_the_receipt_of_the_chair_not_its_own_date(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(B, tabled, "object", after=HOUR, heard=26 * HOUR)  # written in time, received late
    assert record.matter(tabled, 27 * HOUR).state is State.ADOPTED


def test_an_amendment_breaks_silence(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(C, tabled, "amend", amendment="“may meet” for “meets”")
    assert record.matter(tabled, 30 * HOUR).state is State.BROKEN


def test_a_question_and_a_wish_for_time_break_nothing(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(C, tabled, "ask", question="Which exercises?")
    record.step(B, tabled, "ask_time", text="Our capital has not answered.")
    assert record.matter(tabled).state is State.RUNNING
    assert record.matter(tabled, 30 * HOUR).state is State.ADOPTED


def test_an_extension_is_made_before_the_end_or_not_at_all(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(A, tabled, "extend", ends=ends(48 * HOUR), zone="Europe/Vienna")
    assert record.matter(tabled, 30 * HOUR).state is State.EXTENDED
    record.step(A, tabled, "extend", after=60 * HOUR, ends=ends(90 * HOUR), zone="Europe/Vienna")
    late = record.matter(tabled)
    assert late.state is State.ADOPTED
    assert codes(late) == ["council.period_over"]


def test_a_broken_round_needs_a_new_text_and_a_new_period(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(B, tabled, "object")
    record.step(A, tabled, "revise", new_text=TEXT)
    assert codes(record.matter(tabled)) == ["council.same_text"]
    record.step(A, tabled, "revise", new_text=TEXT + " The second is on missions.")
    record.step(A, tabled, "start", ends=ends(72 * HOUR), zone="Europe/Vienna")
    second = record.matter(tabled, 73 * HOUR)
    assert second.state is State.ADOPTED
    assert [r.number for r in second.details.rounds] == [1, 2]
    assert [r.result for r in second.details.rounds] == ["broken", "adopted"]


def test_only_the_objector_lifts_and_silence_does_not_go_on_by_itself(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(B, tabled, "object")
    record.step(C, tabled, "lift")
    record.step(B, tabled, "lift")
    matter = record.matter(tabled, 30 * HOUR)
    assert codes(matter) == ["council.not_yours"]
    assert matter.state is State.IN_DISCUSSION


def test_observers_cannot_break_silence(record: Record, tabled: Deed) -> None:
    record.parties = (A, B, C, D)
    narrow = record.enter(A, "decision", {"title": "T", "text": TEXT, "body": "Council", "members": [A, B]})
    under_silence(record, narrow)
    record.step(D, narrow, "object")
    assert codes(record.matter(narrow)) == ["council.not_yours"]
    assert record.matter(narrow).state is State.RUNNING


def test_an_objection_in_advance_blocks_and_absence_does_not(record: Record, tabled: Deed) -> None:
    """Scenario R13: a member that stays away and objects beforehand blocks; one that only stays away does not."""
    record.step(A, tabled, "discuss")
    record.step(A, tabled, "test")
    record.step(A, tabled, "adopt")
    assert record.matter(tabled).state is State.ADOPTED
    other = record.enter(A, "decision", {"title": "T", "text": TEXT, "body": "Council"})
    record.step(C, other, "object_beforehand", grounds="We shall not attend.")
    record.step(A, other, "test")
    record.step(A, other, "adopt")
    matter = record.matter(other)
    assert matter.state is State.BLOCKED
    assert codes(matter) == ["council.not_now"]


def test_brackets_must_be_gone_before_consensus_is_asked(record: Record, tabled: Deed) -> None:
    record.step(B, tabled, "bracket", words="in a series", alternative="once")
    record.step(A, tabled, "test")
    assert record.matter(tabled).state is State.BRACKETED
    record.step(C, tabled, "unbracket", words="in a series")
    record.step(B, tabled, "unbracket", words="in a series")
    matter = record.matter(tabled)
    assert matter.state is State.IN_DISCUSSION
    assert codes(matter) == ["council.not_now", "council.not_yours"]


def test_a_number_appears_only_when_issued(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.at = 25 * HOUR
    record.step(A, tabled, "announce", announced_in="1400th plenary")
    assert record.matter(tabled).details.number == ""
    record.step(A, tabled, "issue", number="PC.DEC/1")
    assert record.matter(tabled).details.number == "PC.DEC/1"


def test_a_suspended_clock_stands_still_and_restarts(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    record.step(A, tabled, "suspend", not_served=[str(C)])
    assert record.matter(tabled, 40 * HOUR).state is State.SUSPENDED
    record.step(A, tabled, "resume", ends=ends(80 * HOUR), zone="Europe/Vienna")
    assert record.matter(tabled, 79 * HOUR).state is State.EXTENDED


def test_the_steps_open_to_each_are_told(record: Record, tabled: Deed) -> None:
    under_silence(record, tabled)
    matter = record.matter(tabled)
    assert {step.value for step in open_steps(matter, B)} == {"object", "amend", "ask", "ask_time"}
    assert "extend" in {step.value for step in open_steps(matter, A)}
