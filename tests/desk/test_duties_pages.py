"""The area Duties: the packs as they are read; the board; exercises; quotas; what if."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
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
