"""Requests for a response: overdue by the clock, answered in the requester's eyes (council-procedures § 8; E28, E35)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.machines.response_request import ResponseRequestState as State
from detente.council.matters import Matter
from detente.kernel import DispatchId, Instant

DRAFT, PAPER, OTHER = (DispatchId.of(bytes(15) + bytes([last])) for last in (254, 253, 252))
BODY: dict[str, Any] = {"text": "A position on paper on every article.", "form": "per_article", "capacity": "national"}
DUE = 48 * HOUR


def at(seconds: int) -> str:
    return Instant(START + seconds).iso


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def request_(record: Record) -> Deed:
    return record.enter(A, "response_request", BODY | {"by": at(DUE)}, ("about", DRAFT))


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def note(record: Record, request: Deed, respondent: Any, paper: DispatchId = PAPER, **more: Any) -> Deed:
    step = more.pop("step", "note_response")
    return record.step(A, request, step, ("cites", paper), respondent=str(respondent), **more)


def test_it_is_overdue_at_the_very_second_and_nothing_more_follows(record: Record, request_: Deed) -> None:
    waiting, overdue = record.matter(request_, DUE - 1), record.matter(request_, DUE)
    assert (waiting.state, waiting.due) == (State.REQUESTED, Instant(START + DUE))
    assert overdue.state is State.OVERDUE
    assert record.matter(request_, 100 * DUE).state is State.OVERDUE
    assert overdue.details.unanswered == (B, C)


def test_nobodys_row_is_filled_by_anothers_paper(record: Record, request_: Deed) -> None:
    """R8, mistake 12: nations are asked, a bloc answers."""
    note(record, request_, "nato.example", capacity="collective")
    assert record.matter(request_).details.unanswered == (B, C)
    assert record.matter(request_).state is State.PARTIAL
    note(record, request_, "nato.example", counts_for=[str(B), str(C)], capacity="collective")
    matter = record.matter(request_)
    assert matter.state is State.SUBMITTED
    assert len(matter.details.noted) == 1


def test_only_the_requester_says_what_it_takes_as_the_response(record: Record, request_: Deed) -> None:
    record.step(B, request_, "note_response", ("cites", PAPER), respondent=str(B))
    record.step(A, request_, "note_response", respondent=str(B))
    assert codes(record.matter(request_)) == ["council.not_yours", "council.cite_response"]


def test_a_partial_answer_leaves_the_request_open(record: Record, request_: Deed) -> None:
    note(record, request_, B, step="partial", missing=["2", "8"])
    note(record, request_, C, OTHER)
    matter = record.matter(request_)
    assert (matter.state, matter.details.unanswered) == (State.PARTIAL, (B,))
    assert matter.details.noted[0].missing == ("2", "8")
    note(record, request_, B)
    assert record.matter(request_).state is State.SUBMITTED


def test_late_and_insufficient_are_two_things(record: Record, request_: Deed) -> None:
    """R11, mistake 14."""
    record.at = DUE
    note(record, request_, B, received=at(DUE - 1))
    note(record, request_, C, OTHER, received=at(DUE))
    record.step(A, request_, "assess", respondent=str(B), judgement="insufficient")
    record.step(A, request_, "assess", respondent=str(C), judgement="sufficient")
    record.step(A, request_, "assess", respondent="nato.example", judgement="sufficient")
    matter = record.matter(request_)
    assert [noted.late for noted in matter.details.noted] == [False, True]
    assert {of: a.judgement.value for of, a in matter.details.judgements.items()} == {
        B: "insufficient",
        C: "sufficient",
    }
    assert matter.state is State.ASSESSED
    assert codes(matter) == ["council.no_response_noted"]


def test_what_was_not_stated_is_not_known(record: Record, request_: Deed) -> None:
    note(record, request_, B)
    assert record.matter(request_).details.noted[0].late is None


def test_rejoined_and_negotiated_by_article_once_no_package_stands(record: Record) -> None:
    body = BODY | {"asked": [str(B)], "package": True}
    request = record.enter(A, "response_request", body, ("about", DRAFT))
    note(record, request, B)
    record.step(A, request, "assess", respondent=str(B), judgement="insufficient")
    record.step(A, request, "rejoin", text="No answer on the basic elements.")
    record.step(B, request, "split_off", articles=["6"])
    record.step(B, request, "release_package")
    record.step(A, request, "release_package")
    record.step(B, request, "split_off", articles=["6"])
    assert record.matter(request).state is State.REJOINED
    record.step(A, request, "split_off", articles=["6"])
    matter = record.matter(request)
    assert matter.state is State.NEGOTIATION_PER_ARTICLE
    assert codes(matter) == ["council.package_stands", "council.not_yours"]


def test_an_answer_may_come_after_the_time_and_the_request_be_withdrawn(record: Record, request_: Deed) -> None:
    record.at = 2 * DUE
    note(record, request_, B)
    record.step(A, request_, "withdraw")
    matter = record.matter(request_)
    assert matter.state is State.WITHDRAWN
    assert State.OVERDUE in {step.after for step in matter.steps}
