"""Check a draft and freeze the exact text that officers will sign."""

from __future__ import annotations

from dataclasses import replace

from detente.errors import OursError
from detente.kernel import DispatchId, Officer
from detente.seal import canonical
from detente.station.actors import require
from detente.station.checking import remarks_on
from detente.station.drafting import as_draft, decode_fields, notification
from detente.station.house import House
from detente.station.views import Draft

ID_BYTES = 16


def freeze_draft(house: House, officer: Officer, draft_id: str) -> Draft:
    """Check the draft and fix its bytes: dispatch id, time of issue, keyset, text.

    Who: an officer with `draft` or `release`. Ledger: nothing. Fails with `station.unknown_draft`, and with
    `station.draft_blocked` when the text is malformed or not the party's to send. Freezing a frozen draft changes
    nothing.
    """
    require(officer, "draft", "release")
    now = house.clock.now()
    with house.store.write() as tx:
        row = tx.draft(draft_id)
        if row is None:
            raise OursError("station.unknown_draft")
        if row.frozen is not None:
            return as_draft(house, row)
        fields = decode_fields(row.fields)
        blocking = [remark for remark in remarks_on(house, tx, fields, now) if remark.level == "blocks"]
        if blocking:
            raise OursError("station.draft_blocked", count=len(blocking))
        payload = notification(house, fields, DispatchId.of(house.entropy(ID_BYTES)), now)
        row = replace(row, frozen=canonical.encode(payload), checked_at=now)
        tx.put_draft(row)
        tx.note_change("line", "draft", row.id)
    return as_draft(house, row)
