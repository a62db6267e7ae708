"""What is before the council: lists of matters, and one matter with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.council.matters import KINDS, Matter, as_of, open_steps
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.house import House
from detente.station.ports import DispatchRecord, MatterRow, MattersWanted, Transaction
from detente.station.projections.matters import as_matter_row, matter_of_row
from detente.station.queries.dispatches import rows_of
from detente.station.views import LinkedMatter, MatterLine, MattersPage, MatterView

# References between opening acts that tie two matters without putting one under the other.
TIES = frozenset(
    {"revises", "twin", "attached_to", "about", "cites", "continues", "in_reply_to", "supersedes", "withdraws"}
)


def matters(house: House, wanted: MattersWanted) -> MattersPage:
    """Return a page of matters as of now, the last moved first (or the next due first)."""
    with house.store.read() as tx:
        rows = tx.matters(replace(wanted, limit=wanted.limit + 1))
        shown = rows[: wanted.limit]
        lines = tuple(current(tx, row, house.clock.now()) for row in shown)
    more = len(rows) > wanted.limit and wanted.due_by is None
    return MattersPage(lines, (shown[-1].moved_at, shown[-1].id) if more else None)


def counts(house: House, wanted: MattersWanted) -> tuple[tuple[str, str, int], ...]:
    """Return (kind, state, how many) of the matters on record, as they stood after their last step."""
    with house.store.read() as tx:
        return tuple(tx.count_matters(wanted))


def matter(house: House, matter_id: str) -> MatterView:
    """Return one matter with its papers and its neighbours; raise `station.unknown_matter`."""
    with house.store.read() as tx:
        now = house.clock.now()
        folded, rows = folded_matter(tx, matter_id, now)
        kind = KINDS[folded.kind]
        row = as_matter_row(folded, rows)
        return MatterView(
            line=as_line(row),
            matter=folded,
            open_steps=open_steps(folded, house.party),
            takes=kind.takes,
            papers=rows_of(tx, rows, now),
            parts=tuple(current(tx, part, now) for part in tx.parts_of(matter_id)),
            above=_above(tx, row, now),
            linked=_linked(tx, matter_id, now),
        )


def folded_matter(tx: Transaction, matter_id: str, now: Instant) -> tuple[Matter, Sequence[DispatchRecord]]:
    """Return a matter as of `now` with the rows of its deeds; raise `station.unknown_matter`."""
    opening = tx.dispatch(matter_id) if tx.matter(matter_id) else None
    folded, rows = matter_of_row(tx, opening) if opening else (None, ())
    if folded is None:
        raise OursError("station.unknown_matter", id=matter_id[:40])
    return as_of(folded, now), rows


def folded_matters(tx: Transaction, rows: Iterable[MatterRow], now: Instant) -> tuple[Matter, ...]:
    """Return several matters as of `now`."""
    return tuple(folded_matter(tx, row.id, now)[0] for row in rows)


def current(tx: Transaction, row: MatterRow, now: Instant) -> MatterLine:
    """Return the line of a matter as of `now`: what time alone has done since its last step is done here."""
    if row.due is None or row.due > now:
        return as_line(row)
    folded, rows = folded_matter(tx, row.id, now)
    return as_line(as_matter_row(folded, rows))


def as_line(row: MatterRow) -> MatterLine:
    """Show one stored matter."""
    kind = KINDS[row.kind]
    states = {state.value: state for state in kind.machine.moves}
    return MatterLine(
        id=DispatchId(row.id),
        kind=row.kind,
        kind_label=kind.label,
        title=row.title,
        opened_by=PartyName(row.opened_by),
        parties=tuple(PartyName(party) for party in row.parties.split()),
        chair=PartyName(row.chair),
        state=row.state,
        state_label=states[row.state].label,
        traffic=Traffic(row.traffic),
        due=None if row.due is None else Instant(row.due),
        opened_at=Instant(row.opened_at),
        moved_at=Instant(row.moved_at),
        steps=row.steps,
        refused=row.refused,
        part_of=DispatchId(row.part_of) if row.part_of else None,
    )


def _above(tx: Transaction, row: MatterRow, now: Instant) -> MatterLine | None:
    above = tx.matter(row.part_of) if row.part_of else None
    return current(tx, above, now) if above else None


def _linked(tx: Transaction, matter_id: str, now: Instant) -> tuple[LinkedMatter, ...]:
    """Matters whose opening refers to this one, and those its own opening refers to."""
    ties = [(rel, source) for source, rel in tx.references_to(matter_id) if rel in TIES]
    ties += [(rel, target) for _, rel, target in tx.references_from([matter_id]) if rel in TIES]
    known = {row.id: row for row in tx.matters_named(sorted({id_ for _, id_ in ties}))}
    return tuple(LinkedMatter(rel, current(tx, known[id_], now)) for rel, id_ in ties if id_ in known)
