"""Rules over many activities beside SQL written by hand, and beside one activity after another with all its reasons.

The hand-written SQL answers the same questions on the same table, and the answers are compared before anything is
timed. Runs are interleaved, the ratio is of medians. The large run reads Parquet under a bound of memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from benchmarks import rules_by_hand as by_hand
from benchmarks.rules_explained import explained, timed
from benchmarks.rules_large import NAME, large
from benchmarks.statistics import quantile
from detente.adapters.packs import Shelf
from detente.analysis.engine import connected
from detente.analysis.simulating import Plan, simulate
from detente.regimes.columns import counts_query, quota_query
from detente.regimes.pack import Pack

ROWS = int(os.environ.get("DETENTE_BENCH_RULES_ROWS", "1000000"))
RUNS = 7


def measure() -> dict[str, float]:
    """Measure and print; return the numbers."""
    pack = Shelf().pack(NAME)
    return printed({**_beside_sql(pack), **explained(pack), **large(), **_cold()})


def printed(numbers: dict[str, float]) -> dict[str, float]:
    """Print numbers and return them."""
    for name, number in numbers.items():
        print(f"{name:42} {number:14,.2f}")
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
