from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from detente.council.acts.choices import ReplyKind
from detente.council.acts.proposal import Window
from detente.documents import (
    At,
    Days,
    Duty,
    LocalTime,
    Meeting,
    Method,
    Moment,
    Obligation,
    Participant,
    Standing,
    Undated,
    feed,
    invitation,
    uid_of,
    when_of,
)
from detente.documents.characters import in_feed
from detente.errors import OursError
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic

NOW = Instant.parse("2026-02-10T08:40:01Z")
A, B, C = PartyName("a.example"), PartyName("b.example/mission"), PartyName("c.example")
DISPATCH = DispatchId.of(bytes(range(16)))
ZONE = "Europe/Brussels"


def local(text: str, zone: str = ZONE) -> LocalTime:
    return LocalTime(dt.datetime.fromisoformat(text), zone)


MEETING = Meeting(
    uid=uid_of(DISPATCH, A),
    sequence=2,
    organizer=Participant(A, "AA", "Office of the Chair"),
    attendees=(Participant(B, "BB"), Participant(C, "CC", reply=ReplyKind.HOLD, said="Instructions awaited")),
    summary="Засідання Ради; дата, місце",
    when=At(local("2026-03-27T10:00"), local("2026-03-27T12:30")),
    traffic=Traffic.LIVE,
    standing=Standing.TENTATIVE,
    description="First line\nSecond line",
    place="Brussels, room 1",
)


def parsed(data: bytes) -> Any:
    return Calendar.from_ical(data)


def sent(meeting: Meeting = MEETING, method: Method = Method.REQUEST, by: PartyName | None = None) -> bytes:
    return invitation(meeting, method, now=NOW, language="en", by=by)


def event_of(data: bytes) -> Any:
    return parsed(data).walk("VEVENT")[0]


def test_an_invitation_has_what_itip_asks_for() -> None:
    calendar, event = parsed(sent()), event_of(sent())
    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["SUMMARY"]) == (MEETING.uid, 2, MEETING.summary)
    assert event["ORGANIZER"] == "urn:detente:party:a.example"
    assert event["ORGANIZER"].params["CN"] == "AA, Office of the Chair"
    assert [str(attendee) for attendee in event["ATTENDEE"]] == [f"urn:detente:party:{name}" for name in (B, C)]
    assert event["DTSTAMP"].dt == NOW.moment
    assert {component.name for component in calendar.subcomponents} == {"VTIMEZONE", "VEVENT"}


def test_another_parser_reads_the_same() -> None:
    event = vobject.readOne(sent().decode()).vevent
    assert (event.summary.value, event.location.value) == (MEETING.summary, MEETING.place)
    assert event.description.value == MEETING.description
    assert event.dtstart.value.astimezone(dt.UTC) == dt.datetime(2026, 3, 27, 9, tzinfo=dt.UTC)
    assert [attendee.value for attendee in event.attendee_list] == [f"urn:detente:party:{name}" for name in (B, C)]
    assert event.comment.value == "CC: Hold: under consideration. Instructions awaited"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (None, "NEEDS-ACTION"),
        (ReplyKind.ACCEPT, "ACCEPTED"),
        (ReplyKind.ACCEPT_IF, "TENTATIVE"),
        (ReplyKind.HOLD, "NEEDS-ACTION"),
        (ReplyKind.COUNTER, "NEEDS-ACTION"),
        (ReplyKind.DECLINE, "DECLINED"),
        (ReplyKind.CLARIFY, "NEEDS-ACTION"),
        (ReplyKind.CONDITION_FIRST, "NEEDS-ACTION"),
        (ReplyKind.ATTEND_WITHOUT_PREJUDICE, "ACCEPTED"),
    ],
)
def test_only_a_yes_looks_like_a_yes_and_the_words_go_with_it(kind: ReplyKind | None, status: str) -> None:
    said = "if the annexes are exchanged" if kind else ""
    event = event_of(sent(replace(MEETING, attendees=(Participant(B, "BB", reply=kind, said=said),)), Method.REPLY, B))
    assert event["ATTENDEE"].params["PARTSTAT"] == status
    assert said in str(event.get("COMMENT", ""))


def test_every_kind_of_reply_has_a_status() -> None:
    for kind in ReplyKind:
        assert event_of(sent(replace(MEETING, attendees=(Participant(B, "BB", reply=kind),))))["ATTENDEE"].params


def test_a_reply_and_a_counter_proposal_speak_for_one_party() -> None:
    counter = replace(MEETING, when=At(local("2026-04-01T10:00")))
    for method, meeting in ((Method.REPLY, MEETING), (Method.COUNTER, counter)):
        data = sent(meeting, method, C)
        assert parsed(data)["METHOD"] == method.value
        assert event_of(data)["ATTENDEE"] == f"urn:detente:party:{C}"
    assert "DTEND" not in event_of(sent(counter, Method.COUNTER, C))


@pytest.mark.parametrize("by", [None, A, PartyName("d.example")])
def test_nobody_replies_who_was_not_invited(by: PartyName | None) -> None:
    with pytest.raises(OursError, match=r"documents\.not_invited"):
        sent(MEETING, Method.REPLY, by)


