"""A dossier: the threads that some dispatches belong to, folded once and asked often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from detente.council import ThreadState, fold_thread
from detente.council.deeds import Deed
from detente.kernel import DispatchId, Instant
from detente.station.deeds import Facts, as_announcement, as_deed, facts_by_dispatch, first_date
from detente.station.ports import DispatchRecord, Transaction

# Acts that look for an answer; the others inform, and are done when they are opened.
ASKING = frozenset({"letter", "meeting_proposal", "repetition"})


class Dossier:
    """Rows, facts and deeds of whole threads, as of `now`."""

    def __init__(self, tx: Transaction, rows: Sequence[DispatchRecord], now: Instant) -> None:
        roots = sorted({row.thread for row in rows if row.thread is not None})
        threads = tx.threads(roots)
        everything = {row.id: row for row in (*threads, *rows)}
        self.now = now
        self.rows = threads
        self.facts: Facts = facts_by_dispatch(tx, list(everything))
        self.announcements = tx.announcements(list(everything))

    @cached_property
    def deeds(self) -> dict[DispatchId, Deed]:
        """Every deed that can be read, in ledger order."""
        made = (as_deed(row, self.facts.get(row.id, ())) for row in self.rows)
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
            self._states[root] = fold_thread(root, self.deeds.values(), said, self.now)
        return self._states[root]

    def word(self, row: DispatchRecord) -> str:
        """Return the state word of a dispatch: the answer if it asks for one, else how far it came."""
        steps = {fact.step for fact in self.facts.get(row.id, ())}
        if "undecipherable" in steps:
            return "CANNOT READ"
        if row.direction == "in" and "opened" not in steps:
            return "UNOPENED"
        state = self.state(row.id)
        if state is not None:
            return state.word.value
        return next((word for step, word in _FAR if step in steps), "NOT DELIVERED")


_FAR = (("opened", "OPENED"), ("received", "RECEIVED"), ("refused", "REFUSED"))
