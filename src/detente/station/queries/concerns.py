"""Concerns: which were filed, who heard and answered each, and what its author says of it."""

from __future__ import annotations

from dataclasses import replace

from detente.council.matters import open_steps
from detente.council.matters.concern import missing_consents
from detente.station.house import House
from detente.station.ports import MattersWanted
from detente.station.queries.matters import as_line, folded_matters
from detente.station.views.concerns import ConcernRow, ConcernsPage


def concerns(house: House, wanted: MattersWanted) -> ConcernsPage:
    """Return a page of concerns, the last moved first."""
    with house.store.read() as tx:
        rows = tx.matters(replace(wanted, kinds=("concern",), limit=wanted.limit + 1))
        shown = rows[: wanted.limit]
        folded = folded_matters(tx, shown, house.clock.now())
    items = tuple(
        ConcernRow(as_line(row), found.details, missing_consents(found), open_steps(found, house.party))
        for row, found in zip(shown, folded, strict=True)
    )
    return ConcernsPage(items, (shown[-1].moved_at, shown[-1].id) if len(rows) > wanted.limit else None)
