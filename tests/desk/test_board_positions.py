"""Concerns, commitments, programmes and public texts, as an officer must see them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act, step
from tests.desk.line_kit import text_of
from tests.desk.text_kit import on_programme, open_programme

from detente.kernel import DispatchId, Instant
from detente.station.ports import MattersWanted
from detente.station.queries.concerns import concerns
from detente.station.queries.matters import matter

if TYPE_CHECKING:
    from django.test import Client


def page_of(client: Client, found: DispatchId) -> str:
    return text_of(client.get(f"/council/matters/{found.slug}"))


def test_a_concern_is_heard_answered_and_met_by_its_author_alone(officer: Client, desk: Desk) -> None:
    body = {"title": "Missiles near us", "text": HOSTILE, "basis_document": "Charter", "would_be_met_by": "A limit."}
    filed = send_act(desk, desk.b, "concern", body)
    row = text_of(officer.get("/council/concerns?party=b.example")).split("Missiles near us")[1]
    assert "AA not heard yet" in row and "AA not answered yet" in row
    step(desk, desk.a, filed, {"step": "hear"}, "concern_step")
    row = text_of(officer.get("/council/concerns")).split("Missiles near us")[1]
    assert "AA not heard yet" not in row.split("AA not answered yet")[0]
    step(desk, desk.a, filed, {"step": "answer", "reading": "None are near."}, "concern_step")
    step(desk, desk.b, filed, {"step": "assess", "whose": "a.example", "assessment": "insufficient"}, "concern_step")
    row = text_of(officer.get("/council/concerns")).split("Missiles near us")[1]
    assert "None are near." in row
    assert "BB says of it: Insufficient" in row
    seen = [concerns(station.house, MattersWanted()).items for station in (desk.a, desk.b)]
    assert len({repr(next(item for item in items if item.line.id == filed).details) for items in seen}) == 1
    step(desk, desk.b, filed, {"step": "met"}, "concern_step")
    assert "Missiles near us" in text_of(officer.get("/council/concerns?state=MET"))
    page = officer.get("/council/concerns").content.decode()
    assert "<script>alert" not in page


def test_a_voice_says_what_it_may_and_whose_consent_is_missing(officer: Client, desk: Desk) -> None:
    voice = send_act(
        desk, desk.b, "concern", {"title": "Not at the table", "text": "We are spoken of.", "as_voice": True}
    )
    row = text_of(officer.get("/council/concerns")).split("Not at the table")[1]
    assert "a voice, not at the table It is heard; for more, these have still to consent: AA" in row
    step(desk, desk.a, voice, {"step": "consent"}, "concern_step")
    row = text_of(officer.get("/council/concerns")).split("Not at the table")[1]
    assert "All parties consented to more than being heard." in row
    rows = list(csv.DictReader(io.StringIO(officer.get("/council/concerns?format=csv").content.decode())))
    assert next(row for row in rows if row["id"] == voice)["voice"] == "yes"


def test_two_readings_of_one_paragraph_stand_side_by_side(officer: Client, desk: Desk) -> None:
    body = {"document": "Final Act", "paragraph": "I", "quoted": "They respect each other’s sovereign equality."}
    cited = send_act(desk, desk.a, "commitment", body)
    step(desk, desk.a, cited, {"step": "read", "reading": "Each chooses."}, "commitment_step")
    text = page_of(officer, cited)
    assert "It gave no reading. That is no consent to the reading of others." in text
    step(desk, desk.b, cited, {"step": "read", "reading": "None at another’s cost."}, "commitment_step")
    step(
        desk,
        desk.b,
        cited,
        {"step": "contest_reading", "whose": "a.example", "grounds": "Half of it."},
        "commitment_step",
    )
    page = officer.get(f"/council/matters/{cited.slug}").content.decode()
    sides = re.findall(r'<article class="side".*?</article>', page, re.DOTALL)
    assert len(sides) == 2
    assert "Each chooses." in sides[0] and "Half of it." in sides[0]
    assert "None at another’s cost." in sides[1]
    assert "They respect each other’s sovereign equality." in page
    assert "has not confirmed the paragraph" in page
    assert matter(desk.b.house, cited).matter.details == matter(desk.a.house, cited).matter.details


def test_a_programme_shows_each_party_s_word_and_what_they_say_together(officer: Client, desk: Desk) -> None:
    found = open_programme(desk)
    say = {"field": "Relations", "item": "Line"}
    on_programme(desk, desk.a, found, "item_status", **say, status="agreed")
    on_programme(desk, desk.b, found, "item_status", **say, status="held", reason="Under study.")
    on_programme(desk, desk.b, found, "own_item", **say, owner="Second Department")
    on_programme(desk, desk.b, found, "file_under", ("cites", str(found)), track="A alone", field="Relations")
    on_programme(desk, desk.a, found, "copy_offered", whom="Ukraine", place="copy")
    text = page_of(officer, found)
    assert "● AGREED" in text and "◐ HELD" in text and "Under study." in text
    assert "they differ, or one has not spoken" in text
    assert "owner: Second Department" in text
    assert "has not spoken" in text
    assert "Ukraine : A copy of what is exchanged" in text
    assert "not in effect: not all agreed" in text
    on_programme(desk, desk.b, found, "item_status", **say, status="agreed")
    assert "1 of 2 items agreed" in page_of(officer, found)
    for station in (desk.a, desk.b):
        details = matter(station.house, found).matter.details
        assert details.fields[0].together(details.fields[0].items[0]) is not None


def test_a_programme_is_filtered_by_track_field_and_party(officer: Client, desk: Desk) -> None:
    found = open_programme(desk)
    where = f"/council/programmes/{found.slug}"
    alone = officer.get(f"{where}?track=A+alone").content.decode()
    assert ">Risks " in alone and ">Relations " not in alone
    assert ">Risks " not in officer.get(f"{where}?party=b.example").content.decode()
    rows = list(csv.DictReader(io.StringIO(officer.get(f"{where}?field=Risks&format=csv").content.decode())))
    assert [(row["field"], row["item"], row["party"]) for row in rows] == [("Risks", "Cyber", "a.example")]
    for query in ("track=x", "field=x", "party=x"):
        assert officer.get(f"{where}?{query}").status_code == 422, query
    assert officer.get(f"/council/programmes/{desk.sent.slug}").status_code == 404


def test_a_correction_keeps_the_old_text_in_sight(officer: Client, desk: Desk) -> None:
    text = send_act(desk, desk.a, "communique", {"kind": "communique", "title": "C", "text": "They met on Monday."})
    assert "Not yet Party B BB" in page_of(officer, text)
    for words in ("They met on Monday.", "They met on Tuesday."):
        if "Tuesday" in words:
            correct = {"step": "correct", "new_text": words, "corrects": "The day."}
            step(desk, desk.a, text, correct, "communique_step")
        digest = str(matter(desk.b.house, text).matter.details.draft.digest)
        step(desk, desk.b, text, {"step": "agree", "digest": digest}, "communique_step")
        if "Monday" in words:
            step(desk, desk.a, text, {"step": "release"}, "communique_step")
    shown = page_of(officer, text)
    assert "What was set right: The day." in shown
    assert (
        shown.index("They met on Tuesday.") < shown.index("As it was shown until") < shown.index("They met on Monday.")
    )
    assert len(matter(desk.b.house, text).matter.details.released) == 2


def test_without_a_joint_text_the_statements_stand_side_by_side(officer: Client, desk: Desk) -> None:
    text = send_act(desk, desk.a, "communique", {"kind": "joint_statement", "title": "J", "text": "We agree."})
    step(desk, desk.b, text, {"step": "object", "grounds": "We do not."}, "communique_step")
    step(desk, desk.b, text, {"step": "release_alone", "statement": f"B says {HOSTILE}"}, "communique_step")
    step(desk, desk.a, text, {"step": "release_alone", "statement": "A says."}, "communique_step")
    page = officer.get(f"/council/matters/{text.slug}").content.decode()
    assert len(re.findall(r'<article class="side">', page)) == 2
    assert "There is no joint text." in text_of(officer.get(f"/council/matters/{text.slug}"))
    assert "<script>alert" not in page


def test_an_embargo_says_until_when(officer: Client, desk: Desk) -> None:
    until = Instant(desk.clock.now() + 7200).iso
    body = {"kind": "press_release", "title": "P", "text": "Soon.", "embargo_until": until}
    text = send_act(desk, desk.a, "communique", body)
    assert "under embargo" in page_of(officer, text)
    assert "no embargo" not in page_of(officer, text)
