"""Seal a released notification and enter it: record and outbox in one transaction."""

from __future__ import annotations

import base64
from typing import Any

from detente.kernel import Digest, Instant, Precedence
from detente.line import Channel, next_parcel
from detente.seal import age, package
from detente.seal.envelope import Envelope, seal
from detente.seal.keyset import Keyset
from detente.station.house import House
from detente.station.peers import keyset_of
from detente.station.ports import OutboxRow, ParcelRow, Transaction
from detente.station.projections.fold import fold
from detente.station.record import Record, enter, keep_statement

SALT_BYTES = 32


def send_dispatch(
    house: House, tx: Transaction, payload: dict[str, Any], now: Instant, life: dict[str, int]
) -> tuple[str, ...]:
    """Sign, encrypt once for all addressees, sign one parcel per addressee, enter each, queue each.

    Who: called by `release` only. Ledger: one `sent` entry per addressee. Returns the parcels' statement ids (hex).
    Fails with `line.unknown_party`.
    """
    inner = seal("notification", payload, house.keys.statements)
    peers = [keyset_of(tx, to["party"]) for to in payload["to"]]
    salt = house.entropy(SALT_BYTES)
    body = age.encrypt(
        package.pack(salt, inner.data), [*(peer.enc for peer in peers), house.keys.archive.public], house.entropy
    )
    tx.put_body(Digest.of(body), body)
    content = base64.b64encode(package.content(salt, inner.data)).decode()
    return tuple(_enter_parcel(house, tx, inner, payload, peer, body, content, now, life) for peer in peers)


def _enter_parcel(
    house: House, tx: Transaction, inner: Envelope, payload: dict[str, Any], peer: Keyset, body: bytes,
    content: str, now: Instant, life: dict[str, int],
) -> str:  # fmt: skip
    known = tx.channel("out", peer.party, payload["precedence"])
    last = Digest(known.last).base64 if known.last else None
    seq, prev = next_parcel(Channel(known.head, last))
    parcel = seal("parcel", _parcel(house, payload, peer, body, content, now, seq, prev), house.keys.statements)
    digest = Digest.of(body)
    keep_statement(tx, parcel)
    record: Record = {
        "at": int(now), "body": digest, "checked": life["checked"], "drafted": life["drafted"], "env": parcel.id,
        "id": payload["id"], "kind": "sent", "peer": peer.party, "stmt": parcel.statement,
    }  # fmt: skip
    index = enter(house, tx, record)
    tx.put_parcel(
        ParcelRow(
            "out", peer.party, payload["precedence"], seq, payload["id"], parcel.statement, parcel.id, digest,
            len(body), index, now,
        )
    )  # fmt: skip
    rank = Precedence(payload["precedence"]).rank
    tx.enqueue(OutboxRow(0, peer.party, "parcel", rank, parcel.id, digest, payload["id"], 0, now, now, None, None, ""))
    fold(tx, index, record, inner.payload)
    return parcel.statement


def _parcel(
    house: House, payload: dict[str, Any], peer: Keyset, body: bytes, content: str, now: Instant,
    seq: int, prev: str | None,
) -> dict[str, Any]:  # fmt: skip
    parcel: dict[str, Any] = {
        "cipher": {"sha256": Digest.of(body).base64, "size": len(body)},
        "content": content,
        "expires": int(now) + house.policy.expires_after,
        "from": house.party,
        "grade": "receipt",
        "id": payload["id"],
        "issued": int(now),
        "keyset": house.keyset,
        "precedence": payload["precedence"],
        "seq": seq,
        "to": peer.party,
        "traffic": payload["traffic"],
    }
    return parcel | ({"prev": prev} if prev else {})
