"""The boards of texts: a draft in its articles, its versions, the responses in one table; both ends show the same."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act, step
from tests.desk.line_kit import text_of
from tests.desk.text_kit import on_draft, open_treaty

from detente.council.texts import Disposition
from detente.kernel import DispatchId, PartyName
from detente.station.queries.matters import matter
from detente.station.queries.texts import attached_to, responses

if TYPE_CHECKING:
    from django.test import Client

A, B = PartyName("a.example"), PartyName("b.example")


@pytest.fixture
def treaty(desk: Desk) -> DispatchId:
    """A draft of B beside which A put words: brackets, other words, a new article."""
    draft = open_treaty(desk, desk.b, package=True)
    on_draft(desk, desk.a, draft, "propose_alternative", article="1", sentence=2, mode="bracket", words="at all hours",
             reason=HOSTILE)  # fmt: skip
    on_draft(
        desk, desk.a, draft, "propose_alternative", article="2", mode="alternative", words="The Parties may brief."
    )
    on_draft(desk, desk.a, draft, "propose_alternative", article="9", mode="new_article", words="It ends in a year.")
    return draft


def page_of(client: Client, draft: DispatchId) -> str:
    return text_of(client.get(f"/council/matters/{draft.slug}"))


def test_words_of_others_stand_in_their_place_with_marks_and_words(
    officer: Client, desk: Desk, treaty: DispatchId
) -> None:
    page = officer.get(f"/council/matters/{treaty.slug}").content.decode()
    text = page_of(officer, treaty)
    assert "Party B BB says that no article binds without all." in text
    assert "It is open [at all hours] in brackets by AA" in text
    assert "Other words instead proposed by Party <b>A</b> AA beside version 1" in text
    first, second = text.split("Article 2", 1)[0], text.split("Article 2", 1)[1]
    assert "Reason given:" in first
    assert "The Parties may brief." in second.split("Article 3")[0]
    assert "It ends in a year." in second.split("New articles proposed")[1]
    assert "<ins>The Parties may brief.</ins>" in page
    assert 'id="article-2"' in page
    assert "<script>alert" not in page


def test_both_ends_hold_the_same_alternatives(desk: Desk, treaty: DispatchId) -> None:
    seen = [matter(station.house, treaty).matter.details for station in (desk.a, desk.b)]
    assert seen[0].standing == seen[1].standing
    assert seen[0].digest == seen[1].digest


def test_versions_are_held_against_each_other_to_be_seen_and_heard(
    officer: Client, desk: Desk, treaty: DispatchId
) -> None:
    theirs = matter(desk.b.house, treaty).matter.details.standing[1].dispatch
    on_draft(desk, desk.b, treaty, "take_over", ("cites", str(theirs)))
    on_draft(desk, desk.b, treaty, "drop_article", article="3")
    where = f"/council/drafts/{treaty.slug}/versions"
    text = text_of(officer.get(f"{where}?from=1&to=3"))
    assert "From version 1 to version 3" in text
    told, seen = text.split("The changes in their place")
    assert "In article 2, sentence 1," in told
    assert "Article 3 was dropped." in told
    assert "struck out" in seen and "added" in seen
    assert "Unchanged: preamble, 1" in seen
    page = officer.get(f"{where}?from=1&to=3").content.decode()
    assert '<del><span class="change">struck out</span>' in page and '<ins><span class="change">added</span>' in page
    assert "Article 3 was dropped." not in text_of(officer.get(f"{where}?to=2"))
    assert "Nothing changed between these two versions." in text_of(officer.get(f"{where}?from=2&to=2"))
    assert "in the words of AA" in page_of(officer, treaty)
    for query in ("from=x", "to=9", "from=0", "to=²"):
        assert officer.get(f"{where}?{query}").status_code in (404, 409, 422), query
    assert officer.get(f"/council/drafts/{desk.sent.slug}/versions").status_code == 404


def test_words_that_moved_are_told_apart(officer: Client, desk: Desk, treaty: DispatchId) -> None:
    on_draft(desk, desk.b, treaty, "amend", article="1", new_text="The Parties keep two lines. Both are open by day.")
    assert "Aimed at words that have changed since" in page_of(officer, treaty).split("Article 2")[0]


@pytest.fixture
def answered(desk: Desk) -> DispatchId:
    """A draft of ours that B answers by article and by theme; we read its point, and B contests that."""
    draft = open_treaty(desk)
    body = {
        "title": "Answer", "capacity": "collective", "form": "by_theme", "on_behalf_of": ["c.example"],
        "items": [{"key": "1", "article": "1", "disposition": "rejected", "reason": "=No line."},
                  {"key": "9", "article": "9", "disposition": "rejected", "reason": "No such thing."}],
        "points": [{"number": "4", "kind": "proposal", "text": "Exercises are announced."}],
    }  # fmt: skip
    reply = send_act(desk, desk.b, "written_response", body, ("about", str(draft)))
    reading = {"key": "m", "point": "4", "article": "2", "disposition": "counter_proposal", "reason": "It names them."}
    step(desk, desk.a, reply, {"step": "map", "mappings": [reading]}, "written_response_step")
    contest = {"step": "dispute_mapping", "whose": "a.example", "key": "m", "why": "It answers nothing."}
    step(desk, desk.b, reply, contest, "written_response_step")
    return draft


def test_each_article_has_one_answer_and_silence_is_one(officer: Client, desk: Desk, answered: DispatchId) -> None:
    for station in (desk.a, desk.b):
        found = responses(station.house, answered)
        assert found.table.respondents == (B,)
        assert [cell.main for cell in found.table.cells] == [
            Disposition.NOT_ADDRESSED, Disposition.REJECTED, Disposition.NOT_ADDRESSED, Disposition.NOT_ADDRESSED,
        ]  # fmt: skip
        assert responses(station.house, answered, A).table.cell("2", B).main is Disposition.COUNTER_PROPOSAL
    text = text_of(officer.get(f"/council/drafts/{answered.slug}/responses"))
    assert text.split("Tally")[0].count("○ NOT ADDRESSED") == 3
    assert "✕ REJECTED in its own words =No line." in text
    assert "contests it: It answers nothing." in text
    assert "Point 4: Exercises are announced." in text
    assert "On articles that the draft does not have" in text
    assert "It fills the column of its sender and no other." in text


def test_whose_reading_counts_is_chosen_and_named(officer: Client, answered: DispatchId) -> None:
    where = f"/council/drafts/{answered.slug}/responses"
    text = text_of(officer.get(f"{where}?mapped_by=a.example"))
    assert "⇄ COUNTER-PROPOSAL as read by AA contested by BB" in text
    rows = list(csv.DictReader(io.StringIO(officer.get(f"{where}?mapped_by=a.example&format=csv").content.decode())))
    assert [(row["article"], row["answer"], row["basis"], row["by"]) for row in rows] == [
        ("preamble", "not_addressed", "nothing_said", ""), ("1", "rejected", "own_words", B),
        ("2", "counter_proposal", "reading", A), ("3", "not_addressed", "nothing_said", ""),
    ]  # fmt: skip
    assert rows[1]["reason"] == "'=No line."
    assert officer.get(f"{where}?mapped_by=b.example").status_code == 422
    assert officer.get(f"{where}?mapped_by=%3C").status_code == 400


def test_the_draft_shows_what_is_said_of_each_article(officer: Client, answered: DispatchId) -> None:
    text = page_of(officer, answered)
    assert "1 response, article by article" in text
    assert "BB ✕ REJECTED" in text.split("Article 1")[1].split("Article 2")[0]
    assert "BB ○ NOT ADDRESSED" in text.split("Article 3")[1]


def test_who_signed_which_digest(officer: Client, desk: Desk) -> None:
    draft = open_treaty(desk)
    decision = send_act(desk, desk.a, "decision", {"title": "D", "text": "It is adopted.", "body": "Council"})
    assert "Not adopted." in page_of(officer, draft)
    digest = str(matter(desk.a.house, draft).matter.details.digest)
    for name in ("propose_alternative", "withdraw_alternative"):
        refs = (
            [("cites", str(matter(desk.b.house, draft).matter.details.standing[0].dispatch))] if name[0] == "w" else []
        )
        more = {"article": "1", "mode": "delete"} if name[0] == "p" else {}
        on_draft(desk, desk.b, draft, name, *refs, **more)
    on_draft(desk, desk.a, draft, "place_for_adoption")
    on_draft(desk, desk.a, draft, "adopt", ("cites", str(decision)), digest=digest, manner="consensus")
    on_draft(desk, desk.b, draft, "sign", digest=digest, signed_by="Minister of B", place="Vienna")
    text = page_of(officer, draft)
    assert "By consensus" in text
    assert "the text above" in text
    assert "not signed" in text.split("Statement at signature")[1]
    assert "Minister of B, Vienna" in text
    assert "WITHDRAWN" in text.split("Alternatives that stand no more", 1)[1]


def test_a_statement_changes_nothing_in_the_decision_it_goes_with(officer: Client, desk: Desk) -> None:
    decision = send_act(desk, desk.a, "decision", {"title": "D", "text": "The Council decides.", "body": "Council"})
    before = matter(desk.a.house, decision).matter.details.digest
    assert attached_to(desk.a.house, decision) is None
    body = {"kind": "interpretative", "text": f"B reads it so: {HOSTILE}", "aligned": ["c.example"],
            "asks_attachment_to": "decision", "chair": "a.example"}  # fmt: skip
    statement = send_act(desk, desk.b, "position_statement", body, ("attached_to", str(decision)))
    step(desk, desk.a, statement, {"step": "answer", "answer": "We read it otherwise."}, "position_statement_step")
    for station in (desk.a, desk.b):
        found = attached_to(station.house, decision)
        assert found is not None
        assert (found.before, found.after, found.unchanged) == (before, before, True)
    for target in (decision, statement):
        text = page_of(officer, target)
        assert "The same: they change nothing in the text." in text
        assert "B reads it so:" in text
    text = page_of(officer, statement)
    assert "We read it otherwise." in text
    assert "Aligned, as its author says c.example" in text
    assert "nobody so far" in text
