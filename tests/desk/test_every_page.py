"""Every address of the desk, in every language, held against the same few rules; and who may do what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import open_decision
from tests.desk.line_kit import begin, freeze, text_of, write
from tests.desk.text_kit import open_programme, open_treaty

from detente.kernel import DESK_LANGUAGES, DispatchId, OfficeName, Officer
from detente.station.commands.enrol_officer import enrol_officer
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.changes import last_change
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, officer_of, send_letter
from detente.testing.officers import send

if TYPE_CHECKING:
    from django.test import Client

# What answers with a file, a fragment or a redirection; every other address is a page.
NO_PAGES = {
    "healthz", "strip", "sign_out", "line:rows", "line:life", "line:open", "line:evidence", "line:autosave",
    "line:kind", "line:paper", "matter_summary", "calendar_feed", "invitation", "public_atom", "public_json", "public_manifest", "public_worker",
    "duties:notice_autosave", "duties:notice_file", "duties:notice_paper", "line:form", "duties:whatif_progress",
    "duties:whatif_file", "duties:calendar",
    "duties:exercise",  # needs rules that both sides agreed: tests/desk/test_duties_pages.py
}  # fmt: skip
PAGES = {
    "watch": "/", "council": "/council", "matters": "/council/matters",
    "unanswered": "/council/unanswered", "timeline": "/council/timeline", "chronicle_new": "/council/chronicle/new",
    "series_list": "/council/series", "series": "/council/series/{series}", "calendar": "/council/calendar",
    "readiness": "/council/readiness", "members": "/council/members", "missions": "/council/missions", "briefings": "/council/briefings", "clarifications": "/council/clarifications",
    "activities": "/council/activities", "consequences": "/council/consequences",
    "responses": "/council/drafts/{treaty}/responses", "versions": "/council/drafts/{treaty}/versions",
    "programme": "/council/programmes/{programme}", "principles": "/council/principles", "concerns": "/council/concerns",
    "matter": "/council/matters/{matter}", "ledger": "/ledger", "people": "/people", "settings": "/settings",
    "public": "/public", "public_entry": "/public/{sent}", "public_offline": "/public/offline", "sign_in": "/sign-in", "sign_in_link": "/sign-in/link/abc",
    "line:list": "/line/", "line:new": "/line/new", "line:drafts": "/line/drafts", "line:dispatch": "/line/{sent}",
    "line:thread": "/line/{sent}/thread", "line:announce": "/line/{sent}/announce", "line:draft": "/line/draft/{draft}",
    "line:check": "/line/draft/{draft}/check", "line:release": "/line/draft/{frozen}/release",
    "line:discard": "/line/draft/{draft}/discard",
    "duties:board": "/duties/", "duties:new": "/duties/new", "duties:notice": "/duties/notices/{notice}",
    "duties:notice_section": "/duties/notices/{notice}/sections/land", "duties:notice_hand": "/duties/notices/{notice}/sections/land/hand",
    "duties:exercises": "/duties/exercises", "duties:plan": "/duties/plan", "duties:quotas": "/duties/quotas",
    "duties:whatif": "/duties/what-if?world=vienna-document-2011%2Bwi-5000&limit=notify_troops&item=zapad-2013", "duties:whatif_own": "/duties/what-if/own",
    "duties:packs": "/duties/packs", "duties:compare": "/duties/packs/compare", "duties:pack": "/duties/packs/vienna-document-2011",
    "duties:chapter": "/duties/packs/vienna-document-2011/chapters/V", "duties:rule": "/duties/packs/vienna-document-2011/fact/notifiable",
}  # fmt: skip
MORE = {"a sealed dispatch": "/line/{arrived}", "a frozen draft": "/line/draft/{frozen}", "nothing": "/line/{nothing}"}
MARKS = {"test": "TEST", "replay": "REPLAY OF THE PUBLIC RECORD", "demonstration": "DEMONSTRATION"}


def begin_notice(client: Client) -> str:
    """Begin a notification and leave it half filled in."""
    begun = client.post("/duties/new", {"format": "D-V-42", "case": HOSTILE[:60]}).headers["Location"]
    client.post(
        begun,
        {"designation": HOSTILE, "start": HOSTILE[:20], "key:troops_by_state:0": "ZZ", "of:troops_by_state:0": "x"},
    )
    return str(begun).rsplit("/", 1)[1]


def open_series(desk: Desk) -> DispatchId:
    """Propose a series of meetings to the other side."""
    body = {
        "body": "Council", "format": "in_person", "level": "ambassadors", "meetings": "series_open", "text": HOSTILE,
        "themes": [{"title": HOSTILE[:40]}], "window_open": True,
    }  # fmt: skip
    to = ((desk.b.house.party, "Ministry"),)
    return send(desk.a, DraftFields("meeting_proposal", "Ministry", to, HOSTILE, body=body))


@pytest.fixture(scope="module")
def about(desk: Desk) -> Callable[[Client], dict[str, str]]:
    """Return what the addresses need, made once by the first officer who asks."""
    made: dict[str, str] = {}

    def make(client: Client) -> dict[str, str]:
        if not made:
            draft, frozen = begin(client), begin(client)
            write(client, draft, subject=HOSTILE, text=HOSTILE)
            write(client, frozen, subject=HOSTILE, text=HOSTILE)
            assert freeze(client, frozen).status_code == 303
            made.update(draft=draft.rsplit("/", 1)[1], frozen=frozen.rsplit("/", 1)[1])
            made.update(matter=open_decision(desk).slug, notice=begin_notice(client))
            made.update(series=open_series(desk).slug)
            made.update(treaty=open_treaty(desk).slug, programme=open_programme(desk).slug)
            made.update(sent=desk.sent.slug, arrived=desk.arrived.slug, nothing="A" * 22)
        return made

    return make


def named(patterns: list[Any], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern.url_patterns, f"{pattern.namespace}:")
        else:
            yield f"{space}{pattern.name}"


def test_no_page_is_left_out_here(desk: Desk) -> None:
    from django.urls import get_resolver

    assert desk.a.house.code == "AA"
    assert set(named(get_resolver().url_patterns)) - NO_PAGES == set(PAGES)


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_a_page_keeps_the_rules_in_every_language(
    officer: Client, about: Callable[[Client], dict[str, str]], name: str, language: str
) -> None:
    officer.post("/settings", {"language": language})
    officer.get("/settings")  # shows what the page before it said
    answer = officer.get((PAGES | MORE)[name].format(**about(officer)))
    page = answer.content.decode()
    assert answer.status_code == (404 if name in ("public_entry", "nothing") else 200)
    assert f'<html lang="{language}"' in page
    assert (page.count("<h1"), page.count("<main")) == (1, 1)
    assert "{%" not in page
    assert "<script>alert" not in page
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", page)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("line:")])
def test_the_line_is_closed_to_strangers(
    officer: Client, stranger: Client, about: Callable[[Client], dict[str, str]], name: str
) -> None:
    address = PAGES[name].format(**about(officer))
    answer = stranger.get(address)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in")


@pytest.mark.parametrize("traffic", MARKS)
def test_traffic_that_is_not_live_says_so_on_every_page(officer: Client, desk: Desk, traffic: str) -> None:
    letter = send_letter(desk.b, desk.a, subject=f"Not live: {traffic}", traffic=traffic)
    desk.carry()
    assert MARKS[traffic] in text_of(officer.get(f"/line/{letter.slug}")), "while sealed"
    open_dispatch(desk.a.house, officer_of(desk.a), letter)
    for address in ("", "/thread"):
        assert MARKS[traffic] in text_of(officer.get(f"/line/{letter.slug}{address}"))
    row = text_of(officer.get("/line/")).split(f"Not live: {traffic}")[1]
    assert MARKS[traffic] in row[:120]
    draft = begin(officer)
    write(officer, draft, traffic=traffic)
    assert MARKS[traffic] in text_of(officer.get(f"{draft}/check"))
    assert MARKS[traffic] in text_of(officer.get("/line/drafts"))


@pytest.fixture
def operator(desk: Desk, sign_in: Callable[[str], Client]) -> Client:
    """Someone who runs the station and writes nothing."""
    if "runner" not in {found.login for found in _officers(desk)}:
        runner = Officer("runner", "Operator", OfficeName("Watch floor"), ("operate",))
        enrol_officer(desk.a.house, runner, PASSPHRASE)
    return sign_in("runner")


def _officers(desk: Desk) -> tuple[Officer, ...]:
    from detente.station.queries.parties import officers

    return officers(desk.a.house)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/line/new", {"kind": "letter"}),
        ("/line/draft/{draft}", {"subject": "Mine now", "next": "save"}),
        ("/line/draft/{draft}/check", {}),
        ("/line/draft/{draft}/discard", {}),
        ("/line/draft/{frozen}/release", {"fingerprint": "0" * 64, "passphrase": PASSPHRASE}),
        ("/line/{arrived}/open", {}),
        ("/duties/notices/{notice}", {"designation": "Mine now"}),
        ("/duties/notices/{notice}/sections/land", {"troops": "1"}),
        ("/duties/notices/{notice}/sections/land/hand", {"to": "head"}),
        ("/line/{sent}/announce", {"by": "a.example", "where": "W", "declared": "2026-02-10", "quote": "",
                                   "source": "S", "mode": "press_conference"}),
    ],
)  # fmt: skip
def test_who_may_not_is_told_so_and_nothing_happens(
    desk: Desk, officer: Client, operator: Client, about: Callable[[Client], dict[str, str]], address: str,
    form: dict[str, str],
) -> None:  # fmt: skip
    path = address.format(**about(officer))
    before = last_change(desk.a.house)
    answer = operator.post(path, form)
    assert answer.status_code == 403, answer.content.decode()[-2000:]
    assert "station.not_permitted" in text_of(answer)
    assert last_change(desk.a.house) == before


def test_buttons_that_lead_nowhere_are_left_out(officer: Client, operator: Client, desk: Desk) -> None:
    assert "Consent to publish" in text_of(officer.get(f"/line/{desk.sent.slug}"))
    assert "Consent to publish" not in text_of(operator.get(f"/line/{desk.sent.slug}"))
