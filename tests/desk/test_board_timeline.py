"""The timeline: the order of declared dates, its marks, its filters and pages; and events recorded from the desk."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act

from detente.council.acts.public_event import PublicEvent
from detente.station.commands.announce import announce
from detente.station.commands.record_event import record_event
from detente.station.queries.chronicle import chronicle
from detente.station.queries.timeline import Chosen, timeline
from detente.testing import officer_of, send_letter

if TYPE_CHECKING:
    from django.test import Client

EVENT = {"kind": "press_conference", "by": "A speaker", "declared": "2021-10-18", "source": "A press centre"}


def page_of(officer: Client, address: str) -> str:
    answer = officer.get(address)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def test_everything_stands_in_the_order_of_declared_dates(desk: Desk, officer: Client) -> None:
    letter = send_letter(desk.a, desk.b, subject="Of 1999", declared="1999-03-02")
    record_event(desk.a.house, officer_of(desk.a), PublicEvent.from_json(EVENT | {"declared": "1999-03-01T10:00Z"}))
    record_event(
        desk.a.house, officer_of(desk.a),
        PublicEvent.from_json(EVENT | {"kind": "leak", "by": HOSTILE[:40], "declared": "1999-03-03", "about": str(letter)}),
    )  # fmt: skip
    announce(
        desk.a.house, officer_of(desk.a), letter, by="a.example", where="A briefing", declared="1999-03-02",
        quote="“It was sent.”", source="Where it stands", mode="press_conference",
    )  # fmt: skip
    found = timeline(desk.a.house, Chosen(since="1999-01-01", until="1999-12-31")).entries
    assert [entry.date for entry in found] == ["1999-03-01T10:00Z", "1999-03-02", "1999-03-02", "1999-03-03"]
    assert [bool(entry.row) for entry in found] == [False, True, False, False]
    assert found[1].marks == ("leak", "announced_before")
    page = page_of(officer, "/council/timeline?from=1999-01-01&to=1999-12-31")
    for seen in (
        "Of 1999",
        "ANNOUNCED BEFORE DELIVERED",
        "LEAKED",
        "recorded by this station",
        "March 1999",
        "A briefing",
    ):
        assert seen in page, seen
    assert "<script>alert" not in page
    assert not timeline(desk.b.house, Chosen(since="1999-01-01", until="1999-02-28")).entries


def test_what_declares_no_date_stands_where_it_was_entered(desk: Desk, officer: Client) -> None:
    sent = send_letter(desk.a, desk.b, subject="Undated letter")
    entries = timeline(desk.a.house, Chosen(since=desk.clock.now().iso[:10], limit=500)).entries
    mine = next(entry for entry in entries if entry.row and entry.row.id == sent)
    assert not mine.declared
    assert mine.row is not None
    assert mine.date == mine.row.entered_at.iso
    assert [entry.date for entry in entries] == sorted(entry.date for entry in entries)
    assert "as entered; none declared" in page_of(officer, f"/council/timeline?from={mine.date[:10]}")


def test_pages_follow_each_other_without_gap_or_repetition(desk: Desk) -> None:
    for number in range(7):
        send_letter(
            desk.a, desk.b, subject=f"Letter {number}", declared="1998-05-05" if number % 2 else "1998-05-05T08:40Z"
        )
    whole = [entry.index for entry in timeline(desk.a.house, Chosen(limit=1000)).entries]
    read: list[int] = []
    after = None
    while True:
        page = timeline(desk.a.house, Chosen(limit=3, after=after))
        read += [entry.index for entry in page.entries]
        after = page.next
        if after is None:
            break
    assert read == whole
    assert sum(number for _, number in page.months) == len(whole)


def test_tracks_are_those_of_programmes_and_kinds_of_matters(desk: Desk, officer: Client) -> None:
    letter = send_letter(desk.a, desk.b, subject="Filed letter", declared="1997-01-05")
    fields = [{"title": "Missions"}]
    body = {"title": "Programme", "fields": fields, "tracks": [{"name": "The bilateral track"}]}
    programme = send_act(desk, desk.a, "programme", body)
    filed = {"step": "file_under", "track": "The bilateral track"}
    send_act(desk, desk.a, "programme_step", filed, ("matter", str(programme)), ("cites", str(letter)))
    track = f"{programme.slug}.The bilateral track"
    found = timeline(desk.a.house, Chosen(track=track)).entries
    assert [entry.row.id for entry in found if entry.row] == [letter]
    page = page_of(officer, f"/council/timeline?track={track}")
    assert "Filed letter" in page
    kinds = {entry.row.type for entry in timeline(desk.a.house, Chosen(track="programme")).entries if entry.row}
    assert kinds == {"programme", "programme_step"}
    [stepped] = [entry for entry in timeline(desk.a.house, Chosen(track="programme")).entries if entry.step][-1:]
    assert stepped.matter == programme


def test_filters_that_mean_nothing_are_refused(officer: Client) -> None:
    for bad in ("kind=never", "track=never", "from=x", "after=2022-02-10", "after=x,1", "party=UP CASE"):
        assert officer.get(f"/council/timeline?{bad}").status_code in (400, 422), bad
    assert officer.get("/council/timeline?track=AAAAAAAAAAAAAAAAAAAAAA.x").status_code in (404, 422)


def test_the_file_and_the_page_for_paper_say_the_same(desk: Desk, officer: Client) -> None:
    send_letter(desk.a, desk.b, subject="=2+2", declared="1996-07-07", traffic="test")
    rows = list(csv.DictReader(io.StringIO(page_of(officer, "/council/timeline?format=csv&to=1996-12-31"))))
    assert [(row["title"], row["traffic"]) for row in rows] == [("'=2+2", "test")]
    page = page_of(officer, "/council/timeline?view=print&to=1996-12-31")
    assert "=2+2" in page
    assert "TEST" in page


def test_an_event_is_recorded_from_the_desk(desk: Desk, officer: Client) -> None:
    decision = send_act(desk, desk.a, "decision", {"title": "A decision", "text": "Text.", "body": "The Council"})
    address = f"/council/chronicle/new?matter={decision.slug}"
    assert "A decision" in page_of(officer, address)
    typed = EVENT | {
        "declared": "1995-01-01",
        "time": "1995-01-01T10:00",
        "with_whom": "One\r\nTwo",
        "party": "b.example",
    }
    before = len(chronicle(desk.b.house))
    answer = officer.post(address, typed)
    assert (answer.status_code, answer["Location"]) == (303, f"/council/matters/{decision.slug}")
    entry = chronicle(desk.a.house, until="1995-12-31")[0]
    assert (entry.event.matter, entry.event.with_whom) == (decision, ("One", "Two"))
    assert entry.event.time is not None
    assert entry.event.time.iso == "1995-01-01T10:00:00Z"
    desk.carry()
    assert len(chronicle(desk.b.house)) == before


def test_what_cannot_be_recorded_says_which_field(officer: Client) -> None:
    answer = officer.post("/council/chronicle/new", EVENT | {"declared": "yesterday", "source": HOSTILE})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-declared"' in page
    assert "<script>alert" not in page
    bad = officer.post("/council/chronicle/new", EVENT | {"kind": "speech", "release": "LEAKED"})
    assert bad.status_code == 422
    assert officer.post("/council/chronicle/new", EVENT | {"time": "noon"}).status_code == 422
