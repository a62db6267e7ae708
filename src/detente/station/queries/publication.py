"""What other machines may read of this station."""

from __future__ import annotations

import hashlib

from detente.errors import WorldError
from detente.station.house import House
from detente.station.peers import all_keysets


def keyset_file(house: House) -> bytes:
    """Return the own keyset, byte for byte."""
    with house.store.read() as tx:
        row = tx.keyset(house.party)
    if row is None:
        raise WorldError("adapters.not_a_store", name="record")
    return row.data


def witnessed_checkpoint(house: House, origin_hash: str) -> bytes | None:
    """Return the last head this station cosigned for the log whose origin has this SHA-256 (hex), or None."""
    with house.store.read() as tx:
        for keyset in all_keysets(tx):
            if hashlib.sha256(keyset.log_origin.encode()).hexdigest() == origin_hash:
                row = tx.witness_state(keyset.log_origin)
                return row.note if row else None
    return None
