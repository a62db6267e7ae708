"""What stood unanswered, on the pages of both sides."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act, step
from tests.desk.test_board_contacts import HOUR, after, on_mission, open_mission

from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.awaiting import unanswered
from detente.testing import officer_of, send_letter
from detente.testing.officers import send_reply

if TYPE_CHECKING:
    from django.test import Client

    from detente.kernel import DispatchId

DAY = 86_400


def waits(desk: Desk, asked: DispatchId) -> list[tuple[str, int, str]]:
    """Who is waited for, how long, to what: the same at both stations."""
    here, there = (
        [(item.who, item.days, item.what) for item in unanswered(house).items if item.id == asked]
        for house in (desk.a.house, desk.b.house)
    )
    assert here == there
    return [(str(who), days, what) for who, days, what in here]


def test_a_letter_stands_until_it_is_answered_and_a_hold_is_no_answer(desk: Desk, officer: Client) -> None:
    letter = send_letter(
        desk.a, desk.b, subject=HOSTILE, body={"paper": "letter", "text": "Sir,", "reply_form": "written"}
    )
    desk.carry()
    open_dispatch(desk.b.house, officer_of(desk.b), letter)
    desk.carry()
    desk.clock.move(seconds=5 * DAY)
    assert waits(desk, letter) == [("b.example", 5, "a letter")]
    page = str(officer.get("/council/unanswered").content.decode())
    assert "UNANSWERED" in page
    assert "<script>alert" not in page
    reply = send_reply(desk.b, desk.a, letter, "decline", reason="A reason.")
    desk.carry()
    open_dispatch(desk.a.house, officer_of(desk.a), reply)
    desk.carry()
    assert waits(desk, letter) == []


def test_requests_and_offers_of_matters_stand_there_too(desk: Desk, officer: Client) -> None:
    body = {"title": "A briefing", "topic": "visit", "mode": "reciprocal"}
    offered = send_act(desk, desk.a, "briefing_offer", body)
    call = {"title": "A call", "level": "ministers", "held_on": "2026-02-01", "points": ["One"]}
    recorded = send_act(desk, desk.b, "call_record", call)
    desk.clock.move(seconds=2 * DAY)
    assert waits(desk, offered) == [("b.example", 2, "an offer of a briefing")]
    assert waits(desk, recorded) == [("a.example", 2, "one side’s record of a call")]
    rows = list(csv.DictReader(io.StringIO(officer.get("/council/unanswered?format=csv").content.decode())))
    assert {"A briefing", "A call"} <= {row["title"] for row in rows}
    step(desk, desk.b, offered, {"step": "counter", "terms": "Other terms"}, "briefing_step")
    assert waits(desk, offered) == [("a.example", 0, "an offer of a briefing")]
    step(desk, desk.a, offered, {"step": "accept"}, "briefing_step")
    assert waits(desk, offered) == []


def test_an_offer_is_asked_by_whoever_made_it_and_waits_for_the_other(desk: Desk) -> None:
    """Who opened a mission is not who offers to restore it."""
    mission = open_mission(desk, "Mission to be restored")
    on_mission(desk, desk.a, mission, "notify_suspension", effective=after(desk, HOUR))
    desk.clock.move(seconds=2 * HOUR)
    on_mission(desk, desk.b, mission, "offer_restoration")
    assert waits(desk, mission) == [("a.example", 0, "an offer to restore a mission")]
    [item] = [item for item in unanswered(desk.a.house).items if item.id == mission]
    assert (item.who, item.by) == ("a.example", "b.example")
    on_mission(desk, desk.a, mission, "decline")
    assert waits(desk, mission) == []


def test_one_party_can_be_chosen(desk: Desk, officer: Client) -> None:
    concern = {"title": "A concern of B", "text": "It concerns us."}
    filed = send_act(desk, desk.b, "concern", concern)
    assert [who for who, _, _ in waits(desk, filed)] == ["a.example"]
    assert b"A concern of B" in officer.get("/council/unanswered?party=b.example").content
    assert b"A concern of B" not in officer.get("/council/unanswered?party=c.example").content
