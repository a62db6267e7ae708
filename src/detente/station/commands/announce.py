"""Record what was said in public about a dispatch."""

from __future__ import annotations

from detente.errors import OursError
from detente.kernel import DeclaredDate, Officer, PartyName
from detente.station.actors import require
from detente.station.house import House
from detente.station.projections.fold import fold
from detente.station.record import Record, enter


def announce(
    house: House, officer: Officer, dispatch_id: str, *, by: str, where: str, declared: str, quote: str, source: str,
    mode: str,
) -> None:  # fmt: skip
    """Record that `by` spoke of the dispatch in public: where, when by their word, how, and where to read it.

    Who: an officer with `draft`, `release` or `watch`. Ledger: one `announced` entry. It is this station's record and
    is never sent; an announcement is not a notification. Fails with `station.unknown_dispatch`,
    `station.bad_announcement`, `kernel.party_name`, `kernel.declared_date`.
    """
    require(officer, "draft", "release", "watch")
    for field, value in (("where", where), ("source", source), ("mode", mode)):
        if not value.strip():
            raise OursError("station.bad_announcement", field=field)
    now = house.clock.now()
    record: Record = {
        "at": int(now), "by": PartyName(by), "declared": DeclaredDate(declared), "id": dispatch_id,
        "kind": "announced", "mode": mode[:40], "officer": officer.login, "quote": quote[:2000],
        "source": source[:500], "where": where[:200],
    }  # fmt: skip
    with house.store.write() as tx:
        if tx.dispatch(dispatch_id) is None:
            raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
        index = enter(house, tx, record)
        fold(tx, index, record, None)
        tx.note_change("line", "announced", dispatch_id)
