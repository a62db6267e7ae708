"""Stations that tests share the making of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from detente.kernel import Instant
from detente.testing import MovableClock, Postman, TestStation, introduce_all, make_station

settings.register_profile("detente", deadline=None)  # processors are shared: what is slow is for the benchmarks to say
settings.load_profile("detente")

MORNING = Instant.parse("2026-02-10T08:00:00Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stations that know each other, one clock, one postman."""

    a: TestStation
    b: TestStation
    clock: MovableClock
    postman: Postman

    def carry(self) -> None:
        self.postman.until_quiet()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MORNING)


@pytest.fixture
def pair(tmp_path: Path, clock: MovableClock) -> Iterator[Pair]:
    a = make_station(tmp_path, "a.example", "AA", clock=clock)
    b = make_station(tmp_path, "b.example", "BB", clock=clock)
    introduce_all([a, b], witnesses=[b])
    yield Pair(a, b, clock, Postman([a, b]))
    for station in (a, b):
        station.house.store.close()
