"""Briefings in halves, visits, and the ledger of turns (council-procedures §§ 11, 14: 14; R14)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.acts.forms.briefing import Topic
from detente.council.machines.briefing import BriefingState as State
from detente.council.matters import Matter, open_steps
from detente.council.matters.turns import Turns, ledger_of_turns
from detente.kernel import Instant, Traffic

DAY = 24 * HOUR
OFFER: dict[str, Any] = {
    "title": "Visits to exercises", "topic": "visit", "mode": "reciprocal", "level": "Attachés", "second_within": 2,
    "exercises": [{"name": "Zametil", "total_personnel": 10_000, "return_plan": "by 20 February"}],
}  # fmt: skip


def at(seconds: int) -> str:
    return Instant(START + seconds).iso


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.fixture
def record() -> Record:
    return Record((A, B))


@pytest.fixture
def offer(record: Record) -> Deed:
    return record.enter(A, "briefing_offer", OFFER)


def agreed(record: Record, offer: Deed) -> None:
    record.step(B, offer, "accept")
    record.step(A, offer, "schedule", when=at(DAY))
    record.step(B, offer, "schedule", after_other=True)


def test_the_visits_of_two_days_balance(record: Record, offer: Deed) -> None:
    """E54, E57: agreed on the 14th, done on the 15th and 16th."""
    agreed(record, offer)
    assert record.matter(offer).state is State.SCHEDULED
    record.at = DAY
    record.step(A, offer, "held", papers=["Programme"])
    half = record.matter(offer)
    assert half.state is State.HELD_ONE
    assert half.due == half.details.halves[0].held_at + 2 * DAY
    record.step(B, offer, "held", after=DAY)
    done = record.matter(offer, 30 * DAY)
    assert done.state is State.BALANCED
    assert done.steps[-1].by is None
    assert all(turns.is_balanced for turns in ledger_of_turns([done]))


def test_a_half_that_is_past_its_date_is_owed(record: Record, offer: Deed) -> None:
    agreed(record, offer)
    record.step(A, offer, "held", after=HOUR)
    held = record.matter(offer).details.halves[0].held_at
    due = held + 2 * DAY - START
    assert record.matter(offer, due - 1).state is State.HELD_ONE
    owed = record.matter(offer, due)
    assert owed.state is State.UNBALANCED
    assert ledger_of_turns([owed]) == (
        Turns(A, B, Topic.VISIT, real=True, given=1, received=0, owed=0),
        Turns(B, A, Topic.VISIT, real=True, given=0, received=1, owed=1),
    )
    record.step(B, offer, "held", after=5 * DAY)
    assert record.matter(offer).state is State.BALANCED


def test_a_cancellation_gives_nothing_back(record: Record, offer: Deed) -> None:
    agreed(record, offer)
    record.step(A, offer, "held")
    record.step(B, offer, "cancel", reason="No longer possible.")
    matter = record.matter(offer)
    assert (matter.state, matter.details.reason) == (State.CANCELLED, "No longer possible.")
    assert [turns.owed for turns in ledger_of_turns([matter])] == [0, 1]


def test_what_was_shown_is_never_added_to_what_happened(record: Record, offer: Deed) -> None:
    shown = record.enter(A, "briefing_offer", OFFER, traffic=Traffic.DEMONSTRATION)
    lines = ledger_of_turns([record.matter(offer), record.matter(shown)])
    assert [(turns.party, turns.real) for turns in lines] == [(A, True), (A, False), (B, True), (B, False)]


def test_each_sets_and_holds_its_own_half(record: Record, offer: Deed) -> None:
    record.step(B, offer, "accept")
    record.step(A, offer, "schedule", when=at(DAY))
    assert record.matter(offer).state is State.ACCEPTED
    record.step(C, offer, "schedule", when=at(DAY))
    record.step(B, offer, "schedule")
    record.step(B, offer, "schedule", when=at(DAY), after_other=True)
    record.step(A, offer, "schedule", after_other=True)
    record.step(B, offer, "schedule", after_other=True)
    assert codes(record.matter(offer)) == [
        "council.not_yours", "council.date_or_after", "council.date_or_after", "council.both_wait",
    ]  # fmt: skip


def test_the_half_that_waits_does_not_go_first_and_none_is_held_twice(record: Record, offer: Deed) -> None:
    agreed(record, offer)
    record.step(B, offer, "held")
    record.step(A, offer, "held")
    record.step(A, offer, "held")
    record.step(A, offer, "due", until=at(DAY))
    matter = record.matter(offer)
    assert codes(matter) == ["council.other_half_first", "council.half_held", "council.half_held"]
    assert matter.state is State.HELD_ONE


def test_the_side_that_owes_says_until_when(record: Record, offer: Deed) -> None:
    agreed(record, offer)
    record.step(B, offer, "due", until=at(10 * DAY))
    record.step(A, offer, "held")
    assert record.matter(offer).due == START + 10 * DAY
    assert record.matter(offer, 10 * DAY).state is State.UNBALANCED


def test_other_terms_turn_the_table(record: Record, offer: Deed) -> None:
    record.step(A, offer, "accept")
    record.step(B, offer, "hold_over")
    record.step(B, offer, "counter", terms="Ministers, not attachés")
    assert "accept" not in {step.value for step in open_steps(record.matter(offer), B)}
    record.step(A, offer, "accept")
    matter = record.matter(offer)
    assert matter.state is State.ACCEPTED
    assert matter.details.terms_by == B
    assert codes(matter) == ["council.not_yours"]


def test_a_declined_offer_is_over(record: Record, offer: Deed) -> None:
    record.step(B, offer, "decline", reason="Not now.")
    record.step(B, offer, "accept")
    matter = record.matter(offer)
    assert (matter.state, codes(matter)) == (State.DECLINED, ["council.not_now"])


def test_a_joint_briefing_is_held_as_a_whole(record: Record) -> None:
    offer = record.enter(A, "briefing_offer", OFFER | {"mode": "joint"})
    record.step(B, offer, "accept")
    record.step(A, offer, "schedule", after_other=True)
    record.step(A, offer, "schedule", when=at(DAY))
    record.step(B, offer, "held")
    matter = record.matter(offer)
    assert (matter.state, codes(matter)) == (State.BALANCED, ["council.both_wait"])


def test_a_question_is_answered_by_the_side_that_was_asked(record: Record, offer: Deed) -> None:
    agreed(record, offer)
    record.step(A, offer, "ask", question="How many battalions?")
    record.step(A, offer, "answer", question="How many battalions?", answer="None")
    record.step(B, offer, "answer", question="How many brigades?", answer="None")
    record.step(B, offer, "answer", question="How many battalions?", answer="Six")
    record.step(A, offer, "report", report="Six battalions were seen.")
    details = record.matter(offer).details
    assert codes(record.matter(offer)) == ["council.question_not_asked"] * 2
    assert (details.questions[0].answer, details.questions[0].answered_by) == ("Six", B)
    assert details.reports == ((A, "Six battalions were seen."),)
