"""What is owed: one row of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.regimes.pack.values import Basis
from detente.regimes.time.moments import Moment
from detente.regimes.time.states import State


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty of one party towards another (or `all`) about one item, or in one year, at the moment asked about.

    `due`: the day (it ends with its last second) or instant, or the stretch within which it must lie. `begins`: the
    second from which it is owed at once. `delay`: seconds after the due moment, of the message or so far; for what is
    owed at once, since it began. `left`: seconds to the due moment. `consistent`: the messages agree with in time, and
    do not prove it. `missing`: figures that keep it open. `lacking`: parties that were sent none while others
    were. `may`: a right.
    """

    duty: str
    item: str
    by: str
    to: str
    state: State
    cite: str
    basis: Basis
    due: Moment | None = None
    begins: int | None = None
    discharged_by: str = ""
    discharged: Moment | None = None
    delay: int | None = None
    left: int | None = None
    missing: tuple[str, ...] = ()
    consistent: bool = False
    lacking: tuple[str, ...] = ()
    year: int | None = None
    may: bool = False
    statement: str = ""

    @property
    def order(self) -> tuple[str, str, str, str, int, int]:
        """What rows are sorted by."""
        return self.duty, self.item, self.by, self.to, self.year or 0, self.due.last if self.due else 0

    def document(self) -> dict[str, Any]:
        """Return it as plain values without what is empty; durations follow from the moments and are left out."""
        options: dict[str, Any] = {
            "item": self.item,
            "due": self.due.text if self.due else "",
            "begins": Moment.of_instant(self.begins).text if self.begins is not None else "",
            "by_message": self.discharged_by,
            "missing": list(self.missing),
            "consistent": self.consistent,
            "lacking": list(self.lacking),
            "year": self.year,
            "may": self.may,
            "statement": self.statement,
        }
        row = {"duty": self.duty, "by": self.by, "to": self.to, "state": self.state.value, "cite": self.cite}
        return row | {"basis": self.basis.name.lower()} | {name: value for name, value in options.items() if value}
