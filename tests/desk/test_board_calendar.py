"""The calendar: meetings in their month, ends of silence, the feed with its key, the message a state asks for."""

from __future__ import annotations

import base64
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from tests.desk.conftest import Desk
from tests.desk.council_kit import open_decision, send_act, step
from tests.desk.line_kit import text_of
from tests.desk.test_board_series import ONE

from detente.app.calendar_keys import LIFETIME_SECONDS, calendar_key, check_calendar_key
from detente.kernel import DispatchId, Instant

if TYPE_CHECKING:
    from django.test import Client

OPEN = {key: value for key, value in ONE.items() if not key.startswith("window")} | {"window_open": True}


def month_of(at: Instant | dt.date) -> str:
    return (at.moment if isinstance(at, Instant) else at).strftime("%Y-%m")


@pytest.fixture
def proposed(desk: Desk) -> DispatchId:
    return send_act(desk, desk.a, "meeting_proposal", ONE)


@pytest.fixture
def fixed(desk: Desk) -> DispatchId:
    """A meeting of the other side that we accepted, fixed for a time in Brussels."""
    found = send_act(desk, desk.b, "meeting_proposal", OPEN | {"duration_minutes": 90})
    send_act(desk, desk.a, "reply", {"kind": "accept"}, ("in_reply_to", str(found)))
    when = {"step": "schedule", "starts": "2026-07-14T09:00:00Z", "zone": "Europe/Brussels", "place": "Room 4"}
    step(desk, desk.b, found, when, "meeting_step")
    return found


def test_a_month_shows_windows_and_fixed_meetings(officer: Client, proposed: DispatchId, fixed: DispatchId) -> None:
    march = officer.get("/council/calendar?month=2026-03")
    assert proposed.slug in march.content.decode()
    assert fixed.slug not in march.content.decode()
    assert "Window proposed" in text_of(march)
    july = officer.get("/council/calendar?month=2026-07")
    assert "14 Jul 2026, 09:00:00 UTC" in text_of(july)
    assert "SCHEDULED" in text_of(july)
    assert str(fixed) in officer.get("/council/calendar?month=2026-07&format=csv").content.decode()
    for wrong in ("x", "2026-13", "0001-01", "9999-12"):
        assert officer.get(f"/council/calendar?month={wrong}").status_code == 422, wrong
    assert "Nothing falls in this month" in text_of(officer.get("/council/calendar?month=1999-01"))


def test_the_end_of_silence_is_on_the_calendar_also_when_it_is_past(officer: Client, desk: Desk) -> None:
    ends = Instant(desk.clock.now() + 7200)
    found = open_decision(desk)
    step(desk, desk.a, found, {"step": "propose_silence", "ends": ends.iso, "zone": "Europe/Vienna"})
    step(desk, desk.a, found, {"step": "start", "ends": ends.iso, "zone": "Europe/Vienna"})
    address = f"/council/calendar?month={month_of(ends)}&format=csv"
    line = next(row for row in officer.get(address).content.decode().splitlines() if str(found) in row)
    assert f"{ends.iso}," in line
    assert "Silence ends,RUNNING" in line
    desk.clock.move(hours=3)
    line = next(row for row in officer.get(address).content.decode().splitlines() if str(found) in row)
    assert "Silence ends,ADOPTED" in line


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def test_the_feed_is_for_an_officer_by_session_or_key(
    officer: Client, stranger: Client, desk: Desk, fixed: DispatchId
) -> None:
    key = calendar_key(desk.a.house, "desk")
    for name, password in (("", ""), ("desk", "desk.9999999999.00"), ("head", key), ("desk", "é:")):
        refused = stranger.get("/council/calendar.ics", headers={"Authorization": basic(name, password)})
        assert refused.status_code == 401
        assert refused["WWW-Authenticate"].startswith("Basic ")
    assert stranger.get(f"/council/calendar.ics?key={key}").status_code == 401  # never in an address
    assert stranger.get("/council/calendar.ics", headers={"Authorization": "Basic ???"}).status_code == 401
    answer = stranger.get("/council/calendar.ics", headers={"Authorization": basic("desk", key)})
    assert answer["Content-Type"].startswith("text/calendar")
    events = [str(item["UID"]) for item in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert f"{fixed.slug}@b.example" in events
    assert officer.get("/council/calendar.ics").status_code == 200
    assert key.split(".")[0] in officer.get("/council/calendar").content.decode()


def test_a_key_ends_and_is_of_no_use_elsewhere(desk: Desk) -> None:
    key = calendar_key(desk.a.house, "desk")
    assert check_calendar_key(desk.a.house, key) == "desk"
    assert check_calendar_key(desk.b.house, key) is None
    assert check_calendar_key(desk.a.house, f"head{key[4:]}") is None
    expiry = int(key.split(".")[1])
    assert expiry - desk.clock.now() == LIFETIME_SECONDS


def test_the_message_is_what_the_state_asks_for(officer: Client, desk: Desk, fixed: DispatchId) -> None:
    reply = Calendar.from_ical(officer.get(f"/council/matters/{fixed.slug}/invitation.ics").content)
    event = reply.walk("VEVENT")[0]
    assert reply["METHOD"] == "REPLY"
    assert event.decoded("DTSTART").astimezone(dt.UTC) == dt.datetime(2026, 7, 14, 9, tzinfo=dt.UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(minutes=90)
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    asked = Calendar.from_ical(officer.get(f"/council/matters/{fixed.slug}/invitation.ics?method=request").content)
    assert asked["METHOD"] == "REQUEST"
    assert officer.get(f"/council/matters/{fixed.slug}/invitation.ics?method=x").status_code == 422
    step(desk, desk.b, fixed, {"step": "cancel", "reason": "Events."}, "meeting_step")
    gone = Calendar.from_ical(officer.get(f"/council/matters/{fixed.slug}/invitation.ics").content)
    assert (gone["METHOD"], gone.walk("VEVENT")[0]["STATUS"]) == ("CANCEL", "CANCELLED")


def test_a_counter_proposal_is_a_counter_with_its_own_days(officer: Client, desk: Desk) -> None:
    found = send_act(desk, desk.b, "meeting_proposal", ONE)
    other = {"window_from": "2026-04-06", "window_to": "2026-04-08"}
    send_act(desk, desk.a, "reply", {"kind": "counter", "changed_fields": other}, ("in_reply_to", str(found)))
    made = Calendar.from_ical(officer.get(f"/council/matters/{found.slug}/invitation.ics").content)
    assert made["METHOD"] == "COUNTER"
    assert made.walk("VEVENT")[0].decoded("DTSTART") == dt.date(2026, 4, 6)


def test_an_open_time_is_in_no_invitation(officer: Client, desk: Desk) -> None:
    found = send_act(desk, desk.a, "meeting_proposal", OPEN)
    assert "a calendar could not hold it yet" in text_of(officer.get(f"/council/matters/{found.slug}"))
    assert officer.get(f"/council/matters/{found.slug}/invitation.ics").status_code in {409, 422}
