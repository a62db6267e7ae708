"""The series of meetings on record: who answered what on which theme, their meetings, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from detente.council.matters import Matter
from detente.council.series import DORMANT_AFTER, series_state
from detente.errors import OursError
from detente.kernel import Instant
from detente.station.deeds import read_inner
from detente.station.house import House
from detente.station.ports import DispatchRecord, MatterRow, MattersWanted, Transaction
from detente.station.projections.matters import as_matter_row
from detente.station.queries.bodies import body_named
from detente.station.queries.dossier import Dossier
from detente.station.queries.matters import as_line, folded_matter, folded_matters
from detente.station.views.meetings import SeriesPage, SeriesView

LOOKED_AT = 100
SHOWN = 8


def series_list(house: House, before: tuple[int, str] | None = None) -> SeriesPage:
    """Return a page of series, the last moved first."""
    with house.store.read() as tx:
        rows = tx.matters(MattersWanted(kinds=("meeting",), limit=LOOKED_AT + 1, before=before))
        found = _series_among(tx, rows[:LOOKED_AT])
        shown = found[:SHOWN]
        now = house.clock.now()
        lines = tuple(_view(tx, *folded_matter(tx, row.id, now), now) for row in shown)
    last = shown[-1] if len(found) > SHOWN else rows[LOOKED_AT - 1] if len(rows) > LOOKED_AT else None
    return SeriesPage(lines, (last.moved_at, last.id) if last else None)


def series(house: House, matter_id: str) -> SeriesView:
    """Return one series by the proposal that opened it; raise `council.not_a_series`."""
    with house.store.read() as tx:
        now = house.clock.now()
        return _view(tx, *folded_matter(tx, matter_id, now), now)


def _series_among(tx: Transaction, rows: Sequence[MatterRow]) -> list[MatterRow]:
    """Those of some meetings that were proposed as more than one; told by the proposal, without folding it."""
    inner = {row.id: read_inner(row) for row in tx.dispatches_of([row.id for row in rows])}
    return [row for row in rows if (inner.get(row.id) or {"body": {}})["body"].get("meetings", "one") != "one"]


def _view(tx: Transaction, matter: Matter, rows: Sequence[DispatchRecord], now: Instant) -> SeriesView:
    opening = tx.dispatch(matter.id)
    thread = Dossier(tx, [opening], now).state(matter.id) if opening else None
    if matter.kind != "meeting" or matter.details.series is None or thread is None or thread.proposal is None:
        raise OursError("council.not_a_series")
    children = folded_matters(tx, (part for part in tx.parts_of(matter.id) if part.kind == "meeting"), now)
    body = body_named(tx, thread.proposal.body, now)
    dormant = body.dormant_after_days if body and body.dormant_after_days else DORMANT_AFTER
    return SeriesView(
        line=as_line(as_matter_row(matter, rows)),
        series=series_state(thread, matter, children, now, dormant),
        proposal=thread.proposal,
        dates=thread.dates,
        pauses=matter.details.series.details.pauses,
    )
