"""Counts over simulated histories, without bringing a row out of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis.engine import TABLE, connected
from detente.analysis.judging import Count, Curve, Heard, Point
from detente.analysis.simulating import Plan, select
from detente.analysis.worlds import World, swept
from detente.errors import TheirsError
from detente.regimes.columns import counts_query

BLOCK = 5_000_000


def simulated_counts(
    world: World, plan: Plan, facts: Sequence[str], *, block: int = BLOCK, heard: Heard = int
) -> dict[str, Count]:
    """Return how many of a plan's activities each fact holds for, block by block: memory does not grow with the rows.

    Raises `regimes.unknown_fact`, `analysis.needs_extra`, `analysis.engine`.
    """
    query = counts_query(world.pack, "activity", list(facts), TABLE)
    found = _added(world, plan, [query], block, heard)[0]
    return {fact: Count(found[2 * number], found[2 * number + 1]) for number, fact in enumerate(facts)}


def simulated_sweep(
    world: World, plan: Plan, limit: str, values: Sequence[int], fact: str, *, block: int = BLOCK, heard: Heard = int
) -> Curve:
    """Return how many of a plan's activities a fact holds for at each value of a figure, as `sweep` does of a history.

    Raises `analysis.no_such_limit` and what `simulated_counts` raises.
    """
    if limit not in world.pack.limits:
        raise TheirsError("analysis.no_such_limit", limit=limit[:60])
    queries = [counts_query(pack, "activity", [fact], TABLE) for pack in swept(world.pack, limit, values)]
    found = _added(world, plan, queries, block, heard)
    points = tuple(Point(value, Count(*counts)) for value, counts in zip(values, found, strict=True))
    return Curve(limit, fact, world, points, plan.rows)


def _added(world: World, plan: Plan, queries: Sequence[str], block: int, heard: Heard) -> list[list[int]]:
    """The figures of each query, added up over the blocks; a query's first column is the rows and is left out."""
    found: list[list[int]] = [[] for _ in queries]
    with connected() as connection:
        for rows in _blocks(connection, world, plan, block):
            for sums, query in zip(found, queries, strict=True):
                counts = connection.execute(query).fetchone()[1:]
                sums[:] = [old + new for old, new in zip(sums or [0] * len(counts), counts, strict=True)]
            heard(rows)
    return found


def _blocks(connection: Any, world: World, plan: Plan, block: int) -> Iterator[int]:
    for first in range(0, plan.rows, block):
        last = min(first + block, plan.rows)
        rows = select(world.pack, plan, first, last)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {TABLE} AS {rows}")
        yield last - first
