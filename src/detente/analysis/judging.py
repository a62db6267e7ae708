"""A history held against a world: what holds for certain, what cannot be told, what is over a quota."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.analysis.engine import TABLE, connected, put_items
from detente.analysis.histories import History
from detente.analysis.reasons import Reasons
from detente.analysis.worlds import World, swept
from detente.errors import TheirsError
from detente.regimes.columns import counts_query, facts_query, quota_query
from detente.regimes.judging import Change, Explanation
from detente.regimes.pack import Pack

Answer = bool | None
Heard = Callable[[int], object]
"""Told how much more is done: values of a sweep, or rows."""
ANSWER_WORDS: Mapping[Answer, str] = {True: "yes", False: "no", None: "cannot tell"}


@dataclass(frozen=True, slots=True)
class Count:
    """At least so many, and at most so many: what cannot be told may be either."""

    certain: int
    untold: int

    @property
    def most(self) -> int:
        """How many at most."""
        return self.certain + self.untold


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The answers of a world about a history: by fact and item; over which quotas."""

    world: World
    history: History
    facts: Mapping[str, Mapping[str, Answer]]
    quotas: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)

    def count(self, fact: str) -> Count:
        """Count the items of a fact."""
        answers = self.facts[fact].values()
        return Count(sum(answer is True for answer in answers), sum(answer is None for answer in answers))

    def table(self, fact: str) -> list[dict[str, Any]]:
        """Return a row for each item: its label, State, dates, figures and the answer."""
        return [
            {
                "id": row.item.id,
                "designation": row.label,
                "state": row.item.get("state"),
                **_figures(row.item.values),
                "answer": ANSWER_WORDS[self.facts[fact][row.item.id]],
            }
            for row in self.history.rows
        ]  # fmt: skip


def _figures(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values.get(name) for name in ("troops", "tanks", "acvs", "artillery")}


@dataclass(frozen=True, slots=True)
class Turned:
    """An item on which two worlds differ."""

    id: str
    label: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two worlds about one history and one fact: which items turn, and how many turn from what to what."""

    fact: str
    one: World
    other: World
    turned: tuple[Turned, ...]

    @property
    def turns(self) -> dict[tuple[str, str], int]:
        """How many items turn, by (answer in one, answer in the other)."""
        found: dict[tuple[str, str], int] = {}
        for item in self.turned:
            found[item.one, item.other] = found.get((item.one, item.other), 0) + 1
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a figure, and how many items a fact then holds for."""

    value: int
    count: Count


@dataclass(frozen=True, slots=True)
class Curve:
    """How a finding depends on one figure of the text."""

    limit: str
    fact: str
    world: World
    points: tuple[Point, ...]
    of: int


def judge(history: History, world: World) -> Verdicts:
    """Return every answer of a world about a history. Raises `analysis.needs_extra`, `analysis.engine`."""
    with connected() as connection:
        put_items(connection, world.pack, history.kind, history.items, TABLE)
        facts = _facts(connection, world.pack, history.kind)
        quotas = {
            name: dict(connection.execute(quota_query(world.pack, name, TABLE)).fetchall())
            for name, quota in world.pack.quotas.items()
            if quota.count == history.kind
        }
    return Verdicts(world, history, facts, quotas)


def _facts(connection: Any, pack: Pack, kind: str) -> dict[str, dict[str, Answer]]:
    cursor = connection.execute(facts_query(pack, kind, source=TABLE))
    names = [column[0].removeprefix("f_") for column in cursor.description][1:]
    found: dict[str, dict[str, Answer]] = {name: {} for name in names}
    for id_, *answers in cursor.fetchall():
        for name, answer in zip(names, answers, strict=True):
            found[name][id_] = answer
    return found


def known_fact(world: World, kind: str, fact: str) -> None:
    """Raise `regimes.unknown_fact` for a fact that the world does not have about a kind."""
    if fact not in {one.name for one in world.pack.facts.values() if one.about == kind}:
        raise TheirsError("regimes.unknown_fact", fact=fact[:60], kind=kind)


def compare(history: History, one: World, other: World, fact: str) -> Comparison:
    """Return the items on which two worlds differ about a fact, in the order of the history."""
    for each in (one, other):
        known_fact(each, history.kind, fact)
    return differences(judge(history, one), judge(history, other), fact)


def differences(one: Verdicts, other: Verdicts, fact: str) -> Comparison:
    """Return the items on which two verdicts about one history differ, in the order of the history."""
    here, there = one.facts[fact], other.facts[fact]
    turned = tuple(
        Turned(row.item.id, row.label, ANSWER_WORDS[here[row.item.id]], ANSWER_WORDS[there[row.item.id]])
        for row in one.history.rows
        if here[row.item.id] is not there[row.item.id]
    )
    return Comparison(fact, one.world, other.world, turned)


def sweep(
    history: History, world: World, limit: str, values: Sequence[int], fact: str = "notifiable", heard: Heard = int
) -> Curve:
    """Return how many items a fact holds for at each value of a figure; `heard` is told 1 after each.

    Raises `analysis.no_such_limit`.
    """
    if limit not in world.pack.limits:
        raise TheirsError("analysis.no_such_limit", limit=limit[:60])
    known_fact(world, history.kind, fact)
    points = []
    with connected() as connection:
        put_items(connection, world.pack, history.kind, history.items, TABLE)
        for value, pack in zip(values, swept(world.pack, limit, values), strict=True):
            found = connection.execute(counts_query(pack, history.kind, [fact], TABLE)).fetchone()
            points.append(Point(value, Count(found[1], found[2])))
            heard(1)
    return Curve(limit, fact, world, tuple(points), len(history.rows))


def explain(history: History, world: World, id_: str, fact: str) -> tuple[Explanation, tuple[Change, ...]]:
    """Return why a world says what it says of one item, and the least changes that would turn it."""
    reasons = Reasons(history, world)
    return reasons.of(id_, fact), reasons.changes(id_, fact)
