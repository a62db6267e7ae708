"""Accept another party's keyset after comparing its fingerprint."""

from __future__ import annotations

from detente.errors import RefusedError
from detente.kernel import Officer
from detente.seal.keyset import Keyset, parse_keyset
from detente.seal.notes import parse_vkey
from detente.station.actors import require
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import KeysetRow, Transaction
from detente.station.record import Record, enter


def introduce(house: House, officer: Officer, data: bytes, fingerprint: str, *, witnesses_us: bool = False) -> Keyset:
    """Introduce a party to this station: from now on its statements are believed to be its own.

    Who: an officer with `operate`, who read the fingerprint over another channel. Ledger: one `introduced` entry, which
    fixes the keyset's statement id for ever. Fails with `seal.*` for a keyset that does not prove itself,
    `station.fingerprint_differs`, `station.already_introduced`, `station.key_elsewhere`.
    """
    require(officer, "operate")
    keyset = parse_keyset(data)
    if "".join(fingerprint.split()).lower() not in (keyset.statement, "".join(keyset.statement.fingerprint.split())):
        raise RefusedError("station.fingerprint_differs")
    now = house.clock.now()
    with house.store.write() as tx:
        held = tx.keyset(keyset.party)
        if held is not None and held.statement != keyset.statement:
            raise RefusedError("station.already_introduced", party=keyset.party)
        if held is not None:
            return keyset
        _refuse_shared_keys(tx, keyset)
        record: Record = {
            "at": int(now), "by": officer.login, "kind": "introduced", "peer": keyset.party,
            "stmt": keyset.statement,
        }  # fmt: skip
        enter(house, tx, record)
        tx.put_keyset(KeysetRow(keyset.party, keyset.version, keyset.statement, data, now, officer.login, witnesses_us))
        tx.note_change("people", "introduced", keyset.party)
    return keyset


def _refuse_shared_keys(tx: Transaction, keyset: Keyset) -> None:
    """One key serves one party, one ledger one origin: who shares could deny, or be blamed for, the other's words."""
    own = _belongings(keyset)
    for other in all_keysets(tx):
        if own & _belongings(other):
            raise RefusedError("station.key_elsewhere", party=other.party)


def _belongings(keyset: Keyset) -> frozenset[bytes]:
    """Every public key, whatever its use, and the name of the ledger."""
    pairs = (keyset.sign, *keyset.roots)
    signing = [key for pair in pairs for key in (pair.ed25519, pair.ml_dsa_65)]
    logs = [parse_vkey(vkey).key for vkey in (*keyset.log_keys, *keyset.witness)]
    return frozenset((*signing, *logs, keyset.enc.raw, keyset.log_origin.encode()))
