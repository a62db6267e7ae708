"""The own ledger: heads, witnesses, refusals."""

from __future__ import annotations

import base64

from detente.kernel import Instant, PartyName
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import HeadRow, Transaction
from detente.station.views import HeadView, LedgerView, RefusalView, WitnessView

HEADS_SHOWN = 20
REFUSALS_SHOWN = 100


def ledger(house: House) -> LedgerView:
    """Return what there is to see of the ledger."""
    with house.store.read() as tx:
        heads = tuple(_head(tx, row) for row in tx.heads(HEADS_SHOWN))
        witnesses = _witnesses(house, tx)
        return LedgerView(
            origin=house.origin,
            size=tx.frontier()[0],
            heads=heads,
            witnesses=witnesses,
            quorum=house.policy.witness_quorum,
            witnessed_size=witnessed_size(house, tx),
            refusals=tuple(
                RefusalView(Instant(r.at), r.peer, r.code, r.statement, r.index) for r in tx.refusals(REFUSALS_SHOWN)
            ),
        )


def ledger_size(house: House) -> int:
    """Return how many entries the ledger has: while it stays, nothing that is folded from the record has changed."""
    with house.store.read() as tx:
        return tx.frontier()[0]


def witnessed_size(house: House, tx: Transaction) -> int:
    """Return the size of the largest head that a quorum of witnesses has cosigned, each at that size or beyond."""
    sizes = sorted((view.size for view in _witnesses(house, tx)), reverse=True)
    quorum = house.policy.witness_quorum
    return sizes[quorum - 1] if len(sizes) >= quorum else 0


def _witnesses(house: House, tx: Transaction) -> tuple[WitnessView, ...]:
    counted = {row.party for row in tx.keysets() if row.witnesses_us and row.party != house.party}
    views = []
    for keyset in all_keysets(tx):
        if keyset.party in counted:
            last = tx.last_cosignature(keyset.party)
            at = Instant(last.at) if last else None
            problem = tx.line_state(keyset.party).problem
            name = dict(keyset.names).get("en", keyset.party)
            views.append(WitnessView(name, PartyName(keyset.party), last.size if last else 0, at, problem))
    return tuple(views)


def _head(tx: Transaction, row: HeadRow) -> HeadView:
    cosigned = tuple((c.witness, Instant(c.at)) for c in tx.cosignatures(row.size))
    note = row.note.decode("utf-8")
    return HeadView(row.size, base64.b64encode(row.root).decode(), Instant(row.signed_at), note, cosigned)
