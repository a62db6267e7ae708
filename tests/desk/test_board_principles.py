"""The registers of principles side by side, and the flag that a drafter sees before sending (story 9), at both ends."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import OFFICES, send_act, step
from tests.desk.line_kit import begin, text_of

from detente.kernel import DispatchId
from detente.station.commands.save_draft import save_draft
from detente.station.queries.drafts import remarks
from detente.station.views import DraftFields
from detente.testing import TestStation, officer_of
from detente.testing.officers import send

if TYPE_CHECKING:
    from django.test import Client

CODE = "council.conflicts_with_principle"
FREE = "States choose freely whether to join an alliance."
INDIVISIBLE = "No State strengthens its security at the cost of another."
ARTICLES = [
    {"number": "6", "heading": "Members", "text": "No State joins.", "topics": ["Enlargement"]},
    {"number": "7", "text": "The Parties keep a line.", "topics": ["Line"]},
]


@pytest.fixture(scope="module")
def free_choice(desk: Desk) -> DispatchId:
    body = {"title": "Free choice", "own_wording": FREE, "openness": "closed", "topics": ["enlargement "]}
    return send_act(desk, desk.a, "principle", body)


@pytest.fixture(scope="module")
def indivisible(desk: Desk) -> DispatchId:
    body = {
        "title": "Indivisible security",
        "own_wording": INDIVISIBLE,
        "openness": "closed",
        "topics": ["enlargement"],
    }
    return send_act(desk, desk.b, "principle", body)


@pytest.fixture(scope="module")
def open_one(desk: Desk) -> DispatchId:
    body = {"title": HOSTILE, "own_wording": HOSTILE, "openness": "open_to_interpretation", "topics": ["line"]}
    return send_act(desk, desk.a, "principle", body)


@pytest.fixture(scope="module")
def treaty(desk: Desk, free_choice: DispatchId, indivisible: DispatchId, open_one: DispatchId) -> DispatchId:
    assert free_choice != indivisible != open_one
    return send_act(desk, desk.b, "draft_agreement", {"title": "Treaty", "kind": "treaty", "articles": ARTICLES})


def warned(station: TestStation, act: str, body: dict[str, Any], *refs: tuple[str, str]) -> set[tuple[Any, ...]]:
    """What the form of a draft at one end warns of: article, title, whose principle."""
    to = tuple((party, office) for party, office in OFFICES.items() if party != station.house.party)
    fields = DraftFields(act, "Foreign Ministry", to, "About it", body=body, refs=refs)
    saved = save_draft(station.house, officer_of(station), fields)
    found = [dict(remark.fields) for remark in remarks(station.house, saved.id) if remark.code == CODE]
    return {(one["article"], one["title"], one["party"]) for one in found}


def text_of_html(part: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split())


BOTH = {("6", "Free choice", "a.example"), ("6", "Indivisible security", "b.example")}


def test_both_ends_are_warned_and_nothing_is_blocked(desk: Desk, treaty: DispatchId) -> None:
    body = {"title": "Another", "kind": "treaty", "articles": ARTICLES}
    assert warned(desk.a, "draft_agreement", body) == BOTH
    assert warned(desk.b, "draft_agreement", body) == BOTH
    to = (("b.example", "Office at B"),)
    assert send(desk.a, DraftFields("draft_agreement", "Foreign Ministry", to, "Sent all the same", body=body))
    answer = {"capacity": "national", "form": "per_article", "items": [
        {"key": "6", "article": "6", "disposition": "rejected", "reason": "It closes the door."},
        {"key": "7", "article": "7", "disposition": "accepted_for_discussion"},
    ]}  # fmt: skip
    for station in (desk.a, desk.b):
        assert warned(station, "written_response", answer, ("about", treaty)) == BOTH


@pytest.mark.parametrize(
    "body",
    [
        {"step": "amend", "article": "6", "new_text": "No State is asked to join."},
        {"step": "propose_alternative", "article": "6", "mode": "delete"},
        {"step": "add_article", "article": "6bis", "new_text": "Nor leaves.", "topics": ["ENLARGEMENT"]},
    ],
)
def test_each_step_that_words_an_article_is_held_against_them(
    desk: Desk, treaty: DispatchId, body: dict[str, Any]
) -> None:
    found = warned(desk.b, "draft_agreement_step", body, ("matter", treaty))
    assert {(title, party) for _, title, party in found} == {(title, party) for _, title, party in BOTH}
    assert {article for article, _, _ in found} == {body["article"]}


def test_what_touches_nothing_is_not_flagged(desk: Desk, treaty: DispatchId) -> None:
    line = {"step": "amend", "article": "7", "new_text": "The Parties keep two lines."}
    assert warned(desk.b, "draft_agreement_step", line, ("matter", treaty)) == set()
    for body in ({"articles": "x"}, {"articles": [3, {"topics": 4}]}, {}):
        assert warned(desk.a, "draft_agreement", body) == set()
    for refs in ((), (("matter", "x"),), (("matter", str(desk.sent)),)):
        assert warned(desk.a, "draft_agreement_step", {"step": "take_over"}, *refs) == set()
        assert warned(desk.a, "written_response", {"items": [{"article": "6"}]}, *refs) == set()


def test_an_alternative_taken_over_is_held_against_them_too(desk: Desk, treaty: DispatchId) -> None:
    words = {"step": "propose_alternative", "article": "6", "mode": "alternative", "words": "Each State decides."}
    theirs = step(desk, desk.a, treaty, words, "draft_agreement_step")
    refs = (("matter", str(treaty)), ("cites", str(theirs)))
    assert warned(desk.b, "draft_agreement_step", {"step": "take_over"}, *refs) == BOTH


def test_a_claim_alone_makes_the_flag_and_stands_on_both_pages(
    officer: Client, desk: Desk, treaty: DispatchId, indivisible: DispatchId
) -> None:
    refs = (("matter", str(indivisible)), ("cites", str(treaty)))
    body = {"step": "claim_conflict", "article": "7", "why": "A line of two is a line against a third."}
    claim = send_act(desk, desk.a, "principle_step", body, *refs)
    answer = {"step": "answer_conflict", "answer": "It is against nobody."}
    send_act(desk, desk.b, "principle_step", answer, ("matter", str(indivisible)), ("about", str(claim)))
    change = {"step": "amend", "article": "7", "new_text": "The Parties keep three lines."}
    for station in (desk.a, desk.b):
        found = warned(station, "draft_agreement_step", change, ("matter", treaty))
        assert found == {("7", "Indivisible security", "b.example")}
    text = text_of(officer.get("/council/principles"))
    for words in ("A line of two is a line against a third.", "It is against nobody.", "article 7", "Treaty"):
        assert words in text


def test_the_form_leads_to_the_principle_in_its_own_words(officer: Client, desk: Desk, free_choice: DispatchId) -> None:
    draft = begin(officer, "draft_agreement")
    fields = {
        "to": "b.example", "office_of:b.example": "Office at B", "office": "Foreign Ministry", "subject": "S",
        "language": "en", "precedence": "ROUTINE", "traffic": "live", "body.title": "T", "body.kind": "treaty",
        "body.articles.0.number": "6", "body.articles.0.text": "No.", "body.articles.0.topics": "enlargement",
        "next": "check",
    }  # fmt: skip
    assert officer.post(draft, fields).status_code == 303
    page = officer.get(f"{draft}/check")
    assert "a principle on which a.example says that it makes no compromise" in text_of(page)
    assert f'href="/council/matters/{free_choice.slug}"' in page.content.decode()
    assert desk.a.house.code == "AA"


def test_the_registers_stand_side_by_side_and_are_never_merged(
    officer: Client, desk: Desk, free_choice: DispatchId, indivisible: DispatchId, treaty: DispatchId
) -> None:
    step(
        desk,
        desk.b,
        free_choice,
        {"step": "read_differently", "reading": "A right, not a claim on others."},
        "principle_step",
    )
    answer = officer.get("/council/principles")
    page = answer.content.decode()
    ours, theirs = (text_of_html(part) for part in page.split('id="register-')[1:3])
    assert FREE in ours
    assert FREE not in theirs
    assert INDIVISIBLE in theirs
    assert INDIVISIBLE not in ours
    assert "A right, not a claim on others." in ours
    assert "Treaty, article 6" in ours
    assert "<script>alert" not in page
    assert "step=read_differently" in page and f"matter={indivisible.slug}" in page
    assert treaty


def test_filters_and_csv(
    officer: Client, free_choice: DispatchId, indivisible: DispatchId, open_one: DispatchId
) -> None:
    text = text_of(officer.get("/council/principles?state=OPEN_TO_INTERPRETATION"))
    assert FREE not in text
    only = text_of(officer.get("/council/principles?party=b.example"))
    assert INDIVISIBLE in only and FREE not in only
    rows = list(csv.DictReader(io.StringIO(officer.get("/council/principles?format=csv").content.decode())))
    assert {row["own_wording"] for row in rows} >= {FREE, INDIVISIBLE}
    assert {row["party"] for row in rows} == {"a.example", "b.example"}
    for query in ("state=x", "before=x"):
        assert officer.get(f"/council/principles?{query}").status_code == 422, query
    assert free_choice != indivisible != open_one
