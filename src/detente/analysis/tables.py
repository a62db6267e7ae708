"""Counts over simulated histories, without bringing a row out of the engine."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.engine import TABLE, connected
from detente.analysis.judging import Count
from detente.analysis.simulating import Plan, select
from detente.analysis.worlds import World
from detente.regimes.columns import counts_query

BLOCK = 5_000_000


def simulated_counts(world: World, plan: Plan, facts: Sequence[str]) -> dict[str, Count]:
    """Return how many of a plan's activities each fact holds for, block by block: memory does not grow with the rows.

    Raises `regimes.unknown_fact`, `analysis.needs_extra`, `analysis.engine`.
    """
    found = [[0, 0] for _ in facts]
    query = counts_query(world.pack, "activity", list(facts), TABLE)
    with connected() as connection:
        for first in range(0, plan.rows, BLOCK):
            rows = select(world.pack, plan, first, min(first + BLOCK, plan.rows))
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {TABLE} AS {rows}")
            counts = connection.execute(query).fetchone()[1:]
            for number in range(len(facts)):
                found[number][0] += counts[2 * number]
                found[number][1] += counts[2 * number + 1]
    return {fact: Count(*counts) for fact, counts in zip(facts, found, strict=True)}
