"""A notice on its page: by the form of its pack, whoever wrote it; else as it was sent, with the reason."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.desk.duties_kit import NAME, UnderRules
from tests.desk.line_kit import text_of

from detente.kernel import DispatchId
from detente.station.commands.sign_head import sign_head
from detente.station.queries.dispatches import dispatch

if TYPE_CHECKING:
    from django.test import Client

HOSTILE = '</dd><script>alert("x")</script>{{ 7|add:7 }}\u202e'
ROWS = {
    "designation": HOSTILE, "states": "BY, RU", "start": "2022-02-10", "end": "someday", "begun": "2022-02-10T10:00:00Z",
    "alert": "no", "troops": "9120", "troops_by_state.BY": "6000", "troops_by_state.ZZ": "1", "troops_by_state.RU": "x",
    "corners": "54°30′N 25°15′E\n53.5S 24.25W", "phases.1.phase": "active", "phases.1.start": "2022-02-11",
    "phases.77777.phase": "active", "nosuch": HOSTILE, "section.air": "unchanged", "section.nosuch": "unchanged",
}  # fmt: skip


def body(under: UnderRules, **more: object) -> dict[str, object]:
    rows = [{"field": field, "value": value} for field, value in ROWS.items()]
    return {"regime": NAME, "rules": under.pack.digest, "format": "D-V-42", "case": "BY-1", "answers": rows} | more


@pytest.fixture(scope="module")
def arrived(rules: UnderRules) -> DispatchId:
    """A notice from the other station, with all kinds of answers and mistakes."""
    sent = rules.act(rules.by, "notice", body(rules))
    sign_head(rules.lt.house)
    return sent


@pytest.fixture
def client(rules: UnderRules) -> Client:
    return rules.officer()


def page_of(client: Client, id_: DispatchId) -> str:
    answer = client.get(f"/line/{id_.slug}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    return text_of(answer)


def test_the_page_shows_the_form_with_its_numbers_and_answers_in_words(client: Client, arrived: DispatchId) -> None:
    page = page_of(client, arrived)
    for seen in (
        "Prior notification of a military activity D-V-42", "43.5(a) Start 10 Feb 2022", "9,120 persons",
        "43.3 States involved Belarus BY RU", "Belarus BY : 6,000 persons", "54.5° N, 25.25° E 53.5° S, 24.25° W",
        "Begun, if without advance notice 10 Feb 2022, 10:00:00 UTC", "41(a) Without advance notice to the troops no",
        "43.2 General purpose not answered", "45.2 Phases", "active", "11 Feb 2022",
        "Naval forces No question of this section was answered.", "Check every figure against the text itself",
    ):  # fmt: skip
        assert seen in page, seen
    assert "troops_by_state" not in page.split("Sent, and not in this form")[0]


def test_what_cannot_be_read_is_shown_as_it_was_sent_and_marked(client: Client, arrived: DispatchId) -> None:
    page = page_of(client, arrived)
    odd = "as it was sent; it cannot be read as what is asked for"
    assert f"someday {odd}" in page and f"ZZ : 1 {odd}" in page.replace("1 persons", "1") and f"RU : x {odd}" in page
    assert "</dd><script>alert" in page and "‹U+202E›" in page, "as text, with what hides in it made visible"
    strange = page.split("Sent, and not in this form")[1]
    assert "nosuch" in strange and "section.nosuch unchanged" in strange


def test_a_section_with_nothing_new_says_so(client: Client, rules: UnderRules, arrived: DispatchId) -> None:
    assert "section.air unchanged" in page_of(client, arrived), "of a form whose sections may not stay it is no answer"
    answers = [{"field": "year", "value": "2022"}, {"field": "section.air", "value": "unchanged"}]
    sent = rules.act(rules.by, "notice", body(rules, format="D-I-10", answers=answers))
    page = page_of(client, sent)
    assert "Air forces and aviation Nothing new since the last return." in page
    assert "10 Valid as of 1 January of 2022" in page


def test_nothing_to_report_shows_no_empty_form(client: Client, rules: UnderRules) -> None:
    nil = {name: value for name, value in body(rules, format="D-IV-15", nil=True).items() if name != "answers"}
    page = page_of(client, rules.act(rules.by, "notice", nil))
    assert "Nothing to report yes" in page and "was answered" not in page and "not answered" not in page


def test_headings_are_in_the_readers_language(client: Client, arrived: DispatchId, rules: UnderRules) -> None:
    client.post("/settings", {"language": "uk"})
    words = rules.pack.words["uk"]
    page = page_of(client, arrived)
    for path in ("heading", "section.land.heading", "question.start.heading", "question.phases.column.phase.heading"):
        assert words[f"format.D-V-42.{path}"] in page


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rules": "ab" * 32}, "in a version that is not at this station"),
        ({"rules": "ab" * 32, "regime": "another"}, "The rules it names are not at this station"),
        ({"format": "D-X-1"}, "have no form of this code"),
    ],
)
def test_without_its_form_the_rows_stand_with_the_reason(
    client: Client, rules: UnderRules, change: dict[str, str], why: str
) -> None:
    sent = rules.act(rules.by, "notice", body(rules, **change))
    page = page_of(client, sent)
    assert why in page and "troops_by_state.BY" in page and "6000" in page
    assert client.get(f"/line/{sent.slug}/form.txt").status_code == 404
    sign_head(rules.lt.house)
    paper = client.get(f"/line/{sent.slug}/paper.pdf")
    assert paper.content.startswith(b"%PDF") and "troops_by_state.BY" in printed(paper.content)


def test_a_body_that_is_no_notice_is_shown_as_it_was_sent(
    client: Client, rules: UnderRules, arrived: DispatchId
) -> None:
    """A peer's program may sign anything; what the council cannot read must not break the page or the paper."""
    from detente.desk.areas.line.papers import dispatch_paper

    view = dispatch(rules.lt.house, arrived)
    for odd in (
        {}, {"answers": "x"}, {"answers": [1, None, {"field": 2, "value": []}]}, body(rules, rules=7), body(rules, format=[]),
        body(rules, answers=[{"field": "a", "value": "1"}] * 2), {"answers": {"a": {}}, "nil": "perhaps", "year": "soon"},
    ):  # fmt: skip
        paper = dispatch_paper(rules.lt.house, replace(view, body=odd))
        assert [block.label for block in paper.blocks if block.how == "why"], odd
        assert not [block for block in paper.blocks if block.form]


