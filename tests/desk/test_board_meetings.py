"""The pages of meetings, decisions, agendas, calls, bodies, and of what members have not answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.desk.conftest import Desk
from tests.desk.council_kit import open_decision, send_act, step
from tests.desk.line_kit import text_of
from tests.desk.test_board_series import ONE

from detente.kernel import Digest, DispatchId, Instant
from detente.station.queries.meetings import meeting_board
from detente.station.queries.readiness import readiness_calls
from detente.station.queries.unanswered import unanswered

if TYPE_CHECKING:
    from django.test import Client


def page(client: Client, matter: DispatchId) -> str:
    answer = client.get(f"/council/matters/{matter.slug}")
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return text_of(answer)


def test_a_meeting_has_its_rows_and_attendance_without_prejudice(officer: Client, desk: Desk) -> None:
    found = send_act(desk, desk.a, "meeting_proposal", ONE)
    reply = {"kind": "attend_without_prejudice", "statement": "This recognises no procedure."}
    send_act(desk, desk.b, "reply", reply, ("in_reply_to", str(found)))
    text = page(officer, found)
    rows = text.split("Answers and attendance")[-1]
    assert "This recognises no procedure." in rows
    assert "Present, without accepting the procedure" in rows
    assert "by its answer" in rows
    assert meeting_board(desk.b.house, found).thread.rows[0].member == "b.example"


def test_without_a_joint_text_statements_stand_side_by_side(officer: Client, desk: Desk) -> None:
    found = send_act(desk, desk.a, "meeting_proposal", ONE)
    step(desk, desk.a, found, {"step": "convene", "rule": "Rule 3"}, "meeting_step")
    when = {"step": "schedule", "starts": Instant(desk.clock.now() + 60).iso, "zone": "Europe/Brussels"}
    for body in (when, {"step": "open"}, {"step": "close"}, {"step": "issue_journal", "own_ref": "JOUR/7"}):
        step(desk, desk.a, found, body, "meeting_step")
    for side, words in ((desk.a, "It was useful."), (desk.b, "It was not enough.")):
        said = send_act(desk, side, "letter", {"paper": "letter", "text": words})
        report = {"step": "report", "outcome": "no_joint_text"}
        send_act(desk, side, "meeting_step", report, ("matter", str(found)), ("cites", str(said)))
    text = page(officer, found).split("No joint text: statements side by side")[1]
    assert text.index("It was useful.") < text.index("It was not enough.")
    assert "No rule of the body is on this record." in page(officer, found)
    assert "JOUR/7" in page(officer, found)


def test_silence_has_its_exact_end_and_its_objections_their_authors(officer: Client, desk: Desk) -> None:
    found = open_decision(desk, text="The Council decides to meet.")
    ends = Instant(desk.clock.now() + 7200)
    step(desk, desk.a, found, {"step": "propose_silence", "ends": ends.iso, "zone": "Europe/Vienna"})
    step(desk, desk.a, found, {"step": "start", "ends": ends.iso, "zone": "Europe/Vienna"})
    whole = officer.get(f"/council/matters/{found.slug}").content.decode()
    assert f'data-ends="{ends.iso}"' in whole
    assert "desk/clock.js" in whole
    text = page(officer, found)
    assert "stated in the zone Europe/Vienna" in text
    assert "none until it is issued" in text
    digest = Digest.of(b"The Council decides to meet.")
    assert " ".join(digest[at : at + 4] for at in range(0, 64, 4)) in text
    step(desk, desk.b, found, {"step": "object", "grounds": "The date is missing."})
    text = page(officer, found)
    assert re.search(r"Party B BB round 1 .* The date is missing\. yes", text.split("Objections and amendments")[-1])
    assert "broken" in text.split("Rounds of silence")[-1]
    assert "data-ends" not in officer.get(f"/council/matters/{found.slug}").content.decode()


def test_brackets_stand_in_the_text_with_their_party(officer: Client, desk: Desk) -> None:
    found = open_decision(desk, text="The Council decides to meet soon.")
    step(desk, desk.a, found, {"step": "discuss"})
    step(desk, desk.b, found, {"step": "bracket", "words": "meet soon", "alternative": "meet in March"})
    assert re.search(r"decides to \[meet soon\]\s*BB", page(officer, found))
    assert "meet in March" in page(officer, found)


def test_an_agenda_says_whose_title_it_is(officer: Client, desk: Desk) -> None:
    meeting = send_act(desk, desk.a, "meeting_proposal", ONE)
    agenda = {"title": "Agenda", "items": [{"number": "1", "title": "Exercises", "kind": "consultation"}]}
    found = send_act(desk, desk.a, "agenda", agenda, ("part_of", str(meeting)))
    step(desk, desk.a, found, {"step": "issue_draft", "items": agenda["items"]}, "agenda_step")
    ask = {"step": "ask_change", "change": "rename", "number": "1", "title": "Transparency", "reason": "Wider."}
    step(desk, desk.b, found, ask, "agenda_step")
    text = page(officer, found)
    assert re.search(r"Exercises AA", text.split("Draft agenda")[1])
    asked = text.split("Changes asked for")[-1]
    assert "Rename an item" in asked
    assert "not yet" in asked
    assert found.slug in officer.get(f"/council/matters/{meeting.slug}").content.decode()


def test_a_claim_and_a_confirmation_are_two_figures(officer: Client, desk: Desk) -> None:
    call = {"title": "Ready to meet", "body": "The Council", "scope": "To meet", "members": ["a.example", "b.example"]}
    found = send_act(desk, desk.b, "readiness_call", call)
    step(desk, desk.b, found, {"step": "claim", "quote": "All are ready.", "all_members": True}, "readiness_step")
    figures = page(officer, found).split("Two figures, always apart")[1]
    assert re.search(r"Claimed 2 of 2 says Party B BB Confirmed by the member itself 0 of 2", figures)
    step(desk, desk.a, found, {"step": "declare", "value": "ready"}, "readiness_step")
    assert re.search(r"Claimed 2 of 2 .* itself 1 of 2 AA", page(officer, found).split("Two figures")[1])
    assert "2 of 2" in text_of(officer.get("/council/readiness"))
    assert str(found) in officer.get("/council/readiness?format=csv").content.decode()


def test_who_was_not_asked_sees_a_number_and_names_by_consent(officer: Client, desk: Desk) -> None:
    call = {"title": "Ready inside", "body": "B", "scope": "To meet", "members": ["b.example"]}
    found = send_act(desk, desk.b, "readiness_call", call)
    step(desk, desk.b, found, {"step": "declare", "value": "ready"}, "readiness_step")
    line, own = (
        next(line for line in readiness_calls(side.house).lines if line.line.id == found) for side in (desk.a, desk.b)
    )
    assert (line.counts.confirmed, line.names, line.sees_names) == (1, (), False)
    figures = page(officer, found).split("Two figures, always apart")[1].split("Claims")[0]
    assert "names only where the member agreed" in figures
    assert "BB" not in figures
    assert own.names == ("b.example",)
    step(desk, desk.b, found, {"step": "declare", "value": "ready", "name_shown": True}, "readiness_step")
    assert "BB" in page(officer, found).split("Two figures, always apart")[1].split("Claims")[0]


def test_a_body_shows_its_members_with_dates(officer: Client, desk: Desk) -> None:
    rows = [
        {"party": "a.example", "since": "2002-05-28"},
        {"party": "b.example", "since": "2002-05-28", "until": "2020-01-31"},
    ]
    body = {
        "title": "The Council",
        "names": [{"name": "Council of two", "language": "en"}],
        "members": rows,
        "decides_by": "consensus",
    }
    found = send_act(desk, desk.a, "body", body)
    text = page(officer, found)
    assert "Council of two" in text
    members = text.split("Observers")[0].split("Members")[-1]
    assert re.search(r"28 May 2002.*goes on", members)
    assert "2020" in members


def test_what_a_member_has_not_answered_waits_until_it_answers(officer: Client, desk: Desk) -> None:
    found = send_act(desk, desk.a, "meeting_proposal", ONE)
    plain = send_act(desk, desk.a, "letter", {"paper": "letter", "text": "For your information."})
    waits = {item.id for item in unanswered(desk.a.house).lines if item.member == "b.example"}
    assert found in waits
    assert plain not in waits
    address = "/council/members?party=b.example"
    assert found.slug in officer.get(address).content.decode()
    assert found.slug not in officer.get("/council/members?party=a.example").content.decode()
    assert str(found) in officer.get(f"{address}&format=csv").content.decode()
    send_act(desk, desk.b, "reply", {"kind": "hold", "hold_reason": "Later."}, ("in_reply_to", str(found)))
    assert found.slug not in officer.get(address).content.decode()


def test_the_overview_leads_to_the_boards(officer: Client) -> None:
    overview = officer.get("/council").content.decode()
    for address in ("/council/series", "/council/calendar", "/council/readiness", "/council/members"):
        assert f'href="{address}"' in overview
        assert officer.get(address).status_code == 200
