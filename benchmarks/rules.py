"""Rules over many activities beside SQL written by hand, and beside one activity after another with all its reasons.

The hand-written SQL answers the same questions on the same table, and the answers are compared before anything is
timed. Runs are interleaved, the ratio is of medians. The large run reads Parquet under a bound of memory.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import rules_by_hand as by_hand
from benchmarks.rules_explained import explained, timed
from benchmarks.statistics import quantile
from detente.adapters.packs import Shelf
from detente.analysis.engine import connected, put_parquet
from detente.analysis.simulating import Plan, simulate, simulate_to
from detente.regimes.columns import counts_query, quota_query
from detente.regimes.pack import Pack

ROWS = int(os.environ.get("DETENTE_BENCH_RULES_ROWS", "1000000"))
LARGE = int(os.environ.get("DETENTE_BENCH_RULES_LARGE", "10000000"))
RUNS = 7
MEMORY = "4GiB"
NAME = "vienna-document-2011"


def measure() -> dict[str, float]:
    """Measure and print; return the numbers."""
    pack = Shelf().pack(NAME)
    numbers = {**_beside_sql(pack), **explained(pack), **_large(), **_cold()}
    for name, number in numbers.items():
        print(f"{name:34} {number:14,.2f}")
    return numbers


def _questions(pack: Pack) -> list[tuple[str, str]]:
    """Each question as (generated, by hand): all facts about activities, then each quota."""
    quotas = [name for name, quota in pack.quotas.items() if quota.count == "activity"]
    pairs = [(counts_query(pack, "activity"), by_hand.COUNTS)]
    return pairs + [(_counted(quota_query(pack, name)), _counted(by_hand.QUOTAS[name])) for name in quotas]


def _counted(query: str) -> str:
    return f"SELECT COUNT(*), COUNT(is_over) FROM ({query}) AS q"


def _beside_sql(pack: Pack) -> dict[str, float]:
    """The ratio of medians, the runs of both interleaved; the answers must be the same."""
    ours: list[float] = []
    theirs: list[float] = []
    with connected() as connection:
        simulate(connection, pack, Plan(ROWS, seed=1))
        questions = _questions(pack)
        for generated, hand in questions:
            assert _ask(connection, generated) == _ask(connection, hand), hand[:200]
        for _ in range(RUNS):
            ours.append(timed(lambda: [_ask(connection, generated) for generated, _ in questions]))
            theirs.append(timed(lambda: [_ask(connection, hand) for _, hand in questions]))
    median = quantile(ours, 0.5)
    return {
        "rules.columns_over_sql": median / quantile(theirs, 0.5),
        "rules.rows_per_second": ROWS / median,
        "rules.rows": float(ROWS),
    }


def _ask(connection: Any, query: str) -> Any:
    return connection.execute(query).fetchall()


def _large() -> dict[str, float]:
    """The whole pack over many rows in Parquet under a bound of memory, in a process of its own to see its peak."""
    command = [sys.executable, "-m", "benchmarks.rules_large", str(LARGE), MEMORY]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    rows_per_second, peak = (float(part) for part in found.stdout.split())
    return {"rules.large_rows": float(LARGE), "rules.large_rows_per_second": rows_per_second, "rules.peak_gib": peak}


def large(pack: Pack, rows: int, memory: str) -> tuple[float, float]:
    """Return rows a second over all questions, and the peak of this process in GiB."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with connected() as connection:
            paths = list(simulate_to(connection, pack, Plan(rows, seed=3), folder / "rows"))
        with connected(memory=memory, scratch=folder / "spill") as connection:
            put_parquet(connection, pack, "activity", paths)
            spent = timed(lambda: [_ask(connection, generated) for generated, _ in _questions(pack)])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
    return rows / spent, peak


def _cold() -> dict[str, float]:
    """Seconds from nothing to the first answer: a new process reads the pack and judges one activity."""
    command = [sys.executable, "-c", _FIRST_ANSWER]
    return {"rules.cold_start_s": quantile([timed(lambda: subprocess.run(command, check=True)) for _ in range(3)], 0.5)}


_FIRST_ANSWER = f"""
from detente.adapters.packs import Shelf
from detente.regimes.judging import Judge, read_item
pack = Shelf().pack("{NAME}")
item = {{"about": "activity", "id": "A", "state": "DE", "kind": "land", "start": "2022-02-10"}}
Judge(pack).answers(read_item(pack, item))
"""
