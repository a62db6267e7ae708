"""Two stations of their own, and short words for putting dispatches before the public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.desk.conftest import MORNING

from detente.desk.wsgi import HOUSE_KEY
from detente.kernel import DispatchId
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.house import House
from detente.station.queries.dispatches import dispatches
from detente.station.views import DraftFields
from detente.testing import (
    PASSPHRASE,
    MovableClock,
    Postman,
    TestStation,
    introduce_all,
    make_station,
    officer_of,
    send_letter,
)
from detente.testing.officers import send

if TYPE_CHECKING:
    from django.test import Client

ALL = {"items": ["letter", "subject", "dates", "outcome"]}


@dataclass(frozen=True, slots=True)
class Two:
    a: TestStation
    b: TestStation
    clock: MovableClock
    postman: Postman

    def open_all(self) -> None:
        self.postman.until_quiet()
        for station in (self.a, self.b):
            for row in dispatches(station.house, direction="in", state="UNOPENED"):
                open_dispatch(station.house, officer_of(station), row.id)
        self.postman.until_quiet()

    def letter(self, **more: Any) -> DispatchId:
        letter = send_letter(self.a, self.b, **({"subject": "On exercises"} | more))
        self.open_all()
        return letter

    def say(self, by: TestStation, letter: DispatchId, body: dict[str, Any], **more: Any) -> None:
        """One party's word on publishing, sent and opened."""
        other = self.b if by is self.a else self.a
        fields: dict[str, Any] = {
            "type": "publication", "office": "Foreign Ministry", "subject": "On publishing",
            "to": ((other.house.party, "Foreign Ministry"),), "body": body, "refs": (("about", letter),),
        }  # fmt: skip
        send(by, DraftFields(**(fields | more)))
        self.open_all()

    def publish(self, letter: DispatchId, body: dict[str, Any] | None = None, **more: Any) -> DispatchId:
        for station in (self.a, self.b):
            self.say(station, letter, body or ALL, **more)
        return letter

    def browser(self, house: House | None = None) -> Client:
        """A browser of anybody, at the desk of the first station or of another house."""
        from django.test import Client

        return Client(SERVER_NAME="127.0.0.1", **{HOUSE_KEY: house or self.a.house})

    def officer(self) -> Client:
        """The browser of the desk officer of the first station."""
        client = self.browser()
        answer = client.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE})
        assert answer.status_code == 303, answer.content
        return client


def two_stations(folder: Path) -> Iterator[Two]:
    """Found two stations that know each other; close them at the end."""
    clock = MovableClock(MORNING)
    a = make_station(folder, "a.example", "PA", name="Party A", clock=clock)
    b = make_station(folder, "b.example", "PB", name="Party B", clock=clock)
    introduce_all([a, b])
    yield Two(a, b, clock, Postman([a, b]))
    for station in (a, b):
        station.house.store.close()
