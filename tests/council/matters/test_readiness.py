"""Readiness of N members: claimed and confirmed are two figures (§§ 6.2, 14: 17, 18; § 15: 12)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.machines.readiness import ReadinessState as State
from detente.council.matters import Matter
from detente.council.matters.readiness_details import Counts, Readiness, counts, seen_by
from detente.errors import OursError
from detente.kernel import Instant

CALL = {
    "title": "Readiness for the series", "body": "Council", "scope": "To meet in a series.", "themes": ["Exercises"],
    "members": [str(B), str(C), str(D)],
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record((A, B, C, D))


@pytest.fixture
def call(record: Record) -> Deed:
    return record.enter(A, "readiness_call", CALL)


def now(record: Record, after: int = 0) -> Instant:
    return Instant(START + record.at + after)


def details(record: Record, call: Deed) -> Readiness:
    found: Readiness = record.matter(call).details
    return found


def refusals(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_a_claim_never_raises_what_is_confirmed(record: Record, call: Deed) -> None:
    """The Chair says that all are ready: one declaration by one speaker about three."""
    record.step(A, call, "claim", all_members=True, quote="All are ready.", where="Press conference")
    assert counts(details(record, call), now(record)) == Counts(claimed=3, confirmed=0, of=3)
    record.step(B, call, "declare", value="ready", instruction_ref="Cable 7")
    assert counts(details(record, call), now(record)) == Counts(claimed=3, confirmed=1, of=3)


def test_only_ready_is_ready_and_the_latest_word_stands(record: Record, call: Deed) -> None:
    record.step(B, call, "declare", value="ready")
    record.step(C, call, "declare", value="ready_if", condition="If the answers arrive.")
    record.step(D, call, "declare", value="not_ready")
    assert counts(details(record, call), now(record)).confirmed == 1
    record.step(B, call, "declare", value="not_ready")
    assert counts(details(record, call), now(record)).confirmed == 0
    assert len(details(record, call).declarations) == 4


def test_a_declaration_is_over_by_itself_and_the_one_before_does_not_come_back(record: Record, call: Deed) -> None:
    record.step(B, call, "declare", value="ready")
    until = now(record, HOUR)
    record.step(B, call, "declare", value="ready", valid_until=until.iso)
    record.step(C, call, "declare", value="ready", valid_until=until.iso, after=HOUR)
    known = details(record, call)
    assert refusals(record.matter(call)) == ["council.readiness_over"]
    assert counts(known, Instant(until - 1)).confirmed == 1
    assert counts(known, until).confirmed == 0


def test_a_party_declares_for_itself_alone(record: Record, call: Deed) -> None:
    record.step(A, call, "declare", value="ready")
    with pytest.raises(OursError) as caught:
        record.step(B, call, "declare", value="ready", members=[str(C)])
    assert caught.value.code == "council.step_does_not_take"
    assert refusals(record.matter(call)) == ["council.not_yours"]


def test_ready_if_has_its_condition_and_nothing_else_has(record: Record, call: Deed) -> None:
    for body in ({"value": "ready_if"}, {"value": "ready", "condition": "If."}):
        with pytest.raises(OursError) as caught:
            record.step(B, call, "declare", **body)
        assert caught.value.code == "council.ready_if_needs_condition"


def test_readiness_for_one_theme_is_none_for_the_whole(record: Record, call: Deed) -> None:
    record.step(B, call, "declare", value="ready", theme="Exercises")
    record.step(C, call, "declare", value="ready")
    record.step(C, call, "declare", value="not_ready", theme="Exercises")
    record.step(D, call, "declare", value="ready", theme="Weather")
    known = details(record, call)
    assert known.ready(now(record)) == (C,)
    assert known.ready(now(record), "Exercises") == (B,)
    assert refusals(record.matter(call)) == ["council.not_asked_for"]


def test_a_claim_says_of_whom(record: Record, call: Deed) -> None:
    for body in ({}, {"number": 2, "all_members": True}):
        with pytest.raises(OursError) as caught:
            record.step(B, call, "claim", quote="Ready.", **body)
        assert caught.value.code == "council.claim_needs_members"
    record.step(B, call, "claim", quote="Ready.", members=[str(A)])
    record.step(B, call, "claim", quote="Ready.", number=4)
    assert refusals(record.matter(call)) == ["council.claim_of_others", "council.claim_too_many"]


def test_claims_do_not_add_up_and_whoever_made_one_withdraws_it(record: Record, call: Deed) -> None:
    first = record.step(A, call, "claim", quote="Two are ready.", number=2)
    record.step(B, call, "claim", quote="They are.", members=[str(C)])
    assert counts(details(record, call), now(record)).claimed == 2
    record.step(B, call, "withdraw_claim", ("cites", first.id))
    record.step(A, call, "withdraw_claim")
    record.step(A, call, "withdraw_claim", ("cites", first.id), reason="Said too early.")
    assert counts(details(record, call), now(record)).claimed == 1
    assert refusals(record.matter(call)) == ["council.no_such_readiness_claim", "council.needs_one_ref"]
    assert len(details(record, call).claims) == 2


def test_the_other_party_sees_the_number_and_names_by_consent(record: Record, call: Deed) -> None:
    """§ 14: 17; a name is shown to the other side only where its member agreed."""
    record.step(B, call, "declare", value="ready", name_shown=True)
    record.step(C, call, "declare", value="ready")
    record.step(D, call, "declare", value="not_ready", name_shown=True)
    known, side = details(record, call), (B, C)
    other = seen_by(known, side, D, now(record))
    assert (other.counts, other.names) == (Counts(claimed=0, confirmed=2, of=2), (B,))
    assert seen_by(known, side, C, now(record)).names == (B, C)
    assert seen_by(known, side, A, now(record)).names == (B, C)
    assert seen_by(known, (D,), B, now(record)).names == ()


def test_a_later_declaration_without_consent_hides_the_name_again(record: Record, call: Deed) -> None:
    record.step(B, call, "declare", value="ready", name_shown=True)
    record.step(B, call, "declare", value="ready")
    assert seen_by(details(record, call), (B,), D, now(record)).names == ()


def test_a_closed_call_takes_no_more(record: Record, call: Deed) -> None:
    record.step(B, call, "close")
    record.step(A, call, "close")
    record.step(B, call, "declare", value="ready")
    matter = record.matter(call)
    assert (matter.state, refusals(matter)) == (State.CLOSED, ["council.not_yours", "council.not_now"])