def printed(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_notice_can_be_taken_away_on_paper_as_text_and_as_json(
    client: Client, arrived: DispatchId, rules: UnderRules
) -> None:
    text = client.get(f"/line/{arrived.slug}/form.txt").content.decode()
    assert text.startswith("# D-V-42 Prior notification") and "43.5(b) End: someday" in text
    document = json.loads(client.get(f"/line/{arrived.slug}/form.json").content)
    assert document["answers"]["troops"] == 9120 and document["answers"]["nosuch"] == HOSTILE
    assert document["answers"]["troops_by_state.ZZ"] == "1"
    assert client.get(f"/line/{arrived.slug}/form.exe").status_code == 422
    paper = printed(client.get(f"/line/{arrived.slug}/paper.pdf").content)
    assert "43.5(a) Start 10 Feb 2022" in paper and "Belarus (BY): 6,000 persons" in paper and "someday" in paper
    assert "Subject of notice" in paper, "what its sender called it"
    for address in ("form.txt", "form.json", "paper.pdf"):
        assert f"/line/{arrived.slug}/{address}" in client.get(f"/line/{arrived.slug}").content.decode()


def test_a_draft_on_paper_says_that_it_is_not_released(client: Client) -> None:
    form = client.post(f"/duties/new?regime={NAME}", {"format": "D-V-42", "case": "LT-9"}).headers["Location"]
    client.post(form, {"designation": "Iron Wolf", "case": "LT-9"})
    assert f"{form}/paper.pdf" in client.get(form).content.decode()
    answer = client.get(f"{form}/paper.pdf")
    paper = printed(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "Draft, not released" in paper and "43.1 Designation of the activity Iron Wolf" in paper
    assert "Fingerprint" not in paper, "nothing proves a draft"


def test_check_and_release_show_the_form_as_it_will_be_read(client: Client) -> None:
    form = client.post(f"/duties/new?regime={NAME}", {"format": "D-V-42", "case": "LT-9"}).headers["Location"]
    client.post(form, {"troops": "9500", "case": "LT-9"})
    check = form.replace("/duties/notices/", "/line/draft/") + "/check"
    assert "44.1.1(a) Troops in total, at the peak 9,500 persons" in text_of(client.get(check))
