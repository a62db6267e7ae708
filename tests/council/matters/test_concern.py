"""Concerns: heard, asked, answered, met; each is a fact of its own (seed-map S4, A15, story 4)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.machines.concern import ConcernState as State
from detente.council.matters import Matter, open_steps
from detente.council.matters.concern import missing_consents

BODY = {
    "title": "Enlargement", "text": "It would bring infrastructure nearer.", "basis_document": "Charter, 1999",
    "basis_paragraph": "8", "would_be_met_by": "An assurance in writing.",
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def filed(record: Record) -> Deed:
    return record.enter(A, "concern", BODY)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_both_readings_stand_side_by_side(record: Record, filed: Deed) -> None:
    record.step(B, filed, "hear")
    record.step(B, filed, "answer", reading="Each State chooses its alliances.", basis_paragraph="8")
    matter = record.matter(filed)
    assert matter.state is State.ANSWERED
    assert (matter.details.basis_paragraph, matter.details.readings[0].basis_paragraph) == ("8", "8")
    assert matter.details.heard[0][0] == B
    assert matter.details.not_heard == (C,)


def test_an_answer_shows_that_it_was_heard_and_hearing_twice_says_nothing(record: Record, filed: Deed) -> None:
    record.step(B, filed, "answer", reading="Ours.")
    record.step(B, filed, "hear")
    record.step(C, filed, "hear")
    matter = record.matter(filed)
    assert matter.state is State.ANSWERED
    assert [party for party, _ in matter.details.heard] == [B, C]
    assert codes(matter) == ["council.nothing_new"]


def test_the_author_cannot_hear_its_own_concern_nor_the_other_say_that_it_is_met(record: Record, filed: Deed) -> None:
    record.step(A, filed, "hear")
    record.step(B, filed, "met")
    record.step(D, filed, "hear")
    assert codes(record.matter(filed)) == ["council.not_yours"] * 3
    assert record.matter(filed).state is State.FILED


def test_only_those_it_is_about_are_asked_to_hear(record: Record) -> None:
    narrow = record.enter(A, "concern", BODY | {"about_parties": [str(B), str(D)]})
    record.step(C, narrow, "hear")
    matter = record.matter(narrow)
    assert matter.details.about == (B,)
    assert codes(matter) == ["council.not_yours"]


def test_a_question_is_answered_by_the_author_and_the_state_goes_back(record: Record, filed: Deed) -> None:
    record.step(B, filed, "ask", question="Which infrastructure?")
    record.step(C, filed, "ask", question="Since when?")
    record.step(A, filed, "explain", whose=str(D), answer="Launchers.")
    record.step(A, filed, "explain", whose=str(B), answer="Launchers.")
    matter = record.matter(filed)
    assert (matter.state, codes(matter)) == (State.ASKED, ["council.no_such_question"])
    record.step(A, filed, "explain", whose=str(C), answer="1999.")
    assert record.matter(filed).state is State.HEARD


def test_insufficient_does_not_undo_that_it_was_answered(record: Record, filed: Deed) -> None:
    record.step(B, filed, "answer", reading="Ours.")
    record.step(A, filed, "assess", whose=str(C), assessment="insufficient")
    record.step(A, filed, "assess", whose=str(B), assessment="insufficient", reason="Not to the point.")
    record.step(B, filed, "answer", reading="Ours, at length.")
    matter = record.matter(filed)
    assert matter.state is State.ANSWERED
    assert [reading.assessment and reading.assessment.value for reading in matter.details.readings] == [
        "insufficient", None,
    ]  # fmt: skip
    assert codes(matter) == ["council.no_such_answer"]


def test_met_by_the_word_of_its_author_and_opened_again_with_all_that_was_said(record: Record, filed: Deed) -> None:
    record.step(B, filed, "answer", reading="Ours.")
    record.step(A, filed, "met", reason="Assured in writing.")
    record.step(B, filed, "answer", reading="More.")
    assert codes(record.matter(filed)) == ["council.not_now"]
    record.step(A, filed, "reopen")
    assert record.matter(filed).state is State.ANSWERED


def test_a_voice_is_heard_and_needs_the_consent_of_all_for_more(record: Record) -> None:
    voice = record.enter(A, "concern", BODY | {"as_voice": True})
    record.step(B, voice, "answer", reading="Ours.")
    record.step(A, voice, "assess", whose=str(B), assessment="sufficient")
    record.step(B, voice, "consent")
    record.step(A, voice, "met")
    matter = record.matter(voice)
    assert codes(matter) == ["council.voice_needs_consent"] * 2
    assert missing_consents(matter) == (C,)
    record.step(C, voice, "consent")
    record.step(A, voice, "met")
    assert record.matter(voice).state is State.MET


def test_a_voice_may_always_take_back_what_it_said(record: Record) -> None:
    voice = record.enter(A, "concern", BODY | {"as_voice": True})
    record.step(A, voice, "withdraw")
    assert record.matter(voice).state is State.WITHDRAWN


def test_who_sits_at_the_table_needs_no_consent(record: Record, filed: Deed) -> None:
    record.step(B, filed, "consent")
    assert codes(record.matter(filed)) == ["council.not_a_voice"]
    assert "met" in {step.value for step in open_steps(record.matter(filed), A)}
