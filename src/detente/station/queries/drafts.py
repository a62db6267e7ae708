"""Drafts at rest."""

from __future__ import annotations

from detente.council.checks import Remark
from detente.errors import OursError
from detente.station.checking import remarks_on
from detente.station.drafting import as_draft, decode_fields
from detente.station.handing import handed_remarks, handed_views
from detente.station.house import House
from detente.station.views import Draft, Handed


def drafts(house: House) -> tuple[Draft, ...]:
    """Return every draft, the last saved first."""
    with house.store.read() as tx:
        handed: dict[str, list[Handed]] = {}
        for one in handed_views(tx, tx.open_handings()):
            handed.setdefault(one.draft, []).append(one)
        return tuple(as_draft(house, row, tuple(handed.get(row.id, ()))) for row in tx.drafts())


def draft(house: House, draft_id: str) -> Draft:
    """Return one draft; raise `station.unknown_draft`."""
    with house.store.read() as tx:
        row = tx.draft(draft_id)
        if row is None:
            raise OursError("station.unknown_draft")
        return as_draft(house, row, handed_views(tx, tx.handings(draft_id)))


def remarks(house: House, draft_id: str) -> tuple[Remark, ...]:
    """Check a draft as it stands: what blocks it and what should be thought over; raise `station.unknown_draft`."""
    with house.store.read() as tx:
        row = tx.draft(draft_id)
        if row is None:
            raise OursError("station.unknown_draft")
        told = remarks_on(house, tx, decode_fields(row.fields), house.clock.now())
        return tuple(sorted((*told, *handed_remarks(house, tx, row)), key=lambda remark: remark.level))


def still_handed(house: House, draft_id: str) -> tuple[Remark, ...]:
    """Return the remarks on sections that are still with an officer; nothing for a draft that is not here."""
    with house.store.read() as tx:
        row = tx.draft(draft_id)
        return tuple(handed_remarks(house, tx, row)) if row else ()
