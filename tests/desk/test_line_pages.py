"""The list, the dispatch, its thread, its evidence, what was said in public."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.line_kit import text_of

from detente.desk.areas.line.papers import dispatch_paper
from detente.kernel import DispatchId, PartyName
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.sign_head import sign_head
from detente.station.queries.dispatches import dispatch
from detente.testing import officer_of, send_letter, send_reply

if TYPE_CHECKING:
    from django.test import Client


def rows_of(answer: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_list_filters_by_the_address(officer: Client, desk: Desk) -> None:
    incoming = rows_of(officer.get("/line/?direction=in&format=csv"))
    assert incoming
    assert {row["direction"] for row in incoming} == {"in"}
    assert {row["from"] for row in rows_of(officer.get("/line/?party=b.example&direction=in&format=csv"))} == {
        "b.example"
    }
    assert {row["traffic"] for row in rows_of(officer.get("/line/?traffic=live&format=csv"))} == {"live"}
    assert rows_of(officer.get("/line/?party=nobody.example&format=csv")) == []
    assert "No dispatch fits these filters." in text_of(officer.get("/line/?party=nobody.example"))
    state = rows_of(officer.get("/line/?format=csv"))[0]["state"]
    assert {row["state"] for row in rows_of(officer.get(f"/line/?state={state}&format=csv"))} == {state}
    assert 'data-live-url="/line/rows?direction=in"' in officer.get("/line/?direction=in").content.decode()
    assert "<html" not in officer.get("/line/rows").content.decode()


@pytest.mark.parametrize("query", ["direction=up", "state=FINE", "traffic=real", "party=NOT A PARTY"])
def test_a_filter_nobody_offered_is_refused(officer: Client, query: str) -> None:
    assert officer.get(f"/line/?{query}").status_code in (400, 422)


def test_no_cell_is_a_formula(officer: Client, desk: Desk) -> None:
    letter = send_letter(desk.a, desk.b, subject="=SUM(A1:A9)")
    row = next(row for row in rows_of(officer.get("/line/?format=csv")) if letter in row["id"])
    assert row["subject"] == "'=SUM(A1:A9)"


def test_a_sealed_dispatch_shows_its_outside_and_opens_by_a_button(officer: Client, desk: Desk) -> None:
    letter = send_letter(desk.b, desk.a, subject="Not to be seen yet")
    desk.carry()
    page = officer.get(f"/line/{letter.slug}")
    assert "Not to be seen yet" not in text_of(page)
    assert "signed receipt to the sender" in text_of(page)
    answer = officer.post(f"/line/{letter.slug}/open")
    assert (answer.status_code, answer["Location"]) == (303, f"/line/{letter.slug}")
    assert "Not to be seen yet" in text_of(officer.get(answer["Location"]))
    assert officer.post(f"/line/{letter.slug}/open").status_code == 409


def test_the_dispatch_page_shows_life_and_text_and_escapes_both(officer: Client, desk: Desk) -> None:
    answer = officer.get(f"/line/{desk.sent.slug}")
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert 'id="p1"' in page
    assert 'id="p2"' in page
    assert 'data-live-url="/line/' in page
    assert "not yet" in text_of(officer.get(f"/line/{desk.sent.slug}/life"))


def test_a_claim_to_reply_and_its_recognition_stand_apart(officer: Client, desk: Desk) -> None:
    letter = send_letter(desk.a, desk.b, subject="A question")
    desk.carry()
    open_dispatch(desk.b.house, officer_of(desk.b), letter)
    reply = send_reply(desk.b, desk.a, letter, hold_reason=HOSTILE)
    desk.carry()
    open_dispatch(desk.a.house, officer_of(desk.a), reply)
    page = officer.get(f"/line/{letter.slug}")
    assert "HELD" in text_of(page)
    assert "Its sender says so. The author of the paper it answers has not said." in text_of(page)
    assert "<script>alert" not in page.content.decode()
    thread = officer.get(f"/line/{reply.slug}/thread")
    assert "A question" in text_of(thread)
    assert "Meant as a reply to" in text_of(thread)
    assert "<script>alert" not in thread.content.decode()
    assert "<html" not in officer.get(f"/line/{reply.slug}/thread?fragment=thread").content.decode()


def test_several_addressees_have_a_life_line_each() -> None:
    from detente.desk.areas.line.lives import lives_of
    from detente.station.views import LifeFact

    b, c = PartyName("b.example"), PartyName("c.example")
    facts = [LifeFact("logged", None), LifeFact("handed", None, "", b), LifeFact("handed", None, "", c),
             LifeFact("witnessed", None, "", b)]  # fmt: skip
    several = lives_of("out", tuple(facts))
    assert [(peer, [fact.step for fact in life]) for peer, life in several] == [
        (None, ["logged", "witnessed"]), (b, ["handed"]), (c, ["handed"]),
    ]  # fmt: skip
    assert len(lives_of("out", tuple(facts[:2]))) == 1


def test_evidence_is_a_file(officer: Client, desk: Desk) -> None:
    sign_head(desk.a.house)
    answer = officer.get(f"/line/{desk.sent.slug}/evidence.zip")
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_an_announcement_is_recorded_beside_the_delivery(officer: Client, desk: Desk) -> None:
    letter = send_letter(desk.a, desk.b)
    told = {"by": "b.example", "where": "Brussels", "declared": "2026-02-09", "quote": HOSTILE,
            "source": "a gazette", "mode": "interview"}  # fmt: skip
    assert officer.post(f"/line/{letter.slug}/announce", told).status_code == 303
    page = officer.get(f"/line/{letter.slug}")
    assert "Interview" in text_of(page)
    assert "NOT DELIVERED" in text_of(page)
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"where": ""}, "where"), ({"declared": "soon"}, "declared"), ({"by": "NO"}, "by"), ({"mode": "song"}, "mode")],
)
def test_a_lacking_announcement_is_refused_at_the_field(
    officer: Client, desk: Desk, change: dict[str, str], field: str
) -> None:
    told = {"by": "b.example", "where": "Brussels", "declared": "2026-02-09", "quote": "", "source": "x",
            "mode": "interview"}  # fmt: skip
    answer = officer.post(f"/line/{desk.sent.slug}/announce", told | change)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.content.decode()
    assert dispatch(desk.a.house, desk.sent).announcements == ()


@pytest.mark.parametrize("slug", ["x", "A" * 22, "A" * 21 + "=", "%00", "~" * 22, "é" * 22])
def test_an_address_without_a_dispatch_is_calm(officer: Client, slug: str) -> None:
    for more in ("", "/life", "/thread", "/announce", "/evidence.zip"):
        assert officer.get(f"/line/{slug}{more}").status_code == 404


def test_a_body_of_another_version_is_shown_as_it_was_sent(desk: Desk) -> None:
    view = dispatch(desk.a.house, desk.sent)
    from dataclasses import replace

    odd = {"text": ["no", "text"], "themes": [1, None], "level": 7, "kind": "shrug", "points": {"a": 1}, "number": True,
           "reply_requested_by": "soon", "changed_fields": "x", "window_open": "yes"}  # fmt: skip
    paper = dispatch_paper(desk.a.house, replace(view, body=odd))
    assert dict(paper.unknown)["themes"] == "[1, null]"
    assert dict(paper.unknown)["reply_requested_by"] == "soon"
    assert paper.text == ""
    assert isinstance(view.row.id, DispatchId)
