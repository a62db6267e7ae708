"""A text from its first draft to signatures, over three real stations: one digest in every record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.council.matters import Matter
from detente.kernel import DispatchId, Instant
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.rebuild import rebuild
from detente.station.queries.matters import matter
from detente.station.views import DraftFields
from detente.testing import MovableClock, Postman, TestStation, introduce_all, make_station, officer_of
from detente.testing.officers import send

NOON = Instant.parse("2026-03-02T12:00:00Z")
HOUR = 3600
ARTICLES = [
    {"number": "1", "heading": "Briefings", "text": "The Parties brief each other. They may invite observers."},
    {"number": "2", "heading": "Line", "text": "The Parties keep a direct line."},
]


class Three:
    """Three stations that know each other; every act goes to both others and is opened there."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovableClock(NOON)
        self.stations = [
            make_station(folder, f"{name}.example", name.upper(), clock=self.clock) for name in ("aa", "bb", "cc")
        ]
        introduce_all(self.stations)
        self.postman = Postman(self.stations)

    def act(self, by: TestStation, kind: str, body: dict[str, Any], *refs: tuple[str, DispatchId]) -> DispatchId:
        self.clock.move(seconds=1)
        others = [station for station in self.stations if station is not by]
        to = tuple((other.house.party, "Foreign Ministry") for other in others)
        sent = send(by, DraftFields(kind, "Foreign Ministry", to, f"{kind}", body=body, refs=refs, traffic="test"))
        self.postman.until_quiet()
        for other in others:
            open_dispatch(other.house, officer_of(other), sent)
        self.postman.until_quiet()
        return sent

    def step(self, by: TestStation, root: DispatchId, kind: str, step: str, *refs: Any, **body: Any) -> DispatchId:
        return self.act(by, f"{kind}_step", {"step": step} | body, ("matter", root), *refs)

    def seen(self, root: DispatchId) -> list[Matter]:
        return [matter(station.house, root).matter for station in self.stations]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    made = Three(tmp_path)
    yield made
    for station in made.stations:
        station.house.store.close()


def test_from_draft_to_signature_under_one_digest(three: Three) -> None:
    a, b, c = three.stations
    draft = three.act(a, "draft_agreement", {"title": "On briefings", "kind": "agreement", "articles": ARTICLES})
    words = "The Parties shall brief each other. They may invite observers."
    theirs = three.step(
        b, draft, "draft_agreement", "propose_alternative", article="1", mode="alternative", words=words
    )
    assert {seen.state.value for seen in three.seen(draft)} == {"NEGOTIATED"}
    three.step(a, draft, "draft_agreement", "take_over", ("cites", theirs))
    assert {seen.state.value for seen in three.seen(draft)} == {"CLEAN"}
    digest = str(three.seen(draft)[0].details.digest)

    text = f"The Council adopts the text {digest}."
    decision = three.act(a, "decision", {"title": "Adoption", "text": text, "body": "Council"}, ("about", draft))
    ends = Instant(three.clock.now() + 24 * HOUR).iso
    three.step(a, decision, "decision", "propose_silence", ends=ends, zone="Europe/Vienna")
    three.step(a, decision, "decision", "start", ends=ends, zone="Europe/Vienna")
    three.clock.move(hours=25)
    assert {seen.state.value for seen in three.seen(decision)} == {"ADOPTED"}

    three.step(a, draft, "draft_agreement", "place_for_adoption")
    three.step(a, draft, "draft_agreement", "adopt", ("cites", decision), digest=digest, manner="silence")
    for station in (a, b):
        three.step(station, draft, "draft_agreement", "sign", digest=digest, signed_by="Minister")
    assert {seen.state.value for seen in three.seen(draft)} == {"ADOPTED"}
    three.step(c, draft, "draft_agreement", "sign", digest=digest, signed_by="Minister")

    seen = three.seen(draft)
    assert {one.state.value for one in seen} == {"SIGNED"}
    assert {str(one.details.digest) for one in seen} == {digest}
    assert len({repr(one.details) for one in seen}) == 1  # the same text, the same signatures, at all three
    for station in three.stations:
        rebuild(station.house)  # and each can fold it again from its own ledger


def test_a_signature_under_another_text_counts_nowhere(three: Three) -> None:
    a, b, _ = three.stations
    draft = three.act(a, "draft_agreement", {"title": "On briefings", "kind": "agreement", "articles": ARTICLES})
    with pytest.raises(Exception, match=r"station\.draft_blocked"):
        three.step(b, draft, "draft_agreement", "sign", digest="0" * 64)
    assert all(not seen.details.signatures for seen in three.seen(draft))
