"""Sign a receipt for a parcel and enter it."""

from __future__ import annotations

from typing import Any

from detente.kernel import Digest
from detente.seal import frames
from detente.seal.envelope import Envelope, seal
from detente.seal.payloads import Parcel
from detente.station.house import House
from detente.station.ports import ReceiptRow, Transaction
from detente.station.projections.fold import fold
from detente.station.record import Record, enter, keep_statement


def sign_receipt(
    house: House, tx: Transaction, envelope: Envelope, parcel: Parcel, outcome: str, at_index: int,
    *, reason: str | None = None, by: str = "", inner: bytes | None = None,
) -> Envelope:  # fmt: skip
    """Sign that a parcel was received, opened, refused or could not be read.

    Who: the station, for `receive_consignment` and `open_dispatch`. Ledger: one `receipt` entry. `at_index` is the
    ledger index of what the receipt speaks of; `by` the login of the officer who opened, kept here and never sent;
    `inner` the notification that was opened.
    """
    now = house.clock.now()
    head = tx.channel("in", parcel.sender, parcel.precedence.value).head
    payload: dict[str, Any] = {
        "at": int(now),
        "from": house.party,
        "head": head,
        "id": parcel.id,
        "keyset": house.keyset,
        "log": {"index": at_index, "origin": house.origin},
        "of": {"envelope": Digest(envelope.id).base64, "statement": Digest(envelope.statement).base64},
        "outcome": outcome,
        "precedence": parcel.precedence.value,
        "seq": parcel.seq,
        "to": parcel.sender,
    }
    receipt = seal("receipt", payload | ({"reason": reason} if reason else {}), house.keys.statements)
    keep_statement(tx, receipt)
    record: Record = {
        "at": int(now), "by": by, "dir": "out", "env": receipt.id, "id": parcel.id, "kind": "receipt",
        "of": envelope.statement, "outcome": outcome, "peer": parcel.sender, "stmt": receipt.statement,
        **({"reason": reason} if reason else {}),
    }  # fmt: skip
    index = enter(house, tx, record)
    tx.put_receipt(ReceiptRow("out", envelope.statement, outcome, receipt.statement, receipt.id, index, now))
    if outcome != "refused":
        fold(tx, index, record, inner)
    return receipt


def stored_receipts(tx: Transaction, parcel: str) -> bytes:
    """Return every receipt signed for a parcel, framed, byte for byte as signed."""
    rows = [tx.statement(row.envelope) for row in tx.receipts("out", parcel)]
    return frames.frame_receipts([row.data for row in rows if row is not None])
