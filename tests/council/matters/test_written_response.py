"""Written responses: what binds, who reads what into them, who judges (council-procedures § 8; R6, R8, R11; E31, E61)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.acts import read_act
from detente.council.machines.written_response import WrittenResponseState as State
from detente.council.matters import Matter
from detente.council.texts import Disposition
from detente.errors import OursError
from detente.kernel import DispatchId

DRAFT, PAPER = DispatchId.of(bytes(15) + b"\xfe"), DispatchId.of(bytes(15) + b"\xfd")
POINTS = [
    {"number": "U3", "kind": "principle_closed", "text": "The open door."},
    {"number": "U4", "kind": "for_discussion", "text": "Indivisible security."},
]
THEMES: dict[str, Any] = {"capacity": "national", "form": "by_theme", "non_paper": True, "points": POINTS}
READING = {"key": "1", "point": "U4", "article": "1", "disposition": "accepted_for_discussion"}


def item(article: str, disposition: str, **more: Any) -> dict[str, Any]:
    return {"key": more.pop("key", article), "article": article, "disposition": disposition} | more


def respond(record: Record, **body: Any) -> Deed:
    return record.enter(B, "written_response", THEMES | body, ("about", DRAFT))


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def response(record: Record) -> Deed:
    return respond(record)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"items": [item("4", "rejected")]}, "council.rejection_needs_reason"),
        ({"items": [item("3", "counter_proposal")]}, "council.counter_needs_text"),
        ({"items": [item("3", "accepted_if")], "non_paper": False}, "council.acceptance_needs_condition"),
        ({"items": [item("1", "accepted")]}, "council.non_paper_accepts"),
        ({"items": [item("1", "accepted_if", condition="If.")]}, "council.non_paper_accepts"),
        ({"points": []}, "council.response_says_nothing"),
        ({"items": [item("1", "not_addressed"), item("1", "not_addressed")]}, "council.repeated"),
    ],
)
def test_an_answer_that_lacks_what_it_needs_is_refused(body: dict[str, Any], code: str) -> None:
    with pytest.raises(OursError) as caught:
        read_act("written_response", THEMES | body, [("about", str(DRAFT))])
    assert caught.value.code == code


def test_a_non_paper_fills_no_article_with_accepted_by_a_reading_either(record: Record, response: Deed) -> None:
    """Mistake 16."""
    record.step(A, response, "map", mappings=[READING | {"disposition": "accepted"}])
    record.step(B, response, "supplement", items=[item("1", "accepted")])
    matter = record.matter(response)
    assert codes(matter) == ["council.non_paper_accepts"] * 2
    assert matter.details.answer.mappings == matter.details.answer.items == ()


def test_a_reading_has_its_author_and_every_other_may_contest_it(record: Record, response: Deed) -> None:
    """R6, mistake 17: the mapping is an interpretation."""
    record.step(A, response, "map", mappings=[READING])
    record.step(B, response, "dispute_mapping", whose=str(A), key="1", why="Only the reading may be discussed.")
    record.step(A, response, "dispute_mapping", whose=str(A), key="1", why="Mine.")
    record.step(C, response, "dispute_mapping", whose=str(B), key="1", why="None there.")
    record.step(C, response, "map", mappings=[READING | {"key": "1"}])
    (first, second) = record.matter(response).details.answer.mappings
    assert (first.by, [d.by for d in first.disputes]) == (A, [B])
    assert (second.by, second.disputes) == (C, ())
    assert codes(record.matter(response)) == ["council.own_mapping", "council.no_such_mapping"]


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        (READING | {"point": "U9"}, "council.no_such_point"),
        ({"key": "1", "article": "1", "disposition": "rejected"}, "council.mapping_needs_point"),
    ],
)
def test_a_reading_rests_on_a_point_that_is_there(
    record: Record, response: Deed, reading: dict[str, Any], code: str
) -> None:
    record.step(A, response, "map", mappings=[reading])
    assert codes(record.matter(response)) == [code]


def test_a_reading_taken_back_stays_on_record_and_frees_its_mark(record: Record, response: Deed) -> None:
    record.step(A, response, "map", mappings=[READING])
    record.step(A, response, "map", mappings=[READING])
    record.step(C, response, "withdraw_mapping", key="1")
    record.step(A, response, "withdraw_mapping", key="1")
    record.step(A, response, "map", mappings=[READING | {"disposition": "reserved_position"}])
    matter = record.matter(response)
    assert codes(matter) == ["council.key_taken", "council.no_such_mapping"]
    assert [m.withdrawn for m in matter.details.answer.mappings] == [True, False]
    assert [m.disposition for m in matter.details.answer.read_by(A, "1")] == [Disposition.RESERVED_POSITION]


def test_the_respondent_alone_adds_and_what_stood_stays(record: Record, response: Deed) -> None:
    record.step(A, response, "supplement", items=[item("4", "rejected", reason="No.")])
    record.step(B, response, "supplement", items=[item("4", "rejected", reason="No.")])
    record.step(B, response, "supplement", items=[item("4", "reserved_position")])
    record.step(B, response, "supplement", points=[POINTS[0]])
    record.step(B, response, "supplement")
    record.step(B, response, "supplement", items=[item("4", "reserved_position", key="4b")])
    matter = record.matter(response)
    assert codes(matter) == [
        "council.not_yours", "council.key_taken", "council.key_taken", "council.response_says_nothing",
    ]  # fmt: skip
    assert [i.key for i in matter.details.answer.items] == ["4", "4b"]
    assert [i.key for i in matter.details.answer.own_words("4")] == ["4b"]


def test_each_recipient_judges_for_itself_and_the_respondent_never(record: Record, response: Deed) -> None:
    record.step(B, response, "assess", judgement="sufficient")
    record.step(A, response, "assess", judgement="insufficient", reason="By theme, not by article.")
    record.step(C, response, "assess", judgement="sufficient")
    record.step(A, response, "assess", judgement="non_responsive")
    matter = record.matter(response)
    assert matter.state is State.ASSESSED
    assert codes(matter) == ["council.not_yours"]
    assert {by: a.judgement.value for by, a in matter.details.judgements.items()} == {
        A: "non_responsive",
        C: "sufficient",
    }
    assert len(matter.details.assessments) == 3


def test_a_rejoinder_may_declare_the_package_and_then_nothing_is_split_off(record: Record, response: Deed) -> None:
    """E61: after 22 days the drafts are called a package; articles accepted for discussion bind no one."""
    record.step(A, response, "rejoin", text="Too early: not judged yet.")
    record.step(A, response, "assess", judgement="insufficient")
    record.step(A, response, "rejoin")
    record.step(A, response, "rejoin", ("cites", PAPER), package=True)
    record.step(B, response, "split_off", articles=["6"])
    record.step(C, response, "rejoin", text="Ours too.", package=True)
    record.step(C, response, "release_package")
    assert record.matter(response).state is State.REJOINED
    assert codes(record.matter(response)) == [
        "council.not_now", "council.rejoinder_says_nothing", "council.package_stands", "council.package_stands",
        "council.in_anothers_name",
    ]  # fmt: skip


def test_articles_are_negotiated_alone_when_both_sides_name_them(record: Record, response: Deed) -> None:
    record.step(A, response, "assess", judgement="insufficient")
    record.step(A, response, "rejoin", ("cites", PAPER), package=True)
    record.step(A, response, "release_package")
    record.step(B, response, "split_off", articles=["6", "5"])
    record.step(C, response, "split_off", articles=["1"])
    assert record.matter(response).state is State.REJOINED
    record.step(A, response, "split_off", articles=["5"])
    assert record.matter(response).state is State.NEGOTIATION_PER_ARTICLE


def test_outsiders_take_no_part(record: Record, response: Deed) -> None:
    record.step(D, response, "map", mappings=[READING])
    record.step(D, response, "assess", judgement="sufficient")
    assert codes(record.matter(response)) == ["council.not_yours"] * 2
