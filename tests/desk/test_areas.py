"""The areas that the frame brings: watch, council, ledger, people, public."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import HOSTILE, Desk

from detente.desk.showing import texts, times, words
from detente.kernel import Instant
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.sign_head import sign_head
from detente.station.views import DraftFields
from detente.testing import officer_of, send_letter, send_reply
from detente.testing.officers import send

if TYPE_CHECKING:
    from django.test import Client


def test_the_watch_names_what_arrived_and_is_unopened(officer: Client) -> None:
    page = officer.get("/").content.decode()
    section = page.split('id="unopened"')[1].split("</section>")[0]
    assert "UNOPENED" in section
    assert "From B" not in section


@pytest.mark.parametrize("path", ["/", "/line/", "/people"])
def test_texts_of_parties_are_escaped(officer: Client, path: str) -> None:
    page = officer.get(path).content.decode()
    assert "<script>alert" not in page
    assert "<b>A</b>" not in page
    assert "&lt;" in page
    assert ">14 " not in page


def test_the_people_show_fingerprints_and_how_to_compare_them(officer: Client, desk: Desk) -> None:
    page = officer.get("/people").content.decode()
    for station in (desk.a, desk.b):
        assert station.keyset.statement.fingerprint in page
    assert "Desk officer" in page
    assert page.index("a.example") < page.index("b.example")


def test_the_ledger_shows_its_heads(officer: Client, desk: Desk) -> None:
    sign_head(desk.a.house)
    page = officer.get("/ledger").content.decode()
    assert "a.example/log" in page
    assert "nobody yet" in page


def test_the_council_shows_a_proposal_with_the_answer_of_each_member(officer: Client, desk: Desk) -> None:
    body = {
        "body": "A council", "level": "ambassadors", "format": "open", "meetings": "one", "text": "Let us meet.",
        "window_from": "2026-03-01", "window_to": "2026-03-31",
    }  # fmt: skip
    fields = DraftFields(
        type="meeting_proposal", office="Foreign Ministry", to=(("b.example", "Foreign Ministry"),),
        subject="A meeting", declared="2026-02-10", body=body, traffic="demonstration",
    )  # fmt: skip
    proposal = send(desk.a, fields)
    desk.carry()
    open_dispatch(desk.b.house, officer_of(desk.b), proposal)
    send_reply(desk.b, desk.a, proposal, draft={"traffic": "demonstration"})
    desk.carry()
    row = next(reply for reply in _arrived(desk) if reply)
    open_dispatch(desk.a.house, officer_of(desk.a), row)
    page = officer.get("/council").content.decode()
    article = page.split('id="proposals"')[1].split("A meeting")[1].split("</article>")[0]
    assert "HELD" in article
    assert "DEMONSTRATION" in article
    assert "10 Feb 2026" in article


def _arrived(desk: Desk) -> list[str]:
    from detente.station.queries.dispatches import dispatches

    return [row.id for row in dispatches(desk.a.house, direction="in", state="UNOPENED") if row.id != desk.arrived]


def test_nothing_is_public_that_was_not_agreed(stranger: Client, desk: Desk) -> None:
    page = stranger.get("/public").content.decode()
    assert "From B" not in page
    assert stranger.get(f"/public/{desk.arrived.slug}").status_code == 404


def test_what_all_agreed_is_public_without_signing_in(stranger: Client, desk: Desk) -> None:
    letter = send_letter(desk.a, desk.b, subject=HOSTILE, body={"paper": "letter", "text": f"Sir,\n\n{HOSTILE}"})
    desk.carry()
    open_dispatch(desk.b.house, officer_of(desk.b), letter)
    for station, other in ((desk.a, "b.example"), (desk.b, "a.example")):
        consent = DraftFields(
            type="publication", office="Foreign Ministry", to=((other, "Foreign Ministry"),), subject="Consent",
            body={"items": ["letter", "subject", "dates"]}, refs=(("about", letter),),
        )  # fmt: skip
        send(station, consent)
    desk.carry()
    for row in _arrived(desk):
        open_dispatch(desk.a.house, officer_of(desk.a), row)
    page = stranger.get(f"/public/{letter.slug}").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert 'id="p2"' in page
    assert stranger.get("/public").status_code == 200


def test_paragraphs_are_numbered_and_their_anchors_stay() -> None:
    shown = texts.document("Sir,\n\nfirst <b>\nsecond\n\n\nlast", "uk")
    assert re.findall(r'id="(p\d)"', shown) == ["p1", "p2", "p3"]
    assert "first &lt;b&gt;<br>second" in shown
    assert 'lang="uk" dir="ltr"' in shown
    assert 'dir="rtl"' in texts.document("x", "ar")


def test_two_times_stand_side_by_side() -> None:
    from zoneinfo import ZoneInfo

    at = Instant.parse("2022-02-10T23:40:01Z")
    assert "10 Feb 2022, 23:40:01 UTC" in times.both_times(at, ZoneInfo("Europe/Brussels"))
    assert "(11 Feb, 00:40 Brussels)" in times.both_times(at, ZoneInfo("Europe/Brussels"))
    assert "(" not in times.both_times(at, ZoneInfo("UTC"))
    assert "not yet" in times.both_times(None, ZoneInfo("UTC"))
    assert "2022-02-10" in times.declared_date("2022-02-10")


def test_a_state_word_has_a_shape_and_not_only_a_colour() -> None:
    shapes = {state: words.SHAPES[state] for state, _ in words.STATES}
    assert all(shapes.values())
    assert 'class="word word--not-delivered"' in words.state_word("NOT DELIVERED")


def test_traffic_that_is_not_live_is_marked_and_live_is_not() -> None:
    assert words.traffic_mark("live") == ""
    assert words.traffic_mark("no such") == ""
    assert ">TEST<" in words.traffic_mark("test")
    assert ">REPLAY OF THE PUBLIC RECORD<" in words.traffic_mark("replay")


def test_values_of_another_version_stand_for_themselves() -> None:
    assert words.label_of("hold", "ReplyKind") == "Hold: under consideration"
    assert words.label_of("no_such", "ReplyKind") == "no_such"
    assert words.act_label("no_such") == "no_such"
    assert HOSTILE
