"""One station with its desk for the whole session: Django is configured once per process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from detente.desk.wsgi import application
from detente.kernel import DispatchId, Instant
from detente.testing import PASSPHRASE, MovableClock, Postman, TestStation, introduce_all, make_station, send_letter

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from tests.desk.duties_kit import UnderRules
    from tests.desk.public_kit import Two

MORNING = Instant.parse("2026-02-10T08:00:00Z")
HOSTILE = '</td><script>alert("x")</script>{{ 7|add:7 }} & “ok”'


@dataclass(frozen=True, slots=True)
class Desk:
    """The own station `a` behind the desk, the other station `b`, and a letter of each."""

    a: TestStation
    b: TestStation
    clock: MovableClock
    postman: Postman
    sent: DispatchId
    arrived: DispatchId

    def carry(self) -> None:
        self.postman.until_quiet()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder, clock = tmp_path_factory.mktemp("desk"), MovableClock(MORNING)
    a = make_station(folder, "a.example", "AA", name="Party <b>A</b>", clock=clock)
    b = make_station(folder, "b.example", "BB", name="Party B", clock=clock)
    introduce_all([a, b], witnesses=[b])
    application(a.house)
    sent = send_letter(a, b, subject=HOSTILE, body={"paper": "letter", "text": f"Sir,\n\n{HOSTILE}"})
    arrived = send_letter(b, a, subject="From B")
    found = Desk(a, b, clock, Postman([a, b]), sent, arrived)
    found.carry()
    yield found
    for station in (a, b):
        station.house.store.close()


@pytest.fixture
def stranger(desk: Desk) -> Client:
    """A browser that nobody signed in with; it checks form tokens as a real one would have to."""
    from django.test import Client

    assert desk.a.house.code == "AA"
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def sign_in(desk: Desk) -> Callable[[str], Client]:
    """Sign in as an officer of the own station: `desk` or `head`."""
    from django.test import Client

    def enter(login: str) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        answer = client.post("/sign-in", {"login": login, "passphrase": PASSPHRASE})
        assert answer.status_code == 303, answer.content
        return client

    assert desk.a.house.code == "AA"
    return enter


@pytest.fixture
def officer(sign_in: Callable[[str], Client]) -> Client:
    """The desk officer's browser."""
    return sign_in("desk")


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Iterator[Two]:
    """Two stations of one test, behind the desk that `desk` configured."""
    from tests.desk.public_kit import two_stations

    assert desk.a.house.code == "AA"
    yield from two_stations(tmp_path)


@pytest.fixture(scope="session")
def rules(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderRules]:
    """Two stations under one regime that both accepted, for every test of its forms; each begins drafts of its own."""
    from tests.desk.duties_kit import UnderRules

    assert desk.a.house.code == "AA"
    made = UnderRules(tmp_path_factory.mktemp("rules"))
    made.agree()
    yield made
    for station in (made.lt, made.by):
        station.house.store.close()
