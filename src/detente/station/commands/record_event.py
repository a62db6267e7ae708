"""Record in the chronicle what happened in public."""

from __future__ import annotations

from detente.council.acts.public_event import PublicEvent
from detente.errors import OursError
from detente.kernel import Officer
from detente.station.actors import require
from detente.station.house import House
from detente.station.projections.fold import fold
from detente.station.record import Record, enter


def record_event(house: House, officer: Officer, event: PublicEvent) -> int:
    """Enter a public event; return its index in the ledger.

    Who: an officer with `draft`, `release` or `watch`. Ledger: one `chronicled` entry. It is this station's record and
    is never sent; what happened in public delivers nothing and consents to nothing. Fails with
    `station.unknown_dispatch` or `station.unknown_matter` when it concerns something that is not on record.
    """
    require(officer, "draft", "release", "watch")
    now = house.clock.now()
    record: Record = {"at": int(now), "event": event.to_json(), "kind": "chronicled", "officer": officer.login}
    record |= {"id": str(event.about)} if event.about else {}
    with house.store.write() as tx:
        if event.about is not None and tx.dispatch(event.about) is None:
            raise OursError("station.unknown_dispatch", id=event.about[:40])
        if event.matter is not None and tx.matter(event.matter) is None:
            raise OursError("station.unknown_matter", id=event.matter[:40])
        index = enter(house, tx, record)
        fold(tx, index, record, None)
        tx.note_change("line", "chronicled", str(event.about or event.matter or index))
    return index
