"""The fold of a busy council: deeds per second from the record to its matters, and one more deed on top.

The deeds are written beforehand in portions (writing them costs as much as folding), so that only the fold is timed.
The floor beside it is the smallest fold there is: a dictionary entry and one frozen value for each deed.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import track

from benchmarks.statistics import quantile
from detente.council.book import Book
from detente.council.deeds import Deed
from detente.kernel import Instant
from detente.testing.busy_council import BusyCouncil, council_parties

ACTS = int(os.environ.get("DETENTE_BENCH_ACTS", "1000000"))
PORTION = 20_000
PARTIES = 31
START = Instant.parse("2012-01-01T00:00:00Z")
PACE = 315  # seconds between two acts: a million in ten years
LAST = 2_000


@dataclass(frozen=True, slots=True)
class Last:
    """The least that a fold keeps of a deed."""

    id: str
    act: Any


def measure() -> dict[str, float]:
    """Measure and print; return the numbers."""
    council = BusyCouncil(1, council_parties(PARTIES), START, PACE)
    book, floor = Book(), dict[str, Last]()
    spent = spent_floor = 0.0
    single: list[float] = []
    for portion in track(range(ACTS // PORTION), "acts", console=Console(stderr=True)):
        deeds = list(council.deeds(PORTION))
        spent += _timed(book, deeds, single if portion == ACTS // PORTION - 1 else None)
        spent_floor += _floor(floor, deeds)
    total = PORTION * (ACTS // PORTION)
    numbers = {
        "council.fold_acts_per_second": total / spent,
        "council.fold_over_floor": spent / spent_floor,
        "council.update_p50_us": quantile(single, 0.5) * 1e6,
        "council.update_p99_us": quantile(single, 0.99) * 1e6,
        "council.acts": float(total),
        "council.matters": float(len(book.matters)),
    }
    for name, number in numbers.items():
        print(f"{name:34} {number:14,.1f}")
    return numbers


def _timed(book: Book, deeds: list[Deed], single: list[float] | None) -> float:
    """Enter a portion; the last acts of the last one are timed each alone: what one arriving act costs at this size."""
    alone = [] if single is None else deeds[-LAST:]
    start = time.perf_counter()
    for deed in deeds[: len(deeds) - len(alone)]:
        book.enter(deed)
    spent = time.perf_counter() - start
    for deed in alone:
        start = time.perf_counter()
        book.enter(deed)
        took = time.perf_counter() - start
        spent += took
        if single is not None:
            single.append(took)
    return spent


def _floor(known: dict[str, Last], deeds: list[Deed]) -> float:
    start = time.perf_counter()
    for deed in deeds:
        known[deed.id] = Last(deed.id, deed.act)
    return time.perf_counter() - start
