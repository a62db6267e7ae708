"""Duties where officers look without being asked to: the calendar they subscribe to, the watch, the strip."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from tests.desk.conftest import Desk
from tests.desk.duties_kit import NAME, UnderRules
from tests.desk.line_kit import text_of

from detente.app.calendar_keys import DUTIES, calendar_key, check_calendar_key
from detente.desk import alarms
from detente.desk.alarms import alarms_of
from detente.testing import TestStation

if TYPE_CHECKING:
    from django.test import Client

FEED = "/duties/calendar.ics"


@pytest.fixture(scope="module")
def under(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderRules]:
    """Rules agreed from 2022 on; LT asked BY for an explanation on 20 January, which is due two days later."""
    assert desk.a.house.code == "AA"  # Django is configured by it
    made = UnderRules(tmp_path_factory.mktemp("told"))
    made.agree(from_date="2022-01-01")
    made.notice(made.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    yield made
    for station in (made.lt, made.by):
        station.house.store.close()


@pytest.fixture(scope="module")
def belarus(under: UnderRules) -> Client:
    return under.officer(under.by)


@pytest.fixture(scope="module")
def lithuania(under: UnderRules) -> Client:
    return under.officer(under.lt)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine of the tests is, no answer is kept for having taken long."""
    monkeypatch.setattr(alarms, "QUICK_SECONDS", 60.0)


def events(client: Client, address: str = FEED, **headers: str) -> dict[str, Any]:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.content
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_before_the_hours_are_over(under: UnderRules, belarus: Client, lithuania: Client) -> None:
    asked = under.clock.now().moment
    name = "COMING: Reply to a request for an explanation, BY → LT (¶ 16.1.2)"
    for client in (belarus, lithuania):
        event = events(client)[name]
        assert event["DTSTART"].dt - asked < dt.timedelta(hours=48, seconds=1)
        assert "Computed from rules that the parties agreed on." in event["DESCRIPTION"]
        assert event["URL"].endswith(f"/duties/exercises/LT-1?regime={NAME}")
    assert events(belarus)[name].walk("VALARM")[0]["TRIGGER"].dt == -dt.timedelta(hours=12)
    assert events(lithuania)[name].walk("VALARM") == [], "of what others owe nobody is reminded"
    year = events(belarus)["COMING: Annual exchange of military information, BY → all (¶ 9-10)"]
    assert year["DTSTART"].dt == dt.date(2022, 12, 15)
    assert year.walk("VALARM")[0]["TRIGGER"].dt == -dt.timedelta(days=7)
    assert not any("LT → all" in summary for summary in events(belarus)), "what others owe to all is on the board"


def test_the_same_duty_keeps_its_name_and_the_calendar_its_bytes(under: UnderRules, belarus: Client) -> None:
    first = belarus.get(FEED).content
    under.clock.move(seconds=30)
    assert belarus.get(FEED).content == first
    only = events(belarus, f"{FEED}?whose=ours&regime={NAME}")
    assert set(only) == set(events(belarus))
    assert list(events(belarus, f"{FEED}?whose=owed-to-us")) == []
    for wrong in ("whose=mine", "regime=nowhere"):
        assert belarus.get(f"{FEED}?{wrong}").status_code == 422, wrong


def test_the_watch_and_the_strip_tell_what_is_near(under: UnderRules, belarus: Client, lithuania: Client) -> None:
    watch = text_of(belarus.get("/?fragment=watch"))
    assert "Duties due or overdue 1" in watch
    assert "Reply to a request for an explanation" in watch and "¶ 16.1.2" in watch
    assert "We owe it, now or soon" in watch
    assert "DUTIES ○ COMING 1" in text_of(belarus.get("/fragments/strip"))
    assert "none due" in text_of(lithuania.get("/fragments/strip"))
    assert "Nothing that we owe under agreed rules is overdue or due within 72 hours" in text_of(lithuania.get("/"))


