"""How long the pages of the desk take with ten years of a busy council on record.

A station's views are filled with the acts of a busy council (see `detente.testing.filled`), then an officer's client
asks for every page in turn, in this process: network and browser are not measured. The floor beside it is one page that
asks the record for nothing.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from benchmarks.statistics import quantile
from detente.council.matters import KINDS
from detente.kernel import Instant
from detente.station.house import House
from detente.station.ports import MattersWanted
from detente.station.queries.dispatches import dispatches
from detente.station.queries.matters import matters
from detente.testing import MovableClock, TestStation, introduce_all, make_station
from detente.testing.busy_council import BusyCouncil, council_parties
from detente.testing.filled import fill

ACTS = int(os.environ.get("DETENTE_BENCH_PAGES_ACTS", "100000"))
PARTIES = 31
TEN_YEARS = 10 * 365 * 86_400
START = Instant.parse("2016-01-01T00:00:00Z")
ROUNDS = int(os.environ.get("DETENTE_BENCH_PAGES_ROUNDS", "5"))
FLOOR = "/healthz"
OF_EACH_KIND = 2
PAGES = (
    "/", "/line/", "/line/?direction=out", "/council", "/council/matters", "/council/matters?state=RUNNING",
    "/ledger", "/people", "/public",
)  # fmt: skip


def measure() -> dict[str, float]:
    """Measure and print; return the numbers."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        clock = MovableClock(Instant(START + TEN_YEARS))
        station = _station(Path(folder), clock)
        try:
            _fill(station.house)
            return _report(_ask(station))
        finally:
            station.house.store.close()


def _station(folder: Path, clock: MovableClock) -> TestStation:
    """The first of the council's parties, which knows the second."""
    names = council_parties(PARTIES)
    one = make_station(folder, str(names[0]), "P01", clock=clock)
    other = make_station(folder, str(names[1]), "P02", clock=clock)
    introduce_all([one, other])
    other.house.store.close()
    return one


def _fill(house: House) -> None:
    council = BusyCouncil(2, council_parties(PARTIES), START, TEN_YEARS // ACTS)
    done = fill(house, council, ACTS)
    for _ in track(done, "acts on record", total=ACTS // 1000, console=Console(stderr=True)):
        pass


def _ask(station: TestStation) -> dict[str, list[float]]:
    client = _client(station)
    addresses = [FLOOR, *PAGES, *_boards(), *_single(station.house)]
    times: dict[str, list[float]] = {address: [] for address in addresses}
    for _ in track(range(ROUNDS), "rounds of all pages", console=Console(stderr=True)):
        for address in addresses:
            start = time.perf_counter()
            answer = client.get(address)
            times[address].append(time.perf_counter() - start)
            if answer.status_code != 200:  # noqa: PLR2004  (OK)
                raise AssertionError((address, answer.status_code))
    return times


def _client(station: TestStation) -> Any:
    from detente.desk.wsgi import application

    application(station.house)
    from django.test import Client

    from detente.station.commands.sign_in import make_link

    client = Client(SERVER_NAME="localhost")
    client.post(f"/sign-in/link/{make_link(station.house, 'desk')}")
    return client


def _boards() -> list[str]:
    from django.urls import reverse

    from detente.desk.areas.council.boards import BOARDS

    return [reverse(name) for name, _ in BOARDS]


def _single(house: House) -> Iterator[str]:
    """Pages of single things: two matters of each kind, and the last dispatches with their threads."""
    for kind in KINDS:
        for line in matters(house, MattersWanted(kinds=(kind,), limit=OF_EACH_KIND)).lines:
            yield f"/council/matters/{line.id.slug}"
    for row in dispatches(house, limit=OF_EACH_KIND):
        yield f"/line/{row.id.slug}"
        yield f"/line/{row.id.slug}/thread"


def _report(times: dict[str, list[float]]) -> dict[str, float]:
    floor = quantile(times.pop(FLOOR), 0.5)
    together = [value for values in times.values() for value in values]
    slowest = sorted(times.items(), key=lambda item: -quantile(item[1], 0.5))[:12]
    for address, values in slowest:
        print(f"{address:60} {quantile(values, 0.5) * 1000:9.1f} ms")
    numbers = {
        "desk.page_p50_ms": quantile(together, 0.5) * 1000,
        "desk.page_p95_ms": quantile(together, 0.95) * 1000,
        "desk.page_max_ms": max(together) * 1000,
        "desk.page_p50_over_floor": quantile(together, 0.5) / floor,
        "desk.acts": float(ACTS),
    }
    for name, number in numbers.items():
        print(f"{name:34} {number:14,.1f}")
    return numbers
