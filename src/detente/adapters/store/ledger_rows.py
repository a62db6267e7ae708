"""Rows of the ledger, heads, statements and bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

# Statements that every dispatch runs are made once: building one costs more than running it.
FRONTIER = select(s.frontier.c.size, s.frontier.c.hashes)
_FRONTIER_INSERT = upsert(s.frontier)
PUT_FRONTIER = _FRONTIER_INSERT.on_conflict_do_update(
    index_elements=["one"], set_={"size": _FRONTIER_INSERT.excluded.size, "hashes": _FRONTIER_INSERT.excluded.hashes}
)
STATEMENT = select(s.statement).where(s.statement.c.envelope == bindparam("envelope"))
BODY = select(s.body.c.data).where(s.body.c.sha256 == bindparam("sha256"))
PUT_BODY = upsert(s.body).on_conflict_do_nothing()
HEADS = select(s.head).order_by(s.head.c.size.desc()).limit(bindparam("limit"))
PEER_HEAD = select(
    s.peer_head.c.peer.label("key"), s.peer_head.c.size, s.peer_head.c.root, s.peer_head.c.note, s.peer_head.c.at
).where(s.peer_head.c.peer == bindparam("peer"))

OWN_PARTY = select(s.identity.c.party)


class SqlLedgerRows:
    """Implements `station.ports.store.LedgerRows`."""

    _sql: Connection

    def own_party(self) -> str:
        """Return whose store this is."""
        return str(self._sql.execute(OWN_PARTY).scalar_one())

    def frontier(self) -> tuple[int, bytes]:
        """Return size and compact range of the tree."""
        row = self._sql.execute(FRONTIER).first()
        return (0, b"") if row is None else (row.size, row.hashes)

    def append_leaf(self, leaf: r.LeafRow, frontier: bytes) -> None:
        """Add the next entry and the compact range after it."""
        sql.add(self._sql, s.leaf, leaf)
        self._sql.execute(PUT_FRONTIER, {"one": 1, "size": leaf.index + 1, "hashes": frontier})

    def leaf(self, index: int) -> r.LeafRow | None:
        """Return one entry."""
        return sql.one(self._sql, r.LeafRow, select(s.leaf).where(s.leaf.c.index == index))

    def leaves(self, start: int, end: int) -> Sequence[r.LeafRow]:
        """Return entries [start, end)."""
        query = select(s.leaf).where(s.leaf.c.index >= start, s.leaf.c.index < end).order_by(s.leaf.c.index)
        return sql.many(self._sql, r.LeafRow, query)

    def leaf_hashes(self, start: int, end: int) -> Sequence[bytes]:
        """Return leaf hashes [start, end)."""
        query = select(s.leaf.c.hash).where(s.leaf.c.index >= start, s.leaf.c.index < end).order_by(s.leaf.c.index)
        return self._sql.execute(query).scalars().all()

    def put_head(self, head: r.HeadRow) -> None:
        """Keep a signed head; a second one of the same size is an error."""
        sql.add(self._sql, s.head, head)

    def heads(self, limit: int) -> Sequence[r.HeadRow]:
        """Return the newest heads first."""
        return sql.many(self._sql, r.HeadRow, HEADS, limit=limit)

    def head_covering(self, index: int, witness: str | None) -> r.HeadRow | None:
        """Return the first head that contains entry `index` (and that `witness` cosigned, if named)."""
        query = select(s.head).where(s.head.c.size > index).order_by(s.head.c.size).limit(1)
        if witness is not None:
            query = query.join(s.cosignature, s.cosignature.c.size == s.head.c.size).where(
                s.cosignature.c.witness == witness
            )
        return sql.one(self._sql, r.HeadRow, query)

    def put_cosignature(self, row: r.CosignatureRow) -> None:
        """Keep a witness's lines; the first ones stand."""
        sql.keep(self._sql, s.cosignature, row)

    def cosignatures(self, size: int) -> Sequence[r.CosignatureRow]:
        """Return the cosignatures under one head, by witness name."""
        query = select(s.cosignature).where(s.cosignature.c.size == size).order_by(s.cosignature.c.witness)
        return sql.many(self._sql, r.CosignatureRow, query)

    def last_cosignature(self, witness: str) -> r.CosignatureRow | None:
        """Return the newest cosignature of a witness."""
        query = select(s.cosignature).where(s.cosignature.c.witness == witness).order_by(s.cosignature.c.size.desc())
        return sql.one(self._sql, r.CosignatureRow, query.limit(1))

    def witness_state(self, origin: str) -> r.PeerHeadRow | None:
        """Return what this station last cosigned for a log."""
        t = s.witness_state.c
        query = select(t.origin.label("key"), t.size, t.root, t.note, t.at).where(t.origin == origin)
        return sql.one(self._sql, r.PeerHeadRow, query)

    def put_witness_state(self, row: r.PeerHeadRow) -> None:
        """Replace what this station last cosigned for a log."""
        _replace_head(self._sql, s.witness_state, "origin", row)

    def peer_head(self, peer: str) -> r.PeerHeadRow | None:
        """Return the largest verified head of a peer's log."""
        return sql.one(self._sql, r.PeerHeadRow, PEER_HEAD, peer=peer)

    def put_peer_head(self, row: r.PeerHeadRow) -> None:
        """Replace the largest verified head of a peer's log."""
        _replace_head(self._sql, s.peer_head, "peer", row)

    def put_statement(self, row: r.StatementRow) -> None:
        """Keep an envelope; the same one again changes nothing."""
        sql.keep(self._sql, s.statement, row)

    def statement(self, envelope: str) -> r.StatementRow | None:
        """Return an envelope by its id."""
        row = self._sql.execute(STATEMENT, {"envelope": envelope}).first()
        return None if row is None else r.StatementRow(row.envelope, row.statement, row.kind, row.data)

    def put_body(self, sha256: str, data: bytes) -> None:
        """Keep a ciphertext under its digest."""
        self._sql.execute(PUT_BODY, {"sha256": sha256, "data": data})

    def body(self, sha256: str) -> bytes | None:
        """Return a ciphertext."""
        data: bytes | None = self._sql.execute(BODY, {"sha256": sha256}).scalar()
        return data


def _replace_head(connection: Connection, table: Any, key: str, row: r.PeerHeadRow) -> None:
    values = {key: row.key, "size": row.size, "root": row.root, "note": row.note, "at": row.at}
    write = upsert(table)
    rest = {name: write.excluded[name] for name in values if name != key}
    connection.execute(write.on_conflict_do_update(index_elements=[key], set_=rest), values)
