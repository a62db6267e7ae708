"""A whole question of an analyst and its answer: worlds beside each other, over a history or a simulation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.analysis.histories import History
from detente.analysis.judging import Comparison, Count, Curve, Heard, Verdicts, differences, judge, known_fact, sweep
from detente.analysis.simulating import Plan
from detente.analysis.tables import simulated_counts, simulated_sweep
from detente.analysis.worlds import World
from detente.errors import TheirsError

ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Sweep:
    """One figure of the text over a range of values."""

    limit: str
    values: range


@dataclass(frozen=True, slots=True)
class Question:
    """Which facts hold in which worlds, over what. The first world is the one that the others are held against.

    A sweep varies a figure of the first world and counts the first fact.
    """

    worlds: tuple[World, ...]
    facts: tuple[str, ...]
    over: History | Plan
    swept: Sweep | None = None

    @property
    def size(self) -> int:
        """How much there is to do, in what `heard` of `ask` is told."""
        each = self.over.rows if isinstance(self.over, Plan) else 1
        return each * (len(self.worlds) + (len(self.swept.values) if self.swept else 0))


@dataclass(frozen=True, slots=True)
class Told:
    """The answer: for each world how often each fact holds; of a history also what is said of each activity."""

    question: Question
    counts: tuple[Mapping[str, Count], ...]
    verdicts: tuple[Verdicts, ...]
    curve: Curve | None
    of: int

    def comparisons(self, fact: str) -> list[Comparison]:
        """What turns from the first world to each other one; nothing for a simulation."""
        return [differences(self.verdicts[0], other, fact) for other in self.verdicts[1:]]

    def turned(self, fact: str) -> frozenset[str]:
        """The identifiers of what any other world answers differently."""
        return frozenset(one.id for found in self.comparisons(fact) for one in found.turned)


def check(question: Question) -> None:
    """Raise `regimes.unknown_fact` or `analysis.no_such_limit` before anything is counted."""
    for world in question.worlds:
        for fact in question.facts:
            known_fact(world, ACTIVITY, fact)
    if question.swept and question.swept.limit not in question.worlds[0].pack.limits:
        raise TheirsError("analysis.no_such_limit", limit=question.swept.limit[:60])


def ask(question: Question, heard: Heard = int, block: int = 200_000) -> Told:
    """Answer a question; `heard` is told how much more is done, in the unit of `size`.

    Raises what `check` raises, `analysis.needs_extra`, `analysis.engine`.
    """
    check(question)
    over = question.over
    return _counted(question, over, heard, block) if isinstance(over, Plan) else _judged(question, over, heard)


def _judged(question: Question, history: History, heard: Heard) -> Told:
    verdicts = []
    for world in question.worlds:
        verdicts.append(judge(history, world))
        heard(1)
    counts = tuple({fact: found.count(fact) for fact in question.facts} for found in verdicts)
    swept, curve = question.swept, None
    if swept:
        curve = sweep(history, question.worlds[0], swept.limit, swept.values, question.facts[0], heard)
    return Told(question, counts, tuple(verdicts), curve, len(history.rows))


def _counted(question: Question, plan: Plan, heard: Heard, block: int) -> Told:
    counts = tuple(simulated_counts(one, plan, question.facts, block=block, heard=heard) for one in question.worlds)
    swept, curve = question.swept, None
    if swept:
        base, values, fact = question.worlds[0], swept.values, question.facts[0]
        curve = simulated_sweep(
            base, plan, swept.limit, values, fact, block=block, heard=lambda rows: heard(rows * len(values))
        )
    return Told(question, counts, (), curve, plan.rows)
