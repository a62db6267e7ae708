"""Texts under negotiation: the responses to a draft in one table, and what is attached to a text."""

from __future__ import annotations

from detente.council.acts import Rel
from detente.council.matters import Matter
from detente.council.matters.attached import Attached, attached
from detente.council.matters.draft_details import DraftAgreement
from detente.council.matters.response_matrix import matrix_of
from detente.errors import OursError
from detente.kernel import Instant, PartyName
from detente.station.house import House
from detente.station.ports import DispatchRecord, MatterRow, Transaction
from detente.station.projections.matters import as_matter_row, deeds_of, matter_of_row
from detente.station.queries.matters import as_line, folded_matter, folded_matters
from detente.station.views.texts import Responses

MOST = 200  # responses to one draft, and statements on one text; the first opened


def responses(house: House, draft_id: str, mapped_by: PartyName | None = None) -> Responses:
    """Return a draft with the responses to it, mapped by whoever is chosen; raise `station.unknown_matter`."""
    with house.store.read() as tx:
        now = house.clock.now()
        draft, rows = _draft(tx, draft_id, now)
        known = _tied(tx, draft.id, Rel.ABOUT, "written_response")
        found = folded_matters(tx, known, now)
    lines = tuple((as_line(row), response) for row, response in zip(known, found, strict=True))
    readings = (m for response in found for m in response.details.answer.mappings if not m.withdrawn)
    return Responses(
        as_line(as_matter_row(draft, rows)), draft, lines, matrix_of(draft, found, mapped_by=mapped_by),
        tuple(dict.fromkeys(reading.by for reading in readings)),
    )  # fmt: skip


def _draft(tx: Transaction, draft_id: str, now: Instant) -> tuple[Matter, list[DispatchRecord]]:
    draft, rows = folded_matter(tx, draft_id, now)
    if not isinstance(draft.details, DraftAgreement):
        raise OursError("station.unknown_matter", id=draft_id[:40])
    return draft, list(rows)


def _tied(tx: Transaction, target: str, rel: Rel, kind: str) -> list[MatterRow]:
    """The matters of a kind whose opening refers to `target`, in the order they were opened."""
    sources = sorted({source for source, known in tx.references_to(target) if known == rel.value})
    return [row for row in tx.matters_named(sources) if row.kind == kind][:MOST]


def attached_to(house: House, target: str) -> Attached | None:
    """Return the statements attached to a text with its digest without and with them; None where there are none."""
    with house.store.read() as tx:
        statements = _tied(tx, target, Rel.ATTACHED_TO, "position_statement")
        opening = tx.dispatch(target) if statements and tx.matter(target) else None
        if opening is None:
            return None
        openings = [opening, *tx.dispatches_of([row.id for row in statements])]
        rows = {row.id: row for first in openings for row in matter_of_row(tx, first)[1]}
        deeds = deeds_of(tx, sorted(rows.values(), key=lambda row: row.index))
    return next((attached(deed.id, deeds) for deed in deeds if deed.id == target), None)
