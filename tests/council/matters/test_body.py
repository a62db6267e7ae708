"""A council as data: members with dates, the chair in office, names in each party's own order (§§ 1, 15: 9, 10, 24)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import START, A, B, C, D, Deed, Record

from detente.council.acts import FORMS, read_act
from detente.council.matters import Matter, open_steps
from detente.council.matters.body_details import lies_still, members_at, name_for
from detente.council.matters.spans import DAY
from detente.errors import OursError
from detente.kernel import DeclaredDate, Instant, Language

BODY = {
    "title": "Joint Council",
    "names": [
        {"name": "North-South Council", "language": "en", "party": str(A)},
        {"name": "South-North Council", "language": "en", "party": str(B)},
        {"name": "Conseil conjoint", "language": "fr"},
    ],
    "members": [{"party": str(A), "since": "2002-05-28"}, {"party": str(B), "since": "2002-05-28"}],
    "decides_by": "consensus",
    "dormant_after_days": 365,
}


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def body(record: Record) -> Deed:
    return record.enter(A, "body", BODY)


def refusals(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def code(values: dict[str, object]) -> str:
    with pytest.raises(OursError) as caught:
        read_act("body", values)
    return caught.value.code


def test_who_is_a_member_depends_on_the_day(record: Record, body: Deed) -> None:
    record.step(A, body, "admit", party=str(C), since="2009-04-01")
    record.step(A, body, "leave", party=str(B), until="2021-10-31")
    details = record.matter(body).details
    assert members_at(details, DeclaredDate("2002-05-27")) == ()
    assert members_at(details, DeclaredDate("2005-01-01")) == (A, B)
    assert members_at(details, DeclaredDate("2021-10-31")) == (A, B, C)
    assert members_at(details, DeclaredDate("2021-11-01")) == (A, C)


def test_nobody_is_a_member_twice_on_one_day_and_may_come_back(record: Record, body: Deed) -> None:
    record.step(A, body, "admit", party=str(B), since="2010-01-01")
    record.step(A, body, "leave", party=str(B), until="2014-03-31")
    record.step(A, body, "leave", party=str(B), until="2015-03-31")
    record.step(A, body, "admit", party=str(B), since="2014-03-31")
    record.step(A, body, "admit", party=str(B), since="2016-01-01")
    matter = record.matter(body)
    already = "council.already_member"
    assert refusals(matter) == [already, "council.no_such_membership", already]
    assert members_at(matter.details, DeclaredDate("2015-06-01")) == (A,)
    assert members_at(matter.details, DeclaredDate("2016-06-01")) == (A, B)


def test_a_correction_keeps_the_row_as_it_was(record: Record, body: Deed) -> None:
    record.step(A, body, "correct", party=str(B), since="2002-05-29", reason="The accession is of the 29th.")
    record.step(A, body, "correct", party=str(D), since="2002-05-29", reason="None.")
    record.step(A, body, "correct", party=str(B), since="2002-05-29", until="2001-01-01", reason="None.")
    matter = record.matter(body)
    assert members_at(matter.details, DeclaredDate("2002-05-28")) == (A,)
    assert [(row.was.party, str(row.was.since)) for row in matter.details.corrections] == [(B, "2002-05-28")]
    assert refusals(matter) == ["council.no_such_membership", "council.until_before_since"]


def test_only_the_chair_in_office_writes(record: Record, body: Deed) -> None:
    record.step(B, body, "admit", party=str(C), since="2009-04-01")
    record.step(A, body, "change_chair", chair=str(A))
    record.step(A, body, "change_chair", chair=str(C))
    record.step(A, body, "note_rule", rule="Quorum of two.", quorum=2)
    record.step(C, body, "note_rule", rule="The Chair convenes; Rules, 4.", chair_convenes="yes", quorum=3)
    matter = record.matter(body)
    assert refusals(matter) == ["council.not_yours", "council.chair_already", "council.not_yours"]
    assert (matter.details.chair, matter.details.quorum, matter.details.chair_may_convene) == (C, 3, True)
    assert [chair for chair, _ in matter.details.chairs] == [A, C]
    assert open_steps(matter, A) == ()


def test_a_rule_can_be_taken_back_and_what_is_not_named_stays(record: Record, body: Deed) -> None:
    record.step(A, body, "note_rule", rule="One.", chair_convenes="yes", objectors_shown="members")
    record.step(A, body, "note_rule", rule="Two.", chair_convenes="no")
    details = record.matter(body).details
    assert details.chair_may_convene is False
    assert details.objectors_shown.value == "members"
    assert [note.rule for note in details.rules] == ["One.", "Two."]


def test_each_party_has_its_own_order_of_words(record: Record, body: Deed) -> None:
    details = record.matter(body).details
    assert name_for(details, A, Language("en")) == "North-South Council"
    assert name_for(details, B, Language("en")) == "South-North Council"
    assert name_for(details, B, Language("fr")) == "Conseil conjoint"


def test_a_body_that_lies_still_is_not_dissolved(record: Record, body: Deed) -> None:
    matter = record.matter(body)
    last, rule = Instant(START), 365 * DAY
    assert not lies_still(matter.details, last, Instant(START + rule - 1))
    assert lies_still(matter.details, last, Instant(START + rule))
    assert not lies_still(matter.details, None, Instant(START + rule))
    assert record.matter(body, 10 * rule).state is matter.state


def test_a_body_is_read_strictly() -> None:
    member = {"party": str(A), "since": "2002-05-28"}
    assert code(BODY | {"names": [{"name": "Council", "language": "English"}]}) == "council.too_long"
    assert code(BODY | {"names": [{"name": "Council", "language": "EN"}]}) == "council.not_a_language"
    assert code(BODY | {"members": [member | {"until": "2002-05-27"}]}) == "council.until_before_since"
    assert code(BODY | {"members": [member, member]}) == "council.repeated"
    assert code(BODY | {"decides_by": "majority"}) == "council.not_a_choice"


def test_there_is_no_word_for_a_vote() -> None:
    choices = FORMS["body"].part("decides_by").choices
    assert choices is not None
    assert [choice.value for choice in choices] == ["consensus"]
