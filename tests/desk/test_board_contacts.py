"""The boards of contacts: what the officers of both sides must see."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act, step

from detente.kernel import Instant
from detente.station.ports import MattersWanted
from detente.station.queries.contacts import briefings, folded_page, missions

if TYPE_CHECKING:
    from django.test import Client

    from detente.kernel import DispatchId

A, B = "a.example", "b.example"
DAY, HOUR = 86_400, 3600


def page_of(officer: Client, address: str) -> str:
    answer = officer.get(address)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def after(desk: Desk, seconds: int) -> str:
    return Instant(desk.clock.now() + seconds).iso


def open_mission(desk: Desk, title: str, *refs: tuple[str, str], **more: Any) -> DispatchId:
    body = {
        "title": title, "presence": "liaison", "sending": A, "host": B, "place": "The capital", "purpose": "Contact",
        "ceiling": 20, "state_at_opening": "open",
    }  # fmt: skip
    return send_act(desk, desk.a, "mission", body | more, *refs)


def on_mission(desk: Desk, sender: Any, mission: DispatchId, name: str, **more: Any) -> DispatchId:
    return step(desk, sender, mission, {"step": name} | more, "mission_step")


def test_missions_stand_in_pairs_with_three_times_and_a_held_offer(desk: Desk, officer: Client) -> None:
    first = open_mission(desk, "Mission at B")
    second = open_mission(desk, "Mission at A", ("twin", str(first)), sending=B, host=A)
    on_mission(desk, desk.a, first, "nominate", person="N. Surname", function="Attaché")
    on_mission(desk, desk.a, first, "notify_arrival", person="N. Surname")
    on_mission(desk, desk.b, first, "accredit", person="N. Surname")
    on_mission(desk, desk.a, first, "announce_suspension", when_said="some days later")
    page = page_of(officer, "/council/missions")
    assert "“some days later”" in page
    assert "not yet" in page
    on_mission(desk, desk.a, first, "notify_suspension", effective=after(desk, HOUR))
    on_mission(desk, desk.a, first, "name_contact", office="The embassy", phone="+32 1")
    desk.clock.move(seconds=2 * HOUR)
    on_mission(desk, desk.b, first, "offer_restoration")
    on_mission(desk, desk.a, first, "hold")
    desk.clock.move(seconds=3 * DAY)
    page = page_of(officer, "/council/missions")
    for seen in (
        "The embassy",
        "not confirmed",
        "without preconditions",
        "held, 3 days",
        "N. Surname",
        "1 accredited, ceiling 20",
    ):
        assert seen in page, seen
    assert "CLOSED</span>" not in page
    assert "independent of the mission" in page
    for house in (desk.a.house, desk.b.house):
        groups = missions(house, MattersWanted(limit=25)).groups
        pair = next(group for group in groups if group[0].line.id == first)
        assert [view.line.id for view in pair] == [first, second]
        assert pair[0].offer_days == 3
        said = pair[0].suspension
        assert said is not None
        assert said.effective is not None
        assert said.notified_at is not None
        assert said.announced_at <= said.notified_at <= said.effective


def test_the_file_of_missions_has_both_twins(desk: Desk, officer: Client) -> None:
    first = open_mission(desk, "=1+1")
    open_mission(desk, "Another", ("twin", str(first)), sending=B, host=A)
    rows = list(csv.DictReader(io.StringIO(page_of(officer, "/council/missions?format=csv"))))
    mine = next(row for row in rows if row["id"].lstrip("'") == str(first))
    assert mine["title"] == "'=1+1"
    assert [row["title"] for row in rows if row["twin_group"] == mine["twin_group"]] == ["'=1+1", "Another"]


def offer_briefing(desk: Desk, title: str) -> DispatchId:
    body = {"title": title, "topic": "doctrine", "mode": "reciprocal", "second_within": 10}
    offered = send_act(desk, desk.a, "briefing_offer", body)
    for sender, more in ((desk.b, {"step": "accept"}), (desk.a, {"step": "schedule", "when": after(desk, HOUR)})):
        step(desk, sender, offered, more, "briefing_step")
    step(desk, desk.b, offered, {"step": "schedule", "after_other": True}, "briefing_step")
    return offered


def test_a_half_that_was_not_given_is_owed_and_both_see_it(desk: Desk, officer: Client) -> None:
    offered = offer_briefing(desk, HOSTILE)
    assert "Nothing is owed" in page_of(officer, "/council/briefings")
    step(desk, desk.a, offered, {"step": "held", "papers": ["Doctrine, 3 pages"]}, "briefing_step")
    desk.clock.move(seconds=11 * DAY)
    page = page_of(officer, "/council/briefings")
    for seen in ("ONE HALF OWED", "UNBALANCED", "that has passed", "Doctrine, 3 pages"):
        assert seen in page, seen
    assert "<script>alert" not in page
    for house in (desk.a.house, desk.b.house):
        board = briefings(house, MattersWanted(limit=25))
        [owed] = [owed for owed in board.owed if owed.line.id == offered]
        assert (owed.half.side, owed.other, owed.is_late) == (B, A, True)
        assert not any(turn.is_balanced for turn in board.turns if turn.topic.value == "doctrine")
    step(desk, desk.b, offered, {"step": "held"}, "briefing_step")
    assert "Nothing is owed" in page_of(officer, "/council/briefings")
    assert "BALANCED" in page_of(officer, "/council/briefings")


def ask(desk: Desk, title: str) -> DispatchId:
    body = {
        "title": title, "activity": "Movements", "reasons": "They are unusual.", "questions": ["How many?"],
        "mechanism": "Vienna Document, chapter III", "due_hours": 48,
    }  # fmt: skip
    return send_act(desk, desk.a, "clarification_request", body)


def test_in_time_and_sufficient_are_two_columns(desk: Desk, officer: Client) -> None:
    asked = ask(desk, "About movements")
    assert "AWAITED" in page_of(officer, "/council/clarifications")
    desk.clock.move(seconds=50 * HOUR)
    assert "NONE</span>" in page_of(officer, "/council/clarifications?state=NO_REPLY")
    step(desk, desk.b, asked, {"step": "reply", "answers": "Planned.", "applies": "no"}, "clarification_step")
    step(desk, desk.a, asked, {"step": "assess", "sufficiency": "insufficient", "text": "No."}, "clarification_step")
    step(desk, desk.a, asked, {"step": "request_meeting", "within_hours": 48}, "clarification_step")
    step(desk, desk.a, asked, {"step": "hold_meeting", "presence": "absent"}, "clarification_step")
    page = page_of(officer, "/council/clarifications")
    for seen in ("LATE", "Insufficient", "The mechanism does not apply", "Absent"):
        assert seen in page, seen
    rows = list(csv.DictReader(io.StringIO(page_of(officer, "/council/clarifications?format=csv"))))
    mine = next(row for row in rows if row["id"].lstrip("'") == str(asked))
    assert (mine["timeliness"], mine["sufficiency"], mine["meetings"]) == ("late", "insufficient", "absent")
    there = folded_page(desk.b.house, MattersWanted(kinds=("clarification",)))
    assert next(item for item in there.items if item.line.id == asked).matter.details.timeliness.value == "late"


def test_every_end_ever_told_is_kept_and_an_end_that_passed_is_overdue(desk: Desk, officer: Client) -> None:
    body = {
        "title": "Exercise",
        "activity_kind": "Joint exercise",
        "area": "North",
        "ends": "2026-02-20",
        "ends_by": after(desk, DAY),
    }
    notified = send_act(desk, desk.b, "activity_notice", body)
    step(
        desk,
        desk.b,
        notified,
        {"step": "change_end", "ends": "2026-03-01", "ends_by": after(desk, 2 * DAY)},
        "activity_step",
    )
    step(desk, desk.a, notified, {"step": "contest", "contested": "size", "grounds": HOSTILE}, "activity_step")
    desk.clock.move(seconds=3 * DAY)
    page = page_of(officer, "/council/activities")
    for seen in ("OVERDUE", "20 Feb 2026", "1 Mar 2026", "overdue since"):
        assert seen in page, seen
    assert "<script>alert" not in page
    rows = list(csv.DictReader(io.StringIO(page_of(officer, "/council/activities?format=csv"))))
    assert [row["end_announced"] for row in rows if row["id"].lstrip("'") == str(notified)] == [
        "2026-02-20",
        "2026-03-01",
    ]


def test_a_consequence_is_quoted_claimed_and_contested_and_nothing_acts(desk: Desk, officer: Client) -> None:
    body = {
        "title": "On presence", "condition_text": "If there is more force,", "consequence_text": "there will be more presence.",
        "character": "warning",
    }  # fmt: skip
    declared = send_act(desk, desk.a, "consequence", body)
    step(
        desk,
        desk.a,
        declared,
        {"step": "claim_met", "claim": "It is met.", "quote": "More force.", "source": "A paper"},
        "consequence_step",
    )
    step(desk, desk.b, declared, {"step": "contest_met", "grounds": "It is not."}, "consequence_step")
    notice = {"title": "More presence", "where": "East", "nature": "A new posture"}
    send_act(desk, desk.a, "presence", notice, ("cites", str(declared)))
    page = page_of(officer, "/council/consequences")
    for seen in (
        "If there is more force,", "says the condition is met", "“It is not.”", "Notices that cite it", "More presence",
        "Nothing on this page is carried out by the program",
    ):  # fmt: skip
        assert seen in page, seen


def test_relations_say_what_is_severed_and_what_stays(desk: Desk, officer: Client) -> None:
    opened = send_act(desk, desk.a, "relations", {"title": "Relations", "what": "Diplomatic relations"})
    kept = ["consular"]
    step(desk, desk.b, opened, {"step": "sever", "kept": kept, "reason": "A reason"}, "relations_step")
    page = page_of(officer, f"/council/matters/{opened.slug}")
    for seen in (
        "What stands and what is severed",
        "Consular functions",
        "the word of every side",
        "is none of these relations",
    ):
        assert seen in page, seen


def test_filters_are_in_the_address_and_an_unknown_state_is_refused(desk: Desk, officer: Client) -> None:
    ask(desk, "Another request")
    assert "Another request" not in page_of(officer, "/council/clarifications?state=CLOSED")
    assert "Nothing fits these filters" in page_of(officer, "/council/clarifications?party=c.example")
    assert officer.get("/council/clarifications?state=NEVER").status_code == 422
    assert officer.get("/council/missions?before=x").status_code == 422
    inside = page_of(officer, "/council/clarifications?fragment=rows")
    assert "<html" not in inside
    assert "Another request" in inside
