"""One activity after another with all its reasons, beside what the reasons alone weigh.

The floor makes the same explanations from figures that are ready: no rule is asked, nothing is looked up. Answers
without reasons are timed in the same run. The three are interleaved, the ratios are of medians.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from benchmarks.statistics import quantile
from detente.analysis.engine import connected
from detente.analysis.simulating import Plan, simulate
from detente.regimes.judging import Explanation, Item, Judge, Reason
from detente.regimes.pack import Pack

CASES = int(os.environ.get("DETENTE_BENCH_RULES_CASES", "20000"))
RUNS = 5


def timed(run: Callable[[], Any]) -> float:
    """Return the seconds that a run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def explained(pack: Pack) -> dict[str, float]:
    """Activities a second with every fact answered, and every yes and cannot tell explained with its reasons."""
    judge, items = Judge(pack), items_of(pack, CASES)
    ready = [_ready(told(judge, item)) for item in items]
    whole: list[float] = []
    floor: list[float] = []
    answered: list[float] = []
    for _ in range(RUNS):
        whole.append(_each(items, lambda item: told(judge, item)))
        floor.append(_each(ready, _made))
        answered.append(_each(items, judge.answers))
    spent = quantile(whole, 0.5)
    return {
        "rules.explained_cases_per_second": CASES / spent,
        "rules.explained_over_floor": spent / quantile(floor, 0.5),
        "rules.explained_over_answered": spent / quantile(answered, 0.5),
        "rules.answered_cases_per_second": CASES / quantile(answered, 0.5),
        "rules.explanations_per_case": sum(len(one[0]) for one in ready) / CASES,
        "rules.reasons_per_case": sum(len(one[1]) for one in ready) / CASES,
    }


def _each(values: list[Any], run: Callable[[Any], Any]) -> float:
    """Return the seconds that all of them take, one after another; nothing is kept."""
    start = time.perf_counter()
    for value in values:
        run(value)
    return time.perf_counter() - start


def told(judge: Judge, item: Item) -> list[Explanation]:
    """Return what is yes or cannot be told of an item, with its reasons."""
    hearing = judge.hearing(item)
    answers = hearing.answers
    return [hearing.explain(fact) for fact in judge.facts[item.kind] if answers.get(fact, True)]


Ready = tuple[list[Explanation], list[Reason]]


def _ready(found: list[Explanation]) -> Ready:
    """Explanations of one item and their distinct reasons: what two facts rest on was found once, and counts once."""
    distinct: dict[int, Reason] = {}
    waiting = [reason for one in found for reason in one.because]
    while waiting:
        reason = waiting.pop()
        if id(reason) not in distinct:
            distinct[id(reason)] = reason
            waiting.extend(reason.because)
    return found, list(distinct.values())


def _made(ready: Ready) -> tuple[list[Explanation], list[Reason]]:
    """The same values again, each made once, from members that are ready."""
    explanations = [Explanation(*one) for one in ready[0]]
    reasons = [Reason(part, value, dict(figures), because, rule) for part, value, figures, because, rule in ready[1]]
    return explanations, reasons


def items_of(pack: Pack, count: int) -> list[Item]:
    """Return simulated activities as items."""
    with connected() as connection:
        simulate(connection, pack, Plan(count, seed=2))
        cursor = connection.execute("SELECT * FROM activity")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [
        Item(
            "activity",
            row["c_id"],
            {n[2:]: v for n, v in row.items() if n[:2] == "c_" and n != "c_id" and v is not None},
        )
        for row in rows
    ]
