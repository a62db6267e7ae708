"""Very many activities: Parquet as somebody hands it over, checked cell by cell, then every rule and quota of the pack.

The files are made by the simulator in a process of its own and removed afterwards. They are read in another, so that
its peak is seen, under a bound of memory; what goes to the disk beyond it is sampled. What the rules count is counted
again straight from the simulator, block by block, and must be the same. By hand:

    python -m benchmarks rules --rows 100000000 --memory 4GiB
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.adapters.packs import Shelf
from detente.analysis.engine import connected
from detente.analysis.large import Bounds, open_history
from detente.analysis.simulating import Plan, simulate_to
from detente.analysis.tables import simulated_counts
from detente.analysis.worlds import World
from detente.regimes.pack import Pack

NAME = "vienna-document-2011"
ROWS = int(os.environ.get("DETENTE_BENCH_RULES_LARGE", "10000000"))
MEMORY = "4GiB"
SEED = 3
_CHECKED = ("notifiable", "observable")
_GIB = 1 << 30


def large(rows: int = ROWS, memory: str = MEMORY) -> dict[str, float]:
    """Return the figures of one run; `…_load` is how many processes wanted the processors meanwhile."""
    with tempfile.TemporaryDirectory(prefix="detente-bench-") as folder:
        _child("write", folder, str(rows), memory)
        found: dict[str, float] = json.loads(_child("read", folder, str(rows), memory))
    prefix = "rules.large" if rows == ROWS else f"rules.of_{rows}"
    return {f"{prefix}_{name}": number for name, number in found.items()}


def _child(*arguments: str) -> str:
    command = [sys.executable, "-m", "benchmarks.rules_large", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def write(pack: Pack, folder: Path, rows: int, memory: str) -> None:
    """Make the files."""
    with connected(memory, folder) as connection:
        for _ in simulate_to(connection, pack, Plan(rows, SEED), folder / "rows", given=True):
            pass


def read(pack: Pack, folder: Path, rows: int, memory: str) -> dict[str, float]:
    """Check, copy and judge the files."""
    world, start, loads = World(pack, pack.name), time.perf_counter(), [os.getloadavg()[0]]
    facts = [fact.name for fact in pack.facts.values() if fact.about == "activity"]
    with _sampled(folder) as spilt, open_history([folder / "rows"], pack, bounds=Bounds(memory, folder)) as history:
        checked = time.perf_counter()
        counts = {group.fact: group.count for group in history.counts(world, facts)}
        counted = time.perf_counter()
        over = history.over_quotas(world)
        judged = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _GIB
    loads.append(os.getloadavg()[0])
    assert history.rows == rows
    assert len(over) > 0
    straight = simulated_counts(world, Plan(rows, SEED), _CHECKED)
    assert straight == {fact: counts[fact] for fact in _CHECKED}
    on_disk = sum(path.stat().st_size for path in (folder / "rows").iterdir())
    return {
        "rows": float(rows),
        "checked_rows_per_second": rows / (checked - start),
        "facts_rows_per_second": rows / (counted - checked),
        "quotas_rows_per_second": rows / (judged - counted),
        "rows_per_second": rows / (judged - checked),
        "peak_gib": peak,
        "spilt_gib": max(spilt) / _GIB,
        "files_gib": on_disk / _GIB,
        "bytes_per_row": on_disk / rows,
        "load": max(loads),
    }


@contextmanager
def _sampled(folder: Path) -> Iterator[list[int]]:
    """Collect, ten times a second, how many bytes the engine has put on the disk beside the copy."""
    found, ended = [0], threading.Event()

    def sample() -> None:
        while not ended.wait(0.1):
            found[:] = [max(found[0], sum(_size(path) for path in folder.rglob("duckdb_temp*")))]

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def _size(path: Path) -> int:
    try:
        return path.stat().st_blocks * 512
    except OSError:  # it is gone already
        return 0


def main() -> None:
    """Do one part in this process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=["write", "read"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("memory")
    told = parser.parse_args()
    pack = Shelf().pack(NAME)
    if told.part == "write":
        write(pack, told.folder, told.rows, told.memory)
    else:
        print(json.dumps(read(pack, told.folder, told.rows, told.memory)))


if __name__ == "__main__":
    main()
