"""A dossier: the threads that some dispatches belong to, folded once and asked often."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from detente.council import ThreadState, fold_thread
from detente.council.deeds import Deed
from detente.kernel import DispatchId, Instant
from detente.station.deeds import Facts, as_announcement, as_deed, facts_by_dispatch, first_date
from detente.station.ports import DispatchRecord, Transaction

# Acts that look for an answer; the others inform, and are done when they are opened.
ASKING = frozenset({"letter", "meeting_proposal", "repetition"})
UNREAD = frozenset({"CANNOT READ", "UNOPENED"})


class Dossier:
    """Rows, facts and deeds of whole threads, as of `now`."""

    def __init__(self, tx: Transaction, rows: Sequence[DispatchRecord], now: Instant) -> None:
        roots = sorted({row.thread for row in rows if row.thread is not None})
        threads = tx.threads(roots)
        everything = {row.id: row for row in (*threads, *rows)}
        self.now = now
        self._own = tx.own_party()
        self.rows = threads
        self.facts: Facts = facts_by_dispatch(tx, list(everything))
        self.announcements = tx.announcements(list(everything))

    @cached_property
    def deeds(self) -> dict[DispatchId, Deed]:
        """Every deed that can be read, in ledger order."""
        made = (as_deed(row, self.facts.get(row.id, ()), self._own) for row in self.rows)
        return {deed.id: deed for deed in made if deed is not None}

    @cached_property
    def _states(self) -> dict[DispatchId, ThreadState]:
        return {}

    def state(self, dispatch: str) -> ThreadState | None:
        """Return the thread that a dispatch asks or repeats, folded; None for what asks nothing."""
        deed = self.deeds.get(DispatchId(dispatch))
        if deed is None or deed.act.type not in ASKING:
            return None
        root = first_date(deed, self.deeds).id
        if root not in self._states:
            said = [as_announcement(row) for row in self.announcements]
            self._states[root] = fold_thread(root, self._beside(root), said, self.now)
        return self._states[root]

    def _beside(self, dispatch: DispatchId) -> Sequence[Deed]:
        """The deeds of its thread: a fold of one thread need not walk through the others."""
        return self._by_thread[self._threads[dispatch]]

    @cached_property
    def _threads(self) -> dict[str, str]:
        return {row.id: row.thread or row.id for row in self.rows}

    @cached_property
    def _by_thread(self) -> dict[str, list[Deed]]:
        found: dict[str, list[Deed]] = {}
        for deed in self.deeds.values():
            found.setdefault(self._threads[deed.id], []).append(deed)
        return found

    def word(self, row: DispatchRecord) -> str:
        """Return the state word of a dispatch: the answer if it asks for one, else how far it came."""
        word = far(row, {fact.step for fact in self.facts.get(row.id, ())})
        state = None if word in UNREAD else self.state(row.id)
        return word if state is None else state.word.value


class ListWords:
    """The state words of a list: threads are read only where an answer is asked for, of the rest the steps alone."""

    def __init__(self, tx: Transaction, rows: Sequence[DispatchRecord], now: Instant) -> None:
        self._steps = tx.steps([row.id for row in rows])
        self._dossier = Dossier(tx, [row for row in rows if row.type in ASKING], now)

    def word(self, row: DispatchRecord) -> str:
        """Return the state word of one of the rows."""
        return self._dossier.word(row) if row.type in ASKING else far(row, self._steps.get(row.id, frozenset()))


def far(row: DispatchRecord, steps: Collection[str]) -> str:
    """Return how far a dispatch came that asks nothing, or that nobody here could read yet."""
    if "undecipherable" in steps:
        return "CANNOT READ"
    if row.direction == "in" and "opened" not in steps:
        return "UNOPENED"
    return next((word for step, word in _FAR if step in steps), "NOT DELIVERED")


_FAR = (("opened", "OPENED"), ("received", "RECEIVED"), ("refused", "REFUSED"))
