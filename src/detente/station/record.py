"""The record: what is written beside each ledger entry, and how an entry is made.

A record is canonical JSON, kept beside the log; the log itself holds a salted commitment to it (docs/spec/ledger.md).
The kinds are

- `introduced`  a peer's keyset was accepted by an officer: peer, stmt, env, by, at
- `sent`        a parcel of ours: id, peer, stmt, env, body, at, drafted, checked
- `received`    a parcel of theirs: id, peer, stmt, env, body, at
- `receipt`     a receipt, `dir` out or in: id, peer, stmt, env, of, outcome, at, by (login of who opened; out only)
- `refused`     an attributable thing that broke the rules, kept as evidence: peer, stmt, env, code, at
- `announced`   what was said in public of a dispatch: id, by, where, declared, quote, source, mode, officer, at
- `chronicled`  what happened in public: event (docs/spec/acts.md § public event), officer, at, id if it concerns one
"""

from __future__ import annotations

from typing import Any

from detente.ledger.commitments import commit, public_leaf
from detente.ledger.tree import Frontier, leaf_hash
from detente.seal import canonical
from detente.seal.envelope import Envelope
from detente.station.house import House
from detente.station.ports import LeafRow, StatementRow, Transaction

SALT_BYTES = 32
REFUSALS_KEPT = 1000  # of refusals without evidence; noise must not fill the disk

Record = dict[str, Any]


def enter(house: House, tx: Transaction, record: Record) -> int:
    """Append one private record to the ledger and return its index."""
    salt, data = house.entropy(SALT_BYTES), canonical.encode(record)
    return _append(tx, commit(salt, data), salt, data, record.get("id"), record["at"])


def enter_public(tx: Transaction, kind: str, statement: bytes, at: int) -> int:
    """Append a public leaf (keyset, policy, tombstone, handover) that names a statement id; return its index."""
    return _append(tx, public_leaf(kind, statement), None, None, None, at)


def keep_statement(tx: Transaction, envelope: Envelope) -> None:
    """Keep an envelope byte for byte."""
    tx.put_statement(StatementRow(envelope.id, envelope.statement, envelope.kind, envelope.data))


def _append(
    tx: Transaction, entry: bytes, salt: bytes | None, record: bytes | None, dispatch: str | None, at: int
) -> int:
    size, packed = tx.frontier()
    hashed = leaf_hash(entry)
    frontier = Frontier.load(size, packed).append(hashed)
    tx.append_leaf(LeafRow(size, entry, hashed, salt, record, dispatch, at), frontier.dump())
    return size
