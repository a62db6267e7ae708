"""The entrance: who gets in, how often one may try, what a session is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import Desk

from detente.desk.areas import entrance
from detente.desk.patience import FREE_TRIES, WAIT_SECONDS, Patience
from detente.errors import RefusedError
from detente.kernel import Instant
from detente.station.commands.sign_in import make_link
from detente.testing import PASSPHRASE

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize("path", ["/", "/line/", "/council", "/ledger", "/people", "/fragments/strip"])
def test_a_stranger_is_sent_to_the_entrance(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=%2F")


def test_an_officer_gets_in_and_goes_where_they_wanted(stranger: Client) -> None:
    answer = stranger.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE, "next": "/ledger"})
    assert (answer.status_code, answer["Location"]) == (303, "/ledger")
    assert "Desk officer" in stranger.get("/").content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", ""]
)
def test_nobody_is_sent_out_of_the_desk(stranger: Client, target: str) -> None:
    answer = stranger.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE, "next": target})
    assert answer["Location"] == "/"


def test_unknown_login_and_wrong_passphrase_look_the_same(stranger: Client) -> None:
    pages = [
        stranger.post("/sign-in", {"login": login, "passphrase": "wrong"}).content.decode().replace(login, "…")
        for login in ("head", "nobody")
    ]
    assert "station.sign_in" in pages[0]
    assert "wrong" not in pages[0].replace("wrong-", "")
    strip = [page.split("error-summary")[1].split("</div>")[0] for page in pages]
    assert strip[0] == strip[1]


def test_the_session_cookie_is_of_this_station_and_strict(stranger: Client) -> None:
    from django.conf import settings

    answer = stranger.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert settings.SESSION_COOKIE_NAME.startswith("detente_session_")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    form = stranger.get("/settings").cookies[settings.CSRF_COOKIE_NAME]
    assert form["samesite"] == "Strict"


def test_a_session_gets_a_new_key_at_the_entrance(stranger: Client) -> None:
    from django.conf import settings

    stranger.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE})
    first = stranger.cookies[settings.SESSION_COOKIE_NAME].value
    stranger.post("/sign-in", {"login": "head", "passphrase": PASSPHRASE})
    assert stranger.cookies[settings.SESSION_COOKIE_NAME].value != first
    assert "Head of desk" in stranger.get("/").content.decode()


def test_a_session_of_another_station_counts_for_nothing(officer: Client) -> None:
    session = officer.session
    session["party"] = "c.example"
    session.save()
    assert officer.get("/").status_code == 302


def test_signing_out_ends_the_session(officer: Client) -> None:
    assert officer.post("/sign-out").status_code == 303
    assert officer.get("/").status_code == 302


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    from django.test import Client

    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    answer = strict.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE})
    assert answer.status_code == 403
    assert "desk.form_expired" in answer.content.decode()
    assert PASSPHRASE not in answer.content.decode()
    assert desk.a.house.code == "AA"


def test_looking_at_a_link_spends_nothing_and_pressing_spends_it_once(stranger: Client, desk: Desk) -> None:
    path = f"/sign-in/link/{make_link(desk.a.house, 'head')}"
    assert [stranger.get(path).status_code for _ in range(2)] == [200, 200]
    assert stranger.post(path).status_code == 303
    assert "Head of desk" in stranger.get("/").content.decode()
    again = stranger.post(path)
    assert again.status_code == 403
    assert "station.link_spent" in again.content.decode()


def test_guessing_is_slowed_down_for_that_login_alone(
    stranger: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "patience", Patience())
    for _ in range(FREE_TRIES):
        assert stranger.post("/sign-in", {"login": "head", "passphrase": "no"}).status_code == 403
    answer = stranger.post("/sign-in", {"login": "head", "passphrase": PASSPHRASE})
    assert answer.status_code == 429
    assert "station.sign_in_wait" in answer.content.decode()
    assert stranger.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE}).status_code == 303
    desk.clock.move(seconds=WAIT_SECONDS)
    assert stranger.post("/sign-in", {"login": "head", "passphrase": PASSPHRASE}).status_code == 303


def test_each_further_failure_costs_another_wait() -> None:
    patience, now = Patience(), Instant(1_000_000)
    for _ in range(FREE_TRIES):
        _fail(patience, now)
    with pytest.raises(RefusedError, match="station.sign_in_wait"), patience.asked("x", now):
        pass
    _fail(patience, Instant(now + WAIT_SECONDS))
    with pytest.raises(RefusedError), patience.asked("x", Instant(now + WAIT_SECONDS + 1)):
        pass
    with patience.asked("x", Instant(now + 2 * WAIT_SECONDS)):
        pass
    _fail(patience, Instant(now + 2 * WAIT_SECONDS))  # a success forgot them


def _fail(patience: Patience, now: Instant) -> None:
    with pytest.raises(KeyError), patience.asked("x", now):
        raise KeyError