def test_a_key_reads_the_calendar_of_duties_and_no_other(under: UnderRules, belarus: Client, stranger: Client) -> None:
    house = under.by.house
    key = calendar_key(house, "desk", DUTIES)
    assert check_calendar_key(house, key, DUTIES) == "desk"
    assert check_calendar_key(house, key) is None
    assert check_calendar_key(house, calendar_key(house, "desk"), DUTIES) is None
    page = belarus.get("/duties/").content.decode()
    assert "/duties/calendar.ics" in page and key.split(".")[0] in page
    from django.test import Client as Browser

    from detente.desk.wsgi import HOUSE_KEY

    program = Browser(SERVER_NAME="127.0.0.1", **{HOUSE_KEY: house})
    given = "Basic " + base64.b64encode(f"desk:{key}".encode()).decode()
    assert program.get(FEED).status_code == 401
    assert program.get("/council/calendar.ics", headers={"Authorization": given}).status_code == 401
    answer = program.get(FEED, headers={"Authorization": given, "Accept-Language": "de"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert stranger.get(f"{FEED}?key={key}").status_code == 401, "never in an address"


def test_when_the_hours_are_over_both_ends_are_told(under: UnderRules, belarus: Client, lithuania: Client) -> None:
    before = {str(event["UID"]): int(event["SEQUENCE"]) for event in events(belarus).values()}
    under.clock.move(hours=48)
    name = "OVERDUE: Reply to a request for an explanation, BY → LT (¶ 16.1.2)"
    event = events(belarus)[name]
    assert event.walk("VALARM") == []
    assert int(event["SEQUENCE"]) > before[str(event["UID"])]
    assert "DUTIES ▲ OVERDUE 1" in text_of(belarus.get("/fragments/strip"))
    assert "We have not sent it, and it was due" in text_of(belarus.get("/"))
    assert "owed to us ▲ OVERDUE 1" in text_of(lithuania.get("/fragments/strip"))
    assert "It is owed to us and has not come" in text_of(lithuania.get("/"))
    assert name in events(lithuania)


def test_what_was_sent_stays_in_the_calendar_as_sent(under: UnderRules, belarus: Client, lithuania: Client) -> None:
    under.notice(under.by, "D-III-16.1R", "LT-1", answers="Routine.")
    assert "SENT LATE: Reply to a request for an explanation, BY → LT (¶ 16.1.2)" in events(belarus)
    assert "RECEIVED LATE: Reply to a request for an explanation, BY → LT (¶ 16.1.2)" in events(lithuania)
    assert "OVERDUE" not in text_of(belarus.get("/fragments/strip"))


def test_a_suspension_says_so_with_its_words(under: UnderRules, belarus: Client) -> None:
    offer = next(line.agreements[0].matter for line in _regimes(under.by))
    step = {"step": "suspend", "from_date": "2022-02-01", "statement": "Until further notice."}
    under.act(under.by, "rules_step", step, ("matter", offer))
    event = events(belarus)["EXCUSED: Annual exchange of military information, BY → all (¶ 9-10)"]
    assert "“Until further notice.”" in event["DESCRIPTION"]
    assert event.walk("VALARM") == []


def _regimes(station: TestStation) -> Any:
    from detente.station.queries.regimes import regimes

    return regimes(station.house)


def test_rules_nobody_agreed_stand_in_the_calendar_as_that_and_in_no_strip(under: UnderRules) -> None:
    class Alone(UnderRules):
        """Nothing was agreed."""

    made = Alone(under.lt.home.parent / "alone")
    client = made.officer()
    found = events(client)
    event = found["COMING: Annual exchange of military information, LT → all (¶ 9-10)"]
    assert "Computed from rules that nobody agreed on; it binds nobody." in event["DESCRIPTION"]
    assert event.walk("VALARM") == []
    assert "DUTIES" not in text_of(client.get("/fragments/strip"))
    assert "Duties due or overdue" not in text_of(client.get("/"))
    for station in (made.lt, made.by):
        station.house.store.close()


def test_what_took_long_is_kept_a_while_and_what_is_quick_is_asked_again(
    under: UnderRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = under.lt.house
    first = alarms_of(house)
    assert alarms_of(house) is first, "nothing has changed"
    under.clock.move(minutes=2)
    second = alarms_of(house)
    assert second is not first
    monkeypatch.setattr(alarms, "QUICK_SECONDS", 0.0)
    monkeypatch.setattr(alarms, "SHARE", 1e6)
    under.clock.move(minutes=2)
    assert alarms_of(house) is second, "asking again would take more than its share"
