"""The first page: what needs a person."""

from __future__ import annotations

from collections.abc import Iterable

from detente.kernel import Officer
from detente.station.house import House
from detente.station.queries.dispatches import dispatches
from detente.station.queries.dossier import ASKING
from detente.station.queries.drafts import drafts
from detente.station.queries.lines import lines
from detente.station.queries.notices import handed_to
from detente.station.views import DispatchRow, Overview

LOOKED_AT = 300
RECENT = 12
SILENT = ("UNANSWERED", "OVERDUE", "RECEIVED")


def overview(house: House, officer: Officer) -> Overview:
    """Return what is unopened, unanswered, undelivered, waiting for signatures, and how the lines are.

    Every officer of a station sees the same watch, but for the sections of forms that were handed to `officer`.
    """
    rows = dispatches(house, limit=LOOKED_AT)
    asking = [row for row in rows if row.type in ASKING]
    return Overview(
        unopened=tuple(row for row in rows if row.state == "UNOPENED"),
        to_answer=_once(row for row in asking if row.direction == "in" and row.state in SILENT),
        unanswered=_once(row for row in asking if row.direction == "out" and row.state in SILENT),
        undelivered=tuple(row for row in rows if row.direction == "out" and row.state in ("NOT DELIVERED", "REFUSED")),
        drafts=drafts(house),
        lines=lines(house),
        recent=rows[:RECENT],
        handed=handed_to(house, officer.login),
    )


def _once(rows: Iterable[DispatchRow]) -> tuple[DispatchRow, ...]:
    """One line per thread: a proposal repeated three times is one thing to answer."""
    found: dict[object, DispatchRow] = {}
    for row in rows:
        found.setdefault(row.thread, row)
    return tuple(found.values())
