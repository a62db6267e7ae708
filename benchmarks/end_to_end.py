"""One dispatch end to end: compose to verified `opened` receipt, over TLS between two processes, against the floor.

Station A runs in this process, both doors open, as `detente up` runs it; station B is a process of its own that opens
on arrival. The officers' keys are unlocked beforehand: how long a person types is not measured. Dispatch and floor are
measured in turns, so that both see the same machine.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvloop
from rich.console import Console
from rich.progress import track

from benchmarks.floor import Floor, echo
from benchmarks.statistics import quantile
from detente.cli.demo.cast import free_port
from detente.kernel import Officer
from detente.serve import run_house
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.release import release_with
from detente.station.commands.save_draft import save_draft
from detente.station.ports import UnlockedOfficer
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, TestStation, introduce_all, make_station, officer_of

WARM, MEASURED = 30, int(os.environ.get("DETENTE_BENCH_DISPATCHES", "300"))
PATIENCE_SECONDS = 10
TEXT = "A letter of the usual length. " * 60


def measure() -> dict[str, float]:
    """Measure and print; return the numbers."""
    with (
        tempfile.TemporaryDirectory(prefix="detente-bench-") as folder,
        _stations(Path(folder)) as (a, b),
        echo() as line,
    ):
        floor = Floor(Path(folder))
        officers = _officers(a)
        dispatches: list[float] = []
        floors: list[float] = []
        for number in track(range(WARM + MEASURED), "dispatches", console=Console(stderr=True)):
            one, other = _timed(lambda: _dispatch(a, b, officers)), _timed(lambda: floor.once(line))
            if number >= WARM:
                dispatches.append(one)
                floors.append(other)
        floor.close()
    return _report(dispatches, floors)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _officers(station: TestStation) -> list[tuple[Officer, UnlockedOfficer]]:
    logins = ("desk", "head")
    return [(officer_of(station, login), station.house.officer_keys.unlock(login, PASSPHRASE)) for login in logins]


def _dispatch(a: TestStation, b: TestStation, officers: list[tuple[Officer, UnlockedOfficer]]) -> None:
    """Compose, check, release by two officers, and wait for the verified `opened` receipt."""
    fields = DraftFields(
        type="letter", office="Foreign Ministry", to=((b.keyset.party, "Foreign Ministry"),), subject="A subject",
        body={"paper": "letter", "text": TEXT}, traffic="test",
    )  # fmt: skip
    house = a.house
    draft = freeze_draft(house, officers[0][0], save_draft(house, officers[0][0], fields).id)
    for officer, key in officers:
        outcome = release_with(house, officer, draft.id, draft.fingerprint or "", key)
    _await_opened(a, str(outcome.dispatch))


def _await_opened(a: TestStation, dispatch: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with a.house.store.read() as tx:
            if any(fact.step == "opened" for fact in tx.facts([dispatch])):
                return
        _written.wait(0.05)
        _written.clear()
    raise TimeoutError(dispatch)


_written = threading.Event()


@contextmanager
def _stations(folder: Path) -> Iterator[tuple[TestStation, TestStation]]:
    a = make_station(folder, "a.example", "AA", line_port=free_port())
    b = make_station(folder, "b.example", "BB", line_port=free_port(), opens_on_arrival=True)
    introduce_all([a, b])
    b.house.store.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "detente", "up", "--home", str(b.home), "--json"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    a.house.store.subscribe(lambda **_: _written.set())
    stop, thread = _run(a)
    try:
        yield a, b
    finally:
        stop()
        thread.join()
        process.terminate()
        process.wait()
        process.stdout.close()
        a.house.store.close()


def _run(a: TestStation) -> tuple[Callable[[], object], threading.Thread]:
    """Run station A in a thread of this process; return what stops it."""
    ready = threading.Event()
    handles: dict[str, Callable[[], object]] = {}

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        handles["stop"] = lambda: loop.call_soon_threadsafe(stop.set)
        await run_house(a.house, a.home, lambda _: ready.set(), stop)

    thread = threading.Thread(target=lambda: uvloop.run(main()))
    thread.start()
    ready.wait(PATIENCE_SECONDS)
    return handles["stop"], thread


def _report(dispatches: list[float], floors: list[float]) -> dict[str, float]:
    rows = {"dispatch": dispatches, "floor": floors}
    print(f"\none dispatch, compose to verified opened receipt ({len(dispatches)} measured)\n")
    print(f"{'':10}{'median ms':>12}{'p99 ms':>12}")
    for name, times in rows.items():
        print(f"{name:10}{quantile(times, 0.5) * 1000:12.2f}{quantile(times, 0.99) * 1000:12.2f}")
    ratio = quantile(dispatches, 0.5) / quantile(floors, 0.5)
    print(f"{'ratio':10}{ratio:12.2f}{quantile(dispatches, 0.99) / quantile(floors, 0.99):12.2f}")
    return {
        "line.e2e.floor_p50_ms": round(quantile(floors, 0.5) * 1000, 3),
        "line.e2e.p50_ms": round(quantile(dispatches, 0.5) * 1000, 3),
        "line.e2e.p50_over_floor": round(ratio, 3),
        "line.e2e.p99_ms": round(quantile(dispatches, 0.99) * 1000, 3),
    }
