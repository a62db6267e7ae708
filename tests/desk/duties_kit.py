"""Two stations under one regime, each with its own code in it, and notices between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.desk.wsgi import HOUSE_KEY
from detente.kernel import DispatchId, Instant
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.views import DraftFields
from detente.testing import (
    PASSPHRASE,
    MovableClock,
    Postman,
    TestStation,
    introduce_all,
    make_station,
    officer_of,
)
from detente.testing.officers import send

if TYPE_CHECKING:
    from django.test import Client

NAME = "vienna-document-2011"
START = Instant.parse("2022-01-20T09:00:00Z")


class UnderRules:
    """LT behind the desk, BY at the other end."""

    def __init__(self, folder: Path, clock: MovableClock | None = None, line_port: int = 1) -> None:
        self.clock = clock or MovableClock(START)
        self.lt = make_station(
            folder, "lithuania.example", "LT", name="Lithuania", clock=self.clock, line_port=line_port
        )
        self.by = make_station(folder, "belarus.example", "BY", name="Belarus", clock=self.clock)
        introduce_all([self.lt, self.by])
        self.postman = Postman([self.lt, self.by])
        self.pack = self.lt.house.packs.pack(NAME)

    def act(
        self, by: TestStation, kind: str, body: dict[str, Any], *refs: tuple[str, DispatchId], traffic: str = "live"
    ) -> DispatchId:
        """Release an act to the other side, carry it, open it there."""
        other = self.by if by is self.lt else self.lt
        to = ((other.house.party, "Verification Centre"),)
        self.clock.move(seconds=1)
        fields = DraftFields(
            kind, "Verification Centre", to, f"Subject of {kind}", body=body, refs=refs, traffic=traffic
        )
        sent = send(by, fields)
        self.postman.until_quiet()
        open_dispatch(other.house, officer_of(other), sent)
        self.postman.until_quiet()
        return sent

    def agree(self, *codes: str, traffic: str = "live", **more: str) -> DispatchId:
        """Accept the rules, each under its own code; both do where no code is named. `more` is of the acceptance."""
        body = {"title": "Our rules", "regime": NAME, "rules": self.pack.digest}
        offer = self.act(self.lt, "rules_agreement", body, traffic=traffic)
        for station, code in ((self.lt, "LT"), (self.by, "BY")):
            accept = {"step": "accept", "rules": self.pack.digest, "code": code} | more
            if code in (codes or ("LT", "BY")):
                self.act(station, "rules_step", accept, ("matter", offer), traffic=traffic)
        return offer

    def notice(self, by: TestStation, form: str, case: str, traffic: str = "live", **answers: str) -> DispatchId:
        """Send a filled-in form; `__` in a name stands for a dot of a path."""
        rows = [{"field": field.replace("__", "."), "value": value} for field, value in answers.items()]
        return self.act(
            by, "notice",
            {"regime": NAME, "rules": self.pack.digest, "format": form, "case": case, "answers": rows},
            traffic=traffic,
        )  # fmt: skip

    def exercise(self, case: str = "BY-2022-1", **more: str) -> DispatchId:
        """BY notifies an activity 21 days before its start."""
        given = {
            "designation": "Allied Resolve 2022", "purpose": "Training", "states": "BY, RU", "kind": "land",
            "in_zone": "yes", "alert": "no", "start": "2022-02-10", "end": "2022-02-20", "troops": "9120",
            "area": "Brest and Grodno",
        }  # fmt: skip
        return self.notice(self.by, "D-V-42", case, **(given | more))

    def officer(self, station: TestStation | None = None, login: str = "desk") -> Client:
        """The browser of an officer of a station, of the desk officer of LT unless others are named."""
        from django.test import Client

        house = (station or self.lt).house
        client = Client(SERVER_NAME="127.0.0.1", **{HOUSE_KEY: house})
        assert client.post("/sign-in", {"login": login, "passphrase": PASSPHRASE}).status_code == 303
        return client


def under_rules(folder: Path) -> Iterator[UnderRules]:
    """Found the two stations; close them at the end."""
    made = UnderRules(folder)
    yield made
    for station in (made.lt, made.by):
        station.house.store.close()
