"""The board of series: answers member by theme, repetitions as dates of one proposal, meetings, what rests."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import Desk
from tests.desk.council_kit import send_act, step
from tests.desk.line_kit import text_of

from detente.kernel import DispatchId
from detente.station.queries.series import series

if TYPE_CHECKING:
    from django.test import Client

THEMES = ("Transparency of exercises", "Missiles in Europe", "Lines of contact")
SERIES = {
    "body": "The Council of the two", "text": "We propose a series of meetings.", "level": "ambassadors",
    "format": "in_person", "meetings": "series_open", "window_open": True,
    "themes": [{"title": title} for title in THEMES],
}  # fmt: skip
ONE = {"body": "The Council", "text": "One meeting.", "level": "ambassadors", "format": "in_person", "meetings": "one",
       "window_from": "2026-03-02", "window_to": "2026-03-04"}  # fmt: skip


@pytest.fixture
def offered(desk: Desk) -> DispatchId:
    """A series of ours, repeated once, of which the other side accepts one theme and holds another."""
    found = send_act(desk, desk.a, "meeting_proposal", SERIES)
    send_act(desk, desk.a, "repetition", {"text": "We repeat it."}, ("repeats", str(found)))
    send_act(desk, desk.b, "reply", {"kind": "accept", "themes": [THEMES[0]]}, ("in_reply_to", str(found)))
    held = {"kind": "hold", "hold_reason": "Under study.", "themes": [THEMES[1]]}
    send_act(desk, desk.b, "reply", held, ("in_reply_to", str(found)))
    return found


def test_a_member_accepts_one_theme_and_holds_another(officer: Client, desk: Desk, offered: DispatchId) -> None:
    answer = officer.get(f"/council/series/{offered.slug}")
    assert answer.status_code == 200
    text = text_of(answer)
    matrix = text.split("Answers, member by theme")[-1].split("Meetings of the series")[0]
    assert re.search(r"Party B BB.*No answer Accepts Considers it No answer", matrix)
    assert "PARTLY AGREED" in text
    assert "to be agreed" in text
    assert text.count("repeated, the same proposal") == 1
    rows = list(csv.DictReader(io.StringIO(officer.get(f"/council/series/{offered.slug}?format=csv").content.decode())))
    assert [row["answer"] for row in rows] == ["no_answer", "accept", "hold", "no_answer"]
    assert series(desk.b.house, offered).series.agreed_themes == (THEMES[0],)


def test_a_meeting_of_it_and_a_part_that_rests(officer: Client, desk: Desk, offered: DispatchId) -> None:
    child = send_act(desk, desk.a, "meeting_proposal", ONE, ("part_of", str(offered)))
    pause = {"step": "pause", "theme": THEMES[2], "reason": "Until the report."}
    step(desk, desk.b, offered, pause, "series_step")
    text = text_of(officer.get(f"/council/series/{offered.slug}"))
    assert "Until the report." in text.split("Parts that rest")[-1]
    assert "still rests" in text
    assert child.slug in officer.get(f"/council/series/{offered.slug}").content.decode()
    assert "<h1" not in officer.get(f"/council/series/{offered.slug}?fragment=series").content.decode()


def test_the_list_has_series_and_no_single_meeting(officer: Client, desk: Desk, offered: DispatchId) -> None:
    single = send_act(desk, desk.a, "meeting_proposal", ONE)
    page = officer.get("/council/series").content.decode()
    assert f"/council/series/{offered.slug}" in page
    assert single.slug not in page
    assert officer.get(f"/council/series/{single.slug}").status_code == 409
    assert str(offered) in officer.get("/council/series?format=csv").content.decode()
    assert officer.get("/council/series?before=x").status_code == 422
