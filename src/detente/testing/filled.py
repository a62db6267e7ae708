"""A station with years of a busy council in its views, for pages at their real size.

The views are filled as the fold fills them; nothing is sealed, logged or sent: a hundred thousand signatures would
take an hour and say nothing about a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from detente.council.deeds import Deed
from detente.council.matters import matter_of
from detente.kernel import Digest, DispatchId
from detente.seal import canonical
from detente.station.house import House
from detente.station.ports import DispatchRecord, FactRow, ParcelRow, Transaction
from detente.station.projections.matters import as_matter_row
from detente.testing.busy_council import BusyCouncil

PORTION = 1_000
FIRST_INDEX = 1_000_000  # far above what the station's own ledger holds


def fill(house: House, council: BusyCouncil, acts: int) -> Iterator[int]:
    """Write `acts` deeds of a busy council into the views of a station; yields how many are in, for progress."""
    deeds, done = council.deeds(acts), 0
    while portion := list(islice(deeds, PORTION)):
        with house.store.write() as tx:
            _write(tx, house, council, portion, FIRST_INDEX + done)
        done += len(portion)
        yield done


def _write(tx: Transaction, house: House, council: BusyCouncil, deeds: Sequence[Deed], first: int) -> None:
    touched: dict[DispatchId, DispatchRecord] = {}
    for index, deed in enumerate(deeds, first):
        row = _row(house, deed, index)
        tx.put_dispatch(row)
        for ref in deed.act.refs:
            tx.put_reference(deed.id, ref.rel.value, ref.id)
        tx.put_facts(_facts(house, deed, index))
        tx.put_parcel(_parcel(house, deed, index))
        root = matter_of(deed)
        if root is not None:
            touched[root] = row
    for root, row in touched.items():
        matter = council.book.matters.get(root)
        if matter is not None:
            tx.put_matter(as_matter_row(matter, [row]))


def _row(house: House, deed: Deed, index: int) -> DispatchRecord:
    direction = "out" if deed.sender == house.party else "in"
    thread = matter_of(deed) or deed.id
    return DispatchRecord(
        deed.id, direction, deed.sender, " ".join(deed.addressees), deed.act.type, deed.subject, "ROUTINE",
        deed.traffic.value, None, int(deed.issued), str(thread), canonical.encode(_inner(deed)), index,
        int(deed.issued),
    )  # fmt: skip


def _inner(deed: Deed) -> dict[str, object]:
    return {
        "attachments": [],
        "body": deed.act.body.to_json(),
        "from": deed.sender,
        "id": deed.id,
        "issued": int(deed.issued),
        "keyset": "",
        "language": "en",
        "office": "Foreign Ministry",
        "precedence": "ROUTINE",
        "refs": [{"id": ref.id, "rel": ref.rel.value} for ref in deed.act.refs],
        "releases": [],
        "subject": deed.subject,
        "to": [{"office": "Foreign Ministry", "party": party} for party in deed.addressees],
        "traffic": deed.traffic.value,
        "type": deed.act.type,
    }


def _parcel(house: House, deed: Deed, index: int) -> ParcelRow:
    """The parcel to or from one peer: enough for the pages, which show its fingerprint and its size."""
    ours, digest = deed.sender == house.party, Digest.of(deed.id.encode())
    direction, peer = ("out", deed.addressees[0]) if ours else ("in", deed.sender)
    return ParcelRow(direction, peer, "ROUTINE", index, deed.id, digest, digest, digest, 4096, index, int(deed.issued))


def _facts(house: House, deed: Deed, index: int) -> list[FactRow]:
    """It was received and opened at once: by every addressee, or by us."""
    peers = deed.addressees if deed.sender == house.party else (deed.sender,)
    steps = ("received", "opened")
    return [FactRow(deed.id, step, peer, int(deed.issued), "", "", index) for peer in peers for step in steps]
