"""Keep a draft while it is being written."""

from __future__ import annotations

from dataclasses import replace

from detente.errors import OursError
from detente.kernel import Officer
from detente.station.actors import require
from detente.station.drafting import as_draft, decode_fields, encode_fields
from detente.station.house import House
from detente.station.ports import DraftRow, Transaction
from detente.station.views import Draft, DraftFields

ID_BYTES = 9


def save_draft(
    house: House, officer: Officer, fields: DraftFields, draft_id: str | None = None, apart: tuple[str, ...] = ()
) -> Draft:
    """Keep what the officer typed, however unfinished; voids signatures when the text changed.

    `apart` are members of the body that are written elsewhere and stay as they stand. Who: an officer with `draft` or
    `release`. Ledger: nothing; a draft is not yet an act. Fails with `station.unknown_draft` when the draft was
    released or discarded meanwhile.
    """
    require(officer, "draft", "release")
    with house.store.write() as tx:
        old = tx.draft(draft_id) if draft_id else None
        if draft_id and old is None:
            raise OursError("station.unknown_draft")
        stays = decode_fields(old.fields).body if old else {}
        body = {**fields.body, **{name: stays[name] for name in apart if name in stays}}
        row = keep_fields(house, tx, officer, replace(fields, body=body), old)
    return as_draft(house, row)


def keep_fields(house: House, tx: Transaction, officer: Officer, fields: DraftFields, old: DraftRow | None) -> DraftRow:
    """Write the fields of a draft within the caller's transaction; `old` stays as it is where nothing changed."""
    if old is not None and decode_fields(old.fields) == fields:
        return old
    now = house.clock.now()
    row = DraftRow(
        id=old.id if old else house.entropy(ID_BYTES).hex(),
        fields=encode_fields(fields),
        author=old.author if old else officer.login,
        started_at=old.started_at if old else now,
        saved_at=now,
        checked_at=None,
        frozen=None,
        releases=b"[]",
    )
    tx.put_draft(row)
    tx.note_change("line", "draft", row.id)
    return row


def discard_draft(house: House, officer: Officer, draft_id: str) -> None:
    """Throw a draft away.

    Who: an officer with `draft` or `release`. Ledger: nothing. Fails with `station.unknown_draft`.
    """
    require(officer, "draft", "release")
    with house.store.write() as tx:
        if tx.draft(draft_id) is None:
            raise OursError("station.unknown_draft")
        tx.drop_draft(draft_id)
        tx.note_change("line", "draft", draft_id)
