"""Days of traffic over a line that loses, repeats and forgets answers; every seed ends in the same quiet."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from detente.kernel import Instant, Precedence
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.rebuild import rebuild
from detente.station.queries.dispatches import dispatches
from detente.station.queries.ledger import ledger
from detente.testing import MovableClock, Postman, TestStation, introduce_all, make_station, officer_of, send_letter
from detente.testing.postman import Manners

BAD_ROAD = Manners(lose=0.3, lose_answer=0.3, repeat=0.3)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_nothing_doubled_and_the_order_stands(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    clock = MovableClock(Instant.parse("2026-02-10T08:00:00Z"))
    names = ("a.example", "b.example", "c.example")
    stations = [make_station(tmp_path, name, name[0].upper() * 2, clock=clock) for name in names]
    introduce_all(stations)
    postman = Postman(stations, BAD_ROAD, seed)
    sent: list[str] = []
    for _ in range(12):
        sender, *others = chance.sample(stations, chance.choice([2, 3]))
        precedence = chance.choice(list(Precedence)).value
        sent.append(send_letter(sender, *others, precedence=precedence))
        for _ in range(chance.randrange(3)):
            postman.round()
        clock.move(seconds=chance.randrange(120))
        if chance.random() < 0.3:
            restart(stations, postman, chance.randrange(3))
        open_some(stations, chance)
    settle(postman, clock)
    open_all(stations)
    settle(postman, clock)
    check(stations, sent)
    for station in stations:
        station.house.store.close()


def restart(stations: list[TestStation], postman: Postman, number: int) -> None:
    stations[number] = stations[number].reopened()
    postman.stations[stations[number].house.party] = stations[number]


def open_some(stations: list[TestStation], chance: random.Random) -> None:
    for station in stations:
        for row in dispatches(station.house, direction="in"):
            if row.state == "UNOPENED" and chance.random() < 0.5:
                open_dispatch(station.house, officer_of(station), row.id)


def open_all(stations: list[TestStation]) -> None:
    for station in stations:
        for row in dispatches(station.house, direction="in"):
            if row.state == "UNOPENED":
                open_dispatch(station.house, officer_of(station), row.id)


def settle(postman: Postman, clock: MovableClock) -> None:
    """However bad the road, an hour at a time everything gets through."""
    for _ in range(60):
        clock.move(hours=1)
        postman.until_quiet()


def check(stations: list[TestStation], sent: list[str]) -> None:
    arrived = [row.id for station in stations for row in dispatches(station.house, direction="in", limit=1000)]
    expected = [
        id_ for station in stations for row in dispatches(station.house, direction="out", limit=1000)
        for id_ in [row.id] * len(row.addressees)
    ]  # fmt: skip
    assert sorted(arrived) == sorted(expected)
    assert set(arrived) == set(sent)
    for station in stations:
        assert ledger(station.house).refusals == (), "an honest peer is never accused"
        assert {row.state for row in dispatches(station.house, direction="out")} <= {"UNANSWERED"}
        assert rebuild(station.house) == ledger(station.house).size
        gapless(station)


def gapless(station: TestStation) -> None:
    with station.house.store.read() as tx:
        peers = [row.party for row in tx.keysets() if row.party != station.house.party]
        for direction in ("in", "out"):
            for peer in peers:
                for precedence in Precedence:
                    parcels = tx.parcels_from(direction, peer, precedence.value, 1)
                    assert [parcel.seq for parcel in parcels] == list(range(1, len(parcels) + 1))