def test_a_cancellation_says_so_and_keeps_the_name_of_the_meeting() -> None:
    event = event_of(sent(MEETING, Method.CANCEL))
    assert (event["STATUS"], event["UID"]) == ("CANCELLED", MEETING.uid)


@pytest.mark.parametrize("traffic", [Traffic.TEST, Traffic.REPLAY, Traffic.DEMONSTRATION])
def test_traffic_that_is_not_meant_is_marked(traffic: Traffic) -> None:
    event = event_of(sent(replace(MEETING, traffic=traffic)))
    assert event["SUMMARY"].startswith("[") and traffic.name.split("_")[0] in event["SUMMARY"]
    assert event["CATEGORIES"].cats == [traffic.name]


def test_live_traffic_has_no_mark() -> None:
    assert "CATEGORIES" not in event_of(sent())


def test_a_meeting_across_a_change_of_clocks_keeps_both_its_times() -> None:
    night = replace(MEETING, when=At(local("2026-03-29T01:30"), local("2026-03-29T03:30")))
    event = event_of(sent(night))
    assert event["DTSTART"].to_ical() == b"20260329T013000" and event["DTSTART"].params["TZID"] == ZONE
    read = vobject.readOne(sent(night).decode()).vevent
    assert read.dtend.value - read.dtstart.value == dt.timedelta(hours=2)  # by the clock on the wall
    assert read.dtend.value.astimezone(dt.UTC) - read.dtstart.value.astimezone(dt.UTC) == dt.timedelta(hours=1)


def test_a_time_that_clocks_leave_out_is_refused() -> None:
    with pytest.raises(OursError, match=r"documents\.skipped_time"):
        local("2026-03-29T02:30")


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert local("2026-10-25T02:30").moment.astimezone(dt.UTC).hour == 0


@pytest.mark.parametrize("zone", ["Nowhere/Else", "", "../etc/passwd", "Europe", "a\x00b"])
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(OursError, match=r"documents\.unknown_zone"):
        local("2026-03-27T10:00", zone)


def test_a_meeting_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(OursError, match=r"documents\.reversed_time"):
        At(local("2026-03-27T10:00"), local("2026-03-27T10:30", "Europe/Kyiv"))
    with pytest.raises(OursError, match=r"documents\.reversed_time"):
        Days(dt.date(2026, 3, 2), dt.date(2026, 3, 1))


def test_a_window_of_days_is_shown_and_blocks_no_time() -> None:
    event = event_of(sent(replace(MEETING, when=Days(dt.date(2026, 2, 14), dt.date(2026, 2, 18)))))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 2, 14), dt.date(2026, 2, 19))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_an_open_time_makes_no_event_and_no_date() -> None:
    open_ = replace(MEETING, when=Undated())
    with pytest.raises(OursError, match=r"documents\.window_open"):
        sent(open_)
    (todo,) = parsed(feed([open_], "Council", NOW, "en")).subcomponents
    assert todo.name == "VTODO"
    assert not {"DTSTART", "DUE", "DTEND"} & set(todo)


@pytest.mark.parametrize(
    ("window", "when"),
    [
        (("2026-02-14", "2026-02-18"), Days(dt.date(2026, 2, 14), dt.date(2026, 2, 18))),
        (("2026-02-14", None), Undated(first=dt.date(2026, 2, 14))),
        ((None, "2026-02-18"), Undated(last=dt.date(2026, 2, 18))),
        (
            ("2026-02-14T10:00Z", "2026-02-14T12:00Z"),
            At(local("2026-02-14T10:00", "UTC"), local("2026-02-14T12:00", "UTC")),
        ),
        (("2026-02-14T10:00Z", "2026-02-14"), Days(dt.date(2026, 2, 14), dt.date(2026, 2, 14))),
    ],
)
def test_the_time_of_a_proposal_is_taken_as_it_was_declared(
    window: tuple[str | None, str | None], when: object
) -> None:
    first, last = (DeclaredDate(text) if text else None for text in window)
    assert when_of(Window(first, last)) == when


def test_a_feed_has_meetings_moments_and_duties_and_says_how_often_to_look() -> None:
    silence = Moment("s@a.example", "Silence ends", Instant.parse("2026-02-12T16:00:00Z"), Traffic.LIVE)
    owed = Duty("d@a.example", "Reply by", Instant.parse("2026-02-11T12:00:00Z"), Traffic.LIVE)
    data = feed([MEETING, silence, owed, replace(owed, uid="e@a.example", done=True)], "Рада", NOW, "en")
    calendar = parsed(data)
    assert (calendar["X-WR-CALNAME"], calendar["NAME"]) == ("Рада", "Рада")
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(minutes=15)
    assert "METHOD" not in calendar
    assert [event["UID"] for event in calendar.walk("VEVENT")] == [MEETING.uid, silence.uid]
    assert b"DTSTART:20260212T160000Z" in data and b"DUE:20260211T120000Z" in data
    assert [todo["STATUS"] for todo in calendar.walk("VTODO")] == ["NEEDS-ACTION", "COMPLETED"]
    assert len(list(vobject.readOne(data.decode()).components())) == 5


