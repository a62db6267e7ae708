"""The area Duties: the packs as they are read; the board; exercises; quotas; what if."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import Desk
from tests.desk.duties_kit import UnderRules, under_rules
from tests.desk.line_kit import text_of

if TYPE_CHECKING:
    from django.test import Client

PACK = "/duties/packs/vienna-document-2011"


def page_of(officer: Client, address: str) -> str:
    answer = officer.get(address)
    assert answer.status_code == 200, text_of(answer)[-2000:]
    return str(answer.content.decode())


def test_the_shelf_shows_what_a_pack_is_and_how_well_it_is_known(officer: Client) -> None:
    page = text_of(officer.get("/duties/packs"))
    assert "Vienna Document 2011" in page
    assert "from memory" in page
    assert "NOT AGREED" in page


def test_the_warning_stands_on_the_face_of_every_page_of_a_pack(officer: Client) -> None:
    for address in ("", "/chapters/V", "/chapters/all", "/fact/notifiable", "/limit/notify_troops", "/format/D-V-42"):
        assert "Check every figure against the text itself" in page_of(officer, PACK + address), address


def test_a_chapter_has_paragraph_and_rule_side_by_side(officer: Client) -> None:
    page = text_of(officer.get(f"{PACK}/chapters/V"))
    assert "activity.troops &gt;= limit.notify_troops" in page or "activity.troops >= limit.notify_troops" in page
    assert "9,000 persons" in page
    assert "since 1 Dec 2011" in page
    assert "verified" in page


@pytest.mark.parametrize(("words", "seen"), [("40.1 troops", "Notifiable as an activity on land"), ("9,000", "9,000")])
def test_a_search_finds_paragraphs_and_figures(officer: Client, words: str, seen: str) -> None:
    assert seen in text_of(officer.get(PACK, {"q": words}))


def test_a_search_that_finds_nothing_says_so(officer: Client) -> None:
    assert "Nothing in the pack holds all of these words" in page_of(officer, f"{PACK}?q=zeppelin<script>")


def test_what_is_not_covered_is_said(officer: Client) -> None:
    assert "The zone of application as lines on a map." in text_of(officer.get(PACK))


def test_every_element_has_its_page(officer: Client) -> None:
    from detente.adapters.packs import Shelf
    from detente.desk.areas.duties.elements import sections_of

    pack = Shelf().pack("vienna-document-2011")
    for section, ones in sections_of(pack).items():
        for name, one in list(ones.items())[::5]:
            assert f"¶ {one.cite}" in text_of(officer.get(f"{PACK}/{section}/{name}")), (section, name)


def test_a_rule_names_what_rests_on_it_and_the_variants_that_change_it(officer: Client) -> None:
    page = text_of(officer.get(f"{PACK}/limit/notify_troops"))
    assert "Used by" in page and "Notifiable as an activity on land" in page
    assert "Different in" in page and "Notification from 5,000 troops" in page


def test_a_variant_is_never_taken_for_the_text(officer: Client) -> None:
    page = text_of(officer.get(f"{PACK}+wi-5000/limit/notify_troops"))
    assert "You are reading a variant, not the text" in page
    assert "5,000 persons" in page


def test_two_packs_differ_by_paragraph(officer: Client) -> None:
    page = page_of(officer, "/duties/packs/compare?old=vienna-document-2011&new=vienna-document-2011%2Bwi-5000")
    assert "limit.notify_troops.from" in page
    assert re.search(r"2011-12-01: 9000", page) and re.search(r"2011-12-01: 5000", page)
    same = page_of(officer, "/duties/packs/compare?old=vienna-document-2011&new=vienna-document-2011")
    assert "their digests are equal" in same


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/duties/packs/nothing", "regimes.unknown_pack"),
        (f"{PACK}+nothing", "regimes.unknown_variant"),
        (f"{PACK}/fact/nothing", "regimes.unknown_rule"),
        (f"{PACK}/word/notifiable", "regimes.unknown_rule"),
        (f"{PACK}/chapters/XX", "desk.bad_choice"),
        ("/duties/packs/compare?old=nothing", "regimes.unknown_pack"),
    ],
)
def test_what_is_not_there_is_told_by_name(officer: Client, address: str, code: str) -> None:
    answer = officer.get(address)
    assert 400 <= answer.status_code < 500
    assert code in text_of(answer)


@pytest.fixture
def under(desk: Desk, tmp_path: Path) -> Iterator[UnderRules]:
    """Two stations of one test, behind the desk that `desk` configured."""
    assert desk.a.house.code == "AA"
    yield from under_rules(tmp_path)


@pytest.fixture
def lithuania(under: UnderRules) -> Client:
    """Both have accepted the rules; BY has notified an activity, corrected it, and owes a reply."""
    under.agree()
    under.exercise()
    under.notice(under.by, "D-V-42C", "BY-2022-1", troops="8900")
    under.notice(under.lt, "D-III-16.1", "LT-2022-1", to="BY", causes="Unusual activity.")
    return under.officer()


def row_of(page: str, label: str) -> str:
    return next(row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if label in row)


def test_every_partner_stands_on_one_board(lithuania: Client) -> None:
    page = page_of(lithuania, "/duties/")
    reply = row_of(page, "Reply to a request")
    assert "COMING" in reply and reply.count("nothing owed") == 1
    assert "Risk reduction" in page and ">BY<" in page and ">LT<" in page


def test_a_duty_that_passes_its_moment_is_overdue_and_says_since_when(under: UnderRules, lithuania: Client) -> None:
    under.clock.move(seconds=48 * 3600 + 60)
    row = row_of(page_of(lithuania, "/duties/?view=list&item=LT-2022-1"), "Reply to a request")
    assert "OVERDUE" in row and "¶ 16.1.2" in row and "late by" in row
    assert "22 Jan 2022, 09:00:" in row, "to the second"


def test_what_we_owe_can_be_written_at_once(under: UnderRules, lithuania: Client) -> None:
    mine = under.officer(under.by)
    row = row_of(page_of(mine, "/duties/?view=list&item=LT-2022-1"), "Reply to a request")
    assert "/duties/new?regime=vienna-document-2011&amp;format=D-III-16.1R&amp;case=LT-2022-1" in row
    theirs = row_of(page_of(lithuania, "/duties/?view=list&item=LT-2022-1"), "Reply to a request")
    assert "Write it" not in theirs


def test_the_list_is_sorted_by_due_and_filtered_by_the_address(lithuania: Client) -> None:
    page = page_of(lithuania, "/duties/?view=list")
    due = re.findall(r'<td data-label="Due">.*?<time datetime="([^"]+)"', page, re.DOTALL)
    assert len(due) > 10 and due == sorted(due)
    for_us = page_of(lithuania, "/duties/?view=list&party=LT&state=coming&chapter=VII&until=2022-12-31")
    rows = re.findall(r"<tr>.*?</tr>", for_us.split("<tbody>")[1], re.DOTALL)
    assert rows
    assert all("COMING" in row and ">LT<" in row and "Annual calendar" in row for row in rows)
    assert "Nothing fits these filters." in page_of(lithuania, "/duties/?party=LT&state=late")


def test_the_same_duties_as_a_file(lithuania: Client) -> None:
    answer = lithuania.get("/duties/?format=csv&party=BY&item=LT-2022-1")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert {row["by"] for row in rows} == {"BY"}
    reply = next(row for row in rows if row["paragraph"].startswith("16.1.2"))
    assert (reply["state"], reply["item"]) == ("coming", "LT-2022-1")


@pytest.mark.parametrize("query", ["state=never", "until=2022-02-31", "regime=nothing"])
def test_a_choice_that_is_none_is_told(lithuania: Client, query: str) -> None:
    answer = lithuania.get(f"/duties/?{query}")
    assert answer.status_code in {400, 422}
    assert "desk.bad_choice" in text_of(answer)


def test_figures_stand_with_who_said_them_and_what_was_said_before(lithuania: Client) -> None:
    page = page_of(lithuania, "/duties/exercises/BY-2022-1")
    troops = row_of(page, "Troops that count")
    assert "8,900 persons" in troops and "9,120 persons" in troops and "differs" in troops
    assert troops.count("/line/") == 2


def test_a_finding_opens_into_its_reasons_and_what_is_missing(lithuania: Client) -> None:
    page = page_of(lithuania, "/duties/exercises/BY-2022-1")
    assert "cannot tell" in page
    assert "One activity under a single operational command: missing" in page
    assert "Ask for clarification" in page
    assert "format=D-III-16.1&amp;case=BY-2022-1" in page


def test_nobody_asks_itself(under: UnderRules, lithuania: Client) -> None:
    assert lithuania is not None
    assert "Ask for clarification" not in page_of(under.officer(under.by), "/duties/exercises/BY-2022-1")


def test_the_list_of_exercises_shows_findings_and_duties(under: UnderRules, lithuania: Client) -> None:
    under.exercise("BY-2022-2", designation="Large", troops="14000", single_command="yes", start="2022-05-01")
    page = page_of(lithuania, "/duties/exercises")
    assert "Subject to observation" in row_of(page, "BY-2022-2")
    found = page_of(lithuania, "/duties/exercises?kind=activity&finding=observable")
    assert "BY-2022-2" in found and "BY-2022-1" not in found
    assert "CANNOT TELL" in row_of(page, "BY-2022-1")


def test_an_exercise_that_is_not_there_is_told(lithuania: Client) -> None:
    answer = lithuania.get("/duties/exercises/NOTHING")
    assert "regimes.unknown_item" in text_of(answer)


def test_quotas_show_used_possible_and_left_with_what_counts(under: UnderRules, lithuania: Client) -> None:
    under.exercise("BY-2022-3", troops="41000", single_command="yes", start="2022-06-01")
    page = page_of(lithuania, "/duties/quotas?year=2022")
    row = row_of(page.partition("three calendar years")[2], ">BY<")
    assert "BY-2022-3" in row
    rows = list(
        csv.DictReader(io.StringIO(lithuania.get("/duties/quotas?year=2022&format=csv&party=BY").content.decode()))
    )
    assert rows and all(row["group"].startswith("BY") for row in rows)
    assert any(row["used"] == "1" for row in rows)
    assert "desk.bad_choice" in text_of(lithuania.get("/duties/quotas?year=x"))


def test_a_pack_says_that_it_is_agreed_and_among_whom(lithuania: Client) -> None:
    page = text_of(lithuania.get(PACK))
    assert "AGREED" in page and "NOT AGREED" not in page and "APPLIES: LT, BY" in page
    assert "NOT AGREED" in text_of(lithuania.get(f"{PACK}+wi-5000"))


def test_without_an_agreement_the_pages_say_that_they_bind_nobody(officer: Client) -> None:
    for address in ("/duties/", "/duties/exercises", "/duties/quotas"):
        assert "These rules are not agreed between the parties." in page_of(officer, address), address


def test_what_a_partner_wrote_stays_text(under: UnderRules, lithuania: Client) -> None:
    under.exercise("BY-2022-4", designation="<script>alert(1)</script>", start="2022-07-01")
    for address in ("/duties/exercises", "/duties/exercises/BY-2022-4", "/duties/?view=list"):
        assert "<script>alert" not in page_of(lithuania, address)
