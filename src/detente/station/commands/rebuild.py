"""Fold the record again and compare with what officers see."""

from __future__ import annotations

from typing import Any

from detente.errors import DefectError
from detente.seal import age, canonical, package
from detente.seal.envelope import parse
from detente.seal.payloads import read_parcel
from detente.station.house import House
from detente.station.ports import LeafRow, MattersWanted, Transaction
from detente.station.projections.fold import fold

BATCH = 1000
VIEWS = 2  # one more whenever the fold makes other rows of the same record
EVERYTHING = 1_000_000_000


def rebuild(house: House) -> int:
    """Forget the views, fold every record in order, compare; return how many entries were folded.

    Who: the operator. Ledger: nothing. Fails with `station.rebuild_differs`, naming the first dispatch that differs;
    the views have then been replaced by what the record says.
    """
    with house.store.write() as tx:
        before = _views(tx)
        size = _fold_again(house, tx)
        after = _views(tx)
    if before != after:
        places = sorted(_place(view) for view in set(before) ^ set(after))
        raise DefectError("station.rebuild_differs", place=places[0] if places else "order")
    return size


def renew_views(house: House) -> bool:
    """Fold the views again when an older program made them; tell whether that was so. Whoever opens a house calls it.

    All in one transaction: a crash leaves the old views, and the next opening begins anew.
    """
    with house.store.read() as tx:
        if tx.views_version() == VIEWS:
            return False
    with house.store.write() as tx:
        _fold_again(house, tx)
        tx.note_views(VIEWS)
    return True


def _fold_again(house: House, tx: Transaction) -> int:
    tx.clear_projections()
    size, _ = tx.frontier()
    for start in range(0, size, BATCH):
        for leaf in tx.leaves(start, min(size, start + BATCH)):
            _fold_leaf(house, tx, leaf)
    return size


def _place(view: object) -> str:
    """The id of the dispatch a view is about; never what the view says."""
    return str(getattr(view, "id", None) or getattr(view, "dispatch", "references"))


def _fold_leaf(house: House, tx: Transaction, leaf: LeafRow) -> None:
    if leaf.record is None:
        return
    record: dict[str, Any] = canonical.decode(leaf.record)
    opens = record["kind"] == "sent" or (record["kind"] == "receipt" and record["outcome"] == "opened")
    inner = _inner(house, tx, record) if opens else None
    parcel = None
    if record["kind"] == "received":
        stored = tx.statement(record["env"])
        parcel = read_parcel(parse(stored.data)) if stored else None
    fold(tx, leaf.index, record, inner, parcel)


def _inner(house: House, tx: Transaction, record: dict[str, Any]) -> bytes | None:
    """Read the notification of a sent or opened dispatch out of its ciphertext again."""
    row = tx.parcel_of("out" if record["kind"] == "sent" else "in", record["peer"], record["id"])
    body = tx.body(row.body) if row else None
    if body is None:
        return None
    _, envelope = package.unpack(age.decrypt(body, house.keys.archive))
    return parse(envelope).payload


def _views(tx: Transaction) -> list[object]:
    rows = tx.dispatches(direction=None, party=None, traffic=None, limit=EVERYTHING, before=None)
    ids = [row.id for row in rows]
    references = [(id_, tx.references_to(id_)) for id_ in ids]
    matters = tx.matters(MattersWanted(limit=EVERYTHING))
    chronicle = tx.chronicle(since="", until="~", limit=EVERYTHING)
    publicity = [row for row in map(tx.publicity, ids) if row is not None]
    return [*rows, *tx.facts(ids), *tx.announcements(ids), *references, *matters, *chronicle, *publicity]