def test_an_address_is_one_or_is_refused() -> None:
    assert event_of(sent(replace(MEETING, url="https://a.example/x")))["URL"] == "https://a.example/x"
    for address in ("javascript:x", "https://a.example/\r\nATTENDEE:x", "https://"):
        with pytest.raises(OursError, match=r"documents\.bad_address"):
            sent(replace(MEETING, url=address))


def test_the_same_values_give_the_same_bytes() -> None:
    assert sent() == sent()
    assert feed([MEETING], "x", NOW, "en") == feed([MEETING], "x", NOW, "en")


@settings(deadline=None)  # processors are shared
@given(st.text(st.characters(codec=None), max_size=120))
def test_any_text_is_folded_escaped_and_read_back_by_both_parsers(text: str) -> None:
    meeting = replace(
        MEETING,
        summary=text,
        description=text,
        place=text,
        attendees=(Participant(B, text, text, ReplyKind.ACCEPT_IF, said=text),),
    )
    data = sent(meeting)
    assert all(len(line) <= 75 and b"\n" not in line for line in data.split(b"\r\n"))
    event, other = event_of(data), vobject.readOne(data.decode()).vevent
    assert (event["SUMMARY"], event.get("DESCRIPTION", "")) == (in_feed(text), in_feed(text))
    assert other.summary.value == in_feed(text)
    assert event["UID"] == other.uid.value == MEETING.uid
    assert event["ATTENDEE"] == other.attendee.value == f"urn:detente:party:{B}"
    assert event["ATTENDEE"].params["PARTSTAT"] == other.attendee.params["PARTSTAT"][0] == "TENTATIVE"


OWED = Obligation(
    uid="abc@a.example", sequence=17, revised=Instant.parse("2026-02-01T00:00:00Z"),
    summary="DUE: Reply to a request, BY → LT (¶ 16.1.2)", first=Instant.parse("2026-02-13T15:00:00Z"),
    traffic=Traffic.LIVE, description="Owed.\nComputed.", url="https://desk.example/duties/exercises/x?regime=r",
)  # fmt: skip


def owed_event(*items: Obligation, now: Instant = NOW, language: str = "en") -> Any:
    return parsed(feed(items or (OWED,), "Duties", now, language)).walk("VEVENT")[0]


def test_a_duty_by_a_second_is_an_event_without_length_and_one_by_a_day_is_that_day() -> None:
    event = owed_event()
    assert event["DTSTART"].dt == OWED.first.moment  # type: ignore[union-attr]
    assert "DTEND" not in event
    assert event.to_ical().count(b"DTSTART:20260213T150000Z") == 1
    whole = owed_event(replace(OWED, first=dt.date(2026, 12, 15)))
    assert b"DTSTART;VALUE=DATE:20261215" in whole.to_ical()
    assert b"DTEND;VALUE=DATE:20261216" in whole.to_ical()
    between = owed_event(replace(OWED, last=Instant.parse("2026-02-14T14:59:59Z")))
    assert between["DTEND"].dt == dt.datetime(2026, 2, 14, 14, 59, 59, tzinfo=dt.UTC)
    for found in (event, whole, between):
        assert (found["TRANSP"], found["STATUS"]) == ("TRANSPARENT", "CONFIRMED"), "done or not, it blocks no time"


def test_a_calendar_of_duties_is_the_same_bytes_whenever_it_is_asked_for() -> None:
    at = [feed([OWED], "Duties", now, "en", "What we owe.") for now in (NOW, Instant(NOW + 86_400))]
    assert at[0] == at[1]
    event = owed_event()
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == OWED.revised.moment
    assert (event["UID"], event["SEQUENCE"], str(event["URL"])) == (OWED.uid, 17, OWED.url)
    calendar = parsed(at[0])
    assert str(calendar["DESCRIPTION"]) == str(calendar["X-WR-CALDESC"]) == "What we owe."
    assert [one.name for one in vobject.readOne(at[0].decode()).vevent.components()] == []


def test_a_reminder_is_a_line_on_the_screen_and_only_where_it_is_asked_for() -> None:
    assert owed_event().walk("VALARM") == []
    [alarm] = owed_event(replace(OWED, lead=dt.timedelta(hours=12))).walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", -dt.timedelta(hours=12))
    assert alarm["DESCRIPTION"] == OWED.summary
    assert "ATTENDEE" not in alarm and "ATTACH" not in alarm


def test_a_duty_that_is_shown_is_marked_in_the_language_of_the_reader() -> None:
    event = owed_event(replace(OWED, traffic=Traffic.DEMONSTRATION), language="de")
    assert str(event["SUMMARY"]).startswith("[")
    assert event["CATEGORIES"].cats == ["DEMONSTRATION"]
    assert str(event["SUMMARY"]).endswith(OWED.summary)


@given(st.text(max_size=80), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_whatever_a_duty_is_called_the_calendar_can_be_read(summary: str, description: str) -> None:
    event = owed_event(replace(OWED, summary=summary, description=description))
    assert event["UID"] == OWED.uid
    assert str(event["SUMMARY"]) == in_feed(summary)
