"""Clarifications: E43, E49, E50-E55, E65, E66; in time is not sufficient, attending is no consent (R11-R13)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.acts import read_act
from detente.council.acts.forms.clarification import Applies, Presence, Sufficiency
from detente.council.machines.clarification import ClarificationState as State
from detente.council.matters import Matter, open_steps
from detente.council.matters.clarification_details import Timeliness
from detente.errors import OursError

REQUEST: dict[str, Any] = {
    "title": "Exercise near the border", "activity": "Exercise", "area": "West", "reasons": "Unusual numbers.",
    "questions": ["How many, by State?", "When do they return?"], "mechanism": "Vienna Document, chapter III",
    "due_hours": 48, "respondent": str(B), "presides": str(C),
}  # fmt: skip
DUE = 60 + 48 * HOUR


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def request_(record: Record) -> Deed:
    return record.enter(A, "clarification_request", REQUEST)


def insufficient(record: Record, request_: Deed) -> None:
    record.step(B, request_, "reply", answers="It is below the level of notification.", applies="no", after=HOUR)
    record.step(A, request_, "assess", sufficiency="insufficient", text="Numbers are missing.")
    record.step(A, request_, "request_meeting", within_hours=48)


def test_in_time_and_insufficient_are_two_facts(record: Record, request_: Deed) -> None:
    insufficient(record, request_)
    details = record.matter(request_).details
    assert details.timeliness is Timeliness.IN_TIME
    assert details.sufficiency is Sufficiency.INSUFFICIENT
    assert details.applies is Applies.NO


def test_a_reply_is_late_a_second_after_the_hours(record: Record, request_: Deed) -> None:
    record.step(B, request_, "reply", answers="In time.", heard=DUE)
    assert record.matter(request_, DUE + 1).state is State.REPLIED_IN_TIME
    other = Record()
    late = other.enter(A, "clarification_request", REQUEST)
    other.step(B, late, "reply", answers="Written in time, received late.", heard=DUE + 1)
    matter = other.matter(late, DUE + 1)
    assert matter.state is State.REPLIED_LATE
    assert matter.details.timeliness is Timeliness.LATE
    assert matter.steps[0].at == START + DUE


def test_the_hours_run_from_when_the_respondent_had_it(record: Record) -> None:
    request = record.enter(A, "clarification_request", REQUEST, heard=5 * HOUR)
    assert record.matter(request).details.due == START + 53 * HOUR


def test_no_reply_leads_to_a_meeting_at_which_the_respondent_is_absent(record: Record, request_: Deed) -> None:
    """E50, E52, E55."""
    assert record.matter(request_, DUE + 1).state is State.NO_REPLY
    record.step(A, request_, "assess", sufficiency="sufficient", after=50 * HOUR)
    record.step(A, request_, "request_meeting", within_hours=48)
    record.step(A, request_, "hold_meeting", presence="absent")
    record.step(C, request_, "hold_meeting", presence="absent")
    matter = record.matter(request_)
    assert matter.state is State.MEETING_1_HELD
    assert codes(matter) == ["council.nothing_to_suffice", "council.not_yours"]
    assert matter.details.meetings[0].presence is Presence.ABSENT


def test_attending_under_reservation_keeps_its_words(record: Record, request_: Deed) -> None:
    """E53: taking part does not mean accepting that the mechanism applies."""
    insufficient(record, request_)
    statement = "Our presence does not mean that the mechanism applies."
    record.step(C, request_, "hold_meeting", presence="under_reservation", statement=statement)
    matter = record.matter(request_)
    assert matter.details.meetings[0].statement == statement
    assert matter.details.applies is Applies.NO
    with pytest.raises(OursError) as refused:
        record.step(C, request_, "hold_all", presence="under_reservation")
    assert refused.value.code == "council.step_lacks"


def test_an_objection_in_advance_blocks_and_absence_alone_does_not(record: Record, request_: Deed) -> None:
    """E65, R13."""
    insufficient(record, request_)
    record.step(C, request_, "hold_meeting", presence="present")
    record.step(B, request_, "request_meeting_all")
    record.step(B, request_, "note_absence", objection="We object to any decision.")
    record.step(C, request_, "hold_all", presence="absent")
    record.step(C, request_, "close", outcome="measures", measures="Visits.")
    matter = record.matter(request_)
    assert codes(matter) == ["council.objected_in_advance"]
    record.step(C, request_, "close", outcome="no_agreement")
    assert record.matter(request_).state is State.CLOSED


def test_absence_without_objection_blocks_nothing(record: Record, request_: Deed) -> None:
    insufficient(record, request_)
    record.step(B, request_, "note_absence", objection="We object.")
    record.step(B, request_, "note_absence")
    record.step(C, request_, "hold_meeting", presence="absent")
    record.step(A, request_, "close", outcome="measures", measures="Visits.")
    assert record.matter(request_).state is State.CLOSED


def test_a_meeting_that_is_late_may_still_be_held(record: Record, request_: Deed) -> None:
    insufficient(record, request_)
    later = record.matter(request_, 100 * HOUR)
    assert later.state is State.MEETING_1_REQUESTED
    assert later.details.meetings[0].late
    record.step(C, request_, "hold_meeting", presence="present", after=100 * HOUR)
    assert record.matter(request_).state is State.MEETING_1_HELD


def test_a_request_is_closed_as_answered_only_when_the_requester_says_so(record: Record, request_: Deed) -> None:
    record.step(B, request_, "reply", answers="Nine thousand, until the 20th.")
    record.step(A, request_, "assess", sufficiency="insufficient")
    record.step(A, request_, "close", outcome="answered")
    record.step(B, request_, "reply", answers="By State: …")
    record.step(B, request_, "assess", sufficiency="sufficient")
    record.step(A, request_, "assess", sufficiency="sufficient")
    record.step(A, request_, "close", outcome="answered")
    matter = record.matter(request_)
    assert matter.state is State.CLOSED
    assert codes(matter) == ["council.not_found_sufficient", "council.not_yours"]


def test_nobody_replies_in_anothers_name(record: Record, request_: Deed) -> None:
    record.step(C, request_, "reply", answers="For the other.")
    assert codes(record.matter(request_)) == ["council.not_yours"]
    assert {step.value for step in open_steps(record.matter(request_), B)} == {"reply"}


def test_measures_say_what_they_are() -> None:
    with pytest.raises(OursError) as refused:
        read_act("clarification_step", {"step": "close", "outcome": "measures"}, [("matter", "A" * 22 + "==")])
    assert refused.value.code == "council.step_lacks"
