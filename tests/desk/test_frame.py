"""Every page: the policy, the languages, the strip, the errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import Desk

from detente.app import check_ticket
from detente.kernel import DESK_LANGUAGES

if TYPE_CHECKING:
    from django.test import Client

OPEN = ("/sign-in", "/sign-in/link/abc", "/public", "/public/none", "/settings", "/nowhere")
CLOSED = ("/", "/line/", "/council", "/ledger", "/people")
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip


@pytest.mark.parametrize("path", OPEN + CLOSED)
def test_every_page_forbids_what_is_not_ours(officer: Client, path: str) -> None:
    answer = officer.get(path)
    app = {"worker-src 'self'", "manifest-src 'self'"} if path == "/public" else set()
    assert {part.strip() for part in answer["Content-Security-Policy"].split(";")} == POLICY | app
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", OPEN + CLOSED)
def test_no_page_needs_an_exception_from_the_policy(officer: Client, path: str) -> None:
    page = officer.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|https?://(?!127\.0\.0\.1)", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
@pytest.mark.parametrize("path", ["/", "/public", "/nowhere"])
def test_a_page_is_in_the_chosen_language(officer: Client, path: str, language: str) -> None:
    officer.post("/settings", {"language": language})
    assert f'<html lang="{language}"' in officer.get(path).content.decode()


def test_the_language_of_the_browser_counts_until_one_is_chosen(stranger: Client) -> None:
    answer = stranger.get("/sign-in", headers={"accept-language": "uk,en;q=0.5"})
    assert answer["Content-Language"] == "uk"


@pytest.mark.parametrize("theme", ["light", "dark", "dim", "auto"])
def test_a_page_wears_the_chosen_theme(stranger: Client, theme: str) -> None:
    stranger.post("/settings", {"theme": theme})
    assert f'data-theme="{theme}"' in stranger.get("/public").content.decode()


@pytest.mark.parametrize("cookie", ["theme", "zone", "language", "keys"])
def test_a_preference_that_was_tampered_with_is_ignored(stranger: Client, cookie: str) -> None:
    from django.conf import settings

    name = settings.LANGUAGE_COOKIE_NAME if cookie == "language" else settings.PREFERENCE_COOKIE.format(name=cookie)
    stranger.cookies[name] = "../../etc/passwd"
    page = stranger.get("/public")
    assert page.status_code == 200
    assert "passwd" not in page.content.decode()


def test_a_choice_that_is_not_offered_is_refused(stranger: Client) -> None:
    answer = stranger.post("/settings", {"zone": "Mars/Olympus"})
    assert answer.status_code == 422
    assert "desk.bad_choice" in answer.content.decode()


def test_the_local_time_stands_beside_utc(officer: Client) -> None:
    officer.post("/settings", {"zone": "America/New_York"})
    page = officer.get("/people").content.decode()
    assert re.search(r"UTC <span class=\"time__local\">\(\d\d:\d\d New York\)", page)


def test_the_strip_names_the_line_and_the_ledger(officer: Client, desk: Desk) -> None:
    strip = officer.get("/fragments/strip").content.decode()
    assert "line-state--" in strip
    assert ">BB</abbr>" in strip
    assert re.search(r"#\d+", strip)
    assert officer.get("/fragments/strip", headers={"x-fragment": "1"}).status_code == 200
    assert desk.a.house.party not in strip


def test_a_fragment_is_refused_without_a_page(stranger: Client) -> None:
    answer = stranger.get("/fragments/strip", headers={"x-fragment": "1"})
    assert (answer.status_code, answer.content) == (403, b"")


def test_the_page_carries_a_ticket_for_its_own_officer(officer: Client, desk: Desk) -> None:
    found = re.search(r'data-ticket="([^"]+)"', officer.get("/").content.decode())
    assert found
    assert check_ticket(desk.a.house, found[1]) == "desk"


def test_public_pages_carry_no_ticket(stranger: Client) -> None:
    assert "data-ticket" not in stranger.get("/public").content.decode()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nowhere", 404, "desk.not_found"),
        ("/public/none", 404, "desk.not_public"),
        ("/line/AAAAAAAAAAAAAAAAAAAAAA", 404, "station.unknown_dispatch"),
    ],
)
def test_an_error_is_a_calm_page_with_its_code(officer: Client, path: str, status: int, code: str) -> None:
    answer = officer.get(path)
    assert answer.status_code == status
    page = answer.content.decode()
    assert f"<code>{code}</code>" in page
    assert "Traceback" not in page


def test_an_unknown_host_is_refused(stranger: Client) -> None:
    assert stranger.get("/public", headers={"host": "evil.example"}).status_code == 400


def test_the_wrong_method_is_refused(officer: Client) -> None:
    assert officer.post("/ledger").status_code == 405
    assert officer.get("/sign-out").status_code == 405


def test_the_process_says_that_it_lives(stranger: Client) -> None:
    assert stranger.get("/healthz").content == b"ok\n"


@pytest.mark.parametrize("name", ["desk.css", "live.js", "keys.js", "theme.js", "icon.svg"])
def test_the_desk_serves_its_own_files(stranger: Client, name: str) -> None:
    answer = stranger.get(f"/static/desk/{name}")
    assert answer.status_code == 200
    assert "https://" not in b"".join(answer).decode()
