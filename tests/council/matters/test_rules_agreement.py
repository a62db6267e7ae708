"""An agreement on rules: accepted one by one, suspended by one, under codes that are each party's own."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, Deed, Record

from detente.council.acts import read_act
from detente.council.matters.rules_agreement import RulesAgreement, RulesStanding
from detente.errors import OursError

DIGEST, OTHER = "5f" * 32, "aa" * 32


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def offer(record: Record) -> Deed:
    body = {"title": "Vienna Document as rules", "regime": "vienna-document-2011", "rules": DIGEST}
    return record.enter(A, "rules_agreement", body)


def details(record: Record, offer: Deed) -> RulesAgreement:
    found: RulesAgreement = record.matter(offer).details
    return found


def codes(record: Record, offer: Deed) -> list[str]:
    return [refused.code for refused in record.matter(offer).refused]


def test_each_accepts_for_itself_under_its_own_code(record: Record, offer: Deed) -> None:
    record.step(A, offer, "accept", rules=DIGEST, code="LT")
    assert details(record, offer).applying() == (A,)
    record.step(B, offer, "accept", rules=DIGEST, code="BY", from_date="2022-01-01")
    assert details(record, offer).applying() == (A, B)
    assert details(record, offer).codes == {A: "LT", B: "BY"}
    assert C not in details(record, offer).parties


def test_another_digest_and_a_code_of_somebody_else_are_refused(record: Record, offer: Deed) -> None:
    record.step(A, offer, "accept", rules=DIGEST, code="LT")
    record.step(B, offer, "accept", rules=OTHER, code="BY")
    record.step(B, offer, "accept", rules=DIGEST, code="LT")
    assert codes(record, offer) == ["council.rules_other_digest", "council.rules_code_taken"]
    assert details(record, offer).applying() == (A,)


def test_a_party_suspends_for_itself_in_its_own_words_and_the_others_stay_bound(record: Record, offer: Deed) -> None:
    record.step(A, offer, "accept", rules=DIGEST, code="DE")
    record.step(B, offer, "accept", rules=DIGEST, code="RU")
    record.step(B, offer, "suspend", from_date="2023-03-06", statement="No more data.")
    own = details(record, offer).parties[B]
    assert (own.standing, own.from_date, own.statement, own.code) == (
        RulesStanding.SUSPENDED, "2023-03-06", "No more data.", "RU",
    )  # fmt: skip
    assert details(record, offer).applying() == (A,)
    record.step(B, offer, "resume")
    assert details(record, offer).applying() == (A, B)


def test_only_who_applies_suspends_and_only_who_suspended_resumes(record: Record, offer: Deed) -> None:
    record.step(B, offer, "suspend", from_date="2023-03-06", statement="No more data.")
    record.step(B, offer, "resume")
    assert codes(record, offer) == ["council.not_yours", "council.not_yours"]


def test_contesting_is_a_statement_beside_a_standing(record: Record, offer: Deed) -> None:
    record.step(B, offer, "accept", rules=DIGEST, code="BY")
    record.step(B, offer, "contest", statement="Not for this exercise.")
    own = details(record, offer).parties[B]
    assert (own.standing, own.contests) == (RulesStanding.APPLIES, "Not for this exercise.")
    record.step(C, offer, "decline", statement="Another edition is in force.")
    assert details(record, offer).parties[C].standing is RulesStanding.DECLINED


def test_whoever_offered_it_ends_it_and_then_nothing_moves(record: Record, offer: Deed) -> None:
    record.step(B, offer, "end")
    record.step(A, offer, "end")
    record.step(B, offer, "accept", rules=DIGEST, code="BY")
    assert codes(record, offer) == ["council.not_yours", "council.not_now"]
    assert record.matter(offer).state.value == "ENDED"


NOTICE = {"regime": "vienna-document-2011", "rules": DIGEST, "format": "D-V-42", "case": "BY-2022-1",
          "answers": [{"field": "designation", "value": "Union Resolve"}, {"field": "tanks.BY", "value": "9"}]}  # fmt: skip


def test_a_notice_is_read_and_travels_as_it_was_written() -> None:
    body = read_act("notice", NOTICE, []).body
    assert body.to_json() == NOTICE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "d-v-42"}, "notice_format"), ({"format": "D-V 42"}, "notice_format"), ({"rules": "xyz"}, "not_a_digest"),
        ({"answers": []}, "notice_empty"), ({"year": 12}, "out_of_range"),
    ],
)  # fmt: skip
def test_a_malformed_notice_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(OursError) as refused:
        read_act("notice", {**NOTICE, **change}, [])
    assert refused.value.code == f"council.{code}"


def test_fields_named_twice_are_refused() -> None:
    with pytest.raises(OursError):
        read_act("notice", {**NOTICE, "answers": [NOTICE["answers"][0]] * 2}, [])
