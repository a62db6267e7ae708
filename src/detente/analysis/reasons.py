"""Why a world says what it says, activity by activity."""

from __future__ import annotations

from detente.analysis.histories import History
from detente.analysis.worlds import World
from detente.regimes.judging import Change, Explanation, judge_of, totals, would_change
from detente.regimes.pack import Basis


class Reasons:
    """Why a world says what it says of the items of a history: one judge and its totals for any number of them."""

    def __init__(self, history: History, world: World) -> None:
        self._history, self._judge = history, judge_of(world.pack)
        self._totals = totals(world.pack, history.items)

    def of(self, id_: str, fact: str) -> Explanation:
        """Return the answer with its reasons. Raises `analysis.no_such_row`, `regimes.unknown_fact`."""
        item = self._history.row(id_).item
        return self._judge.explain(fact, item, self._totals.get((item.kind, id_), {}))

    def basis(self, fact: str) -> Basis:
        """Return how well the weakest of all that a fact rests on is known. Raises `regimes.unknown_fact`."""
        return self._judge.rule(fact, self._history.kind).basis

    def changes(self, id_: str, fact: str) -> tuple[Change, ...]:
        """Return the least changes of one figure each that would turn the answer."""
        item = self._history.row(id_).item
        return would_change(self._judge, fact, item, self._totals.get((item.kind, id_), {}))
