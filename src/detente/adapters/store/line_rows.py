"""Rows of the line: sequences, parcels, receipts, the outbox, refusals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

P, O = s.parcel.c, s.outbox.c  # noqa: E741  (column collections, read many times below)


class SqlLineRows:
    """Implements `station.ports.store.LineRows`."""

    _sql: Connection

    def channel(self, direction: str, peer: str, precedence: str) -> r.ChannelRow:
        """Return the head of one sequence; (0, None) before the first parcel."""
        query = (
            select(P.seq, P.statement)
            .where(P.direction == direction, P.peer == peer, P.precedence == precedence)
            .order_by(P.seq.desc())
            .limit(1)
        )
        row = self._sql.execute(query).first()
        return r.ChannelRow(0, None) if row is None else r.ChannelRow(row.seq, row.statement)

    def put_parcel(self, row: r.ParcelRow) -> None:
        """Add a parcel; one per sequence number, one per dispatch and peer."""
        sql.add(self._sql, s.parcel, row)

    def parcel_at(self, direction: str, peer: str, precedence: str, seq: int) -> r.ParcelRow | None:
        """Return the parcel with this number."""
        return self._parcel(P.direction == direction, P.peer == peer, P.precedence == precedence, P.seq == seq)

    def parcel_of(self, direction: str, peer: str, dispatch: str) -> r.ParcelRow | None:
        """Return the parcel that carries a dispatch."""
        return self._parcel(P.direction == direction, P.peer == peer, P.dispatch == dispatch)

    def parcel_by_statement(self, direction: str, statement: str) -> r.ParcelRow | None:
        """Return the parcel with this statement id."""
        return self._parcel(P.direction == direction, P.statement == statement)

    def _parcel(self, *where: Any) -> r.ParcelRow | None:
        return sql.one(self._sql, r.ParcelRow, select(s.parcel).where(*where))

    def parcels_of(self, dispatch: str) -> Sequence[r.ParcelRow]:
        """Return every parcel of a dispatch, by peer."""
        query = select(s.parcel).where(P.dispatch == dispatch).order_by(P.direction, P.peer)
        return sql.many(self._sql, r.ParcelRow, query)

    def put_receipt(self, row: r.ReceiptRow) -> None:
        """Add a receipt; the first of each outcome stands."""
        sql.keep(self._sql, s.receipt, row)

    def receipts(self, direction: str, parcel: str) -> Sequence[r.ReceiptRow]:
        """Return the receipts for a parcel, in ledger order."""
        t = s.receipt.c
        query = select(s.receipt).where(t.direction == direction, t.parcel == parcel).order_by(t.index)
        return sql.many(self._sql, r.ReceiptRow, query)

    def enqueue(self, row: r.OutboxRow) -> None:
        """Add to the outbox; `id` is given by the store."""
        values = sql.columns(row)
        del values["id"]
        self._sql.execute(insert(s.outbox), values)

    def due(self, peer: str, now: int, limit: int) -> Sequence[r.OutboxRow]:
        """Return what may be tried now, by precedence and then in order."""
        query = (
            select(s.outbox)
            .where(O.done_at.is_(None), O.peer == peer, O.next_try <= now)
            .order_by(O.rank, O.id)
            .limit(limit)
        )
        return sql.many(self._sql, r.OutboxRow, query)

    def waiting(self, peer: str) -> tuple[int, int | None]:
        """Return how many items wait for a peer, and when the next is tried."""
        query = select(func.count(), func.min(O.next_try)).where(O.done_at.is_(None), O.peer == peer)
        count, soonest = self._sql.execute(query).one()
        return count, soonest

    def outbox_of(self, dispatch: str) -> Sequence[r.OutboxRow]:
        """Return the outbox rows of a dispatch."""
        return sql.many(self._sql, r.OutboxRow, select(s.outbox).where(O.dispatch == dispatch).order_by(O.id))

    def hand_over(self, ids: Iterable[int], at: int) -> None:
        """Note that items were handed to a circuit; the first time stands."""
        change = update(s.outbox).where(O.id.in_(tuple(ids)))
        self._sql.execute(change.values(handed_at=func.coalesce(O.handed_at, at)))

    def count_attempt(self, id_: int) -> None:
        """Count one more attempt, for the back-off."""
        self._sql.execute(update(s.outbox).where(O.id == id_).values(attempts=O.attempts + 1))

    def settle(self, envelope: str, at: int, handed_at: int | None = None) -> None:
        """Take an item off the queue: its end is proved. `handed_at` stands unless an earlier hand-over is noted."""
        change = update(s.outbox).where(O.envelope == envelope, O.done_at.is_(None))
        self._sql.execute(change.values(done_at=at, problem="", handed_at=func.coalesce(O.handed_at, handed_at)))

    def postpone(self, peer: str, rank: int, next_try: int, problem: str) -> None:
        """Try everything of one rank for a peer again later: order within a rank is kept."""
        change = update(s.outbox).where(O.peer == peer, O.rank == rank, O.done_at.is_(None))
        self._sql.execute(change.values(next_try=next_try, problem=problem))

    def requeue(self, dispatch: str, peer: str, now: int) -> None:
        """Put a parcel back on the queue: the peer does not have it after all."""
        change = update(s.outbox).where(O.dispatch == dispatch, O.peer == peer, O.kind == "parcel")
        self._sql.execute(change.values(done_at=None, next_try=now))

    def parcels_from(self, direction: str, peer: str, precedence: str, seq: int) -> Sequence[r.ParcelRow]:
        """Return the parcels of one sequence from a number on."""
        where = (P.direction == direction, P.peer == peer, P.precedence == precedence, P.seq >= seq)
        return sql.many(self._sql, r.ParcelRow, select(s.parcel).where(*where).order_by(P.seq))

    def retry_now(self, peer: str, now: int) -> None:
        """Try everything for a peer at once: it gave a sign of life."""
        change = update(s.outbox).where(O.peer == peer, O.done_at.is_(None), O.next_try > now)
        self._sql.execute(change.values(next_try=now))

    def line_state(self, peer: str) -> r.LineStateRow:
        """Return what is known of the line to a peer."""
        found = sql.one(self._sql, r.LineStateRow, select(s.line_state).where(s.line_state.c.peer == peer))
        return found or r.LineStateRow(peer, None, None, "")

    def put_line_state(self, row: r.LineStateRow) -> None:
        """Replace what is known of the line to a peer."""
        sql.replace(self._sql, s.line_state, row)

    def put_refusal(self, row: r.RefusalRow, keep: int) -> None:
        """Note a refusal; of those without evidence only the newest `keep` stay, so that noise cannot fill the disk."""
        self._sql.execute(insert(s.refusal), sql.columns(row))
        t = s.refusal.c
        oldest = select(t.id).where(t.index.is_(None)).order_by(t.id.desc()).offset(keep).limit(1).scalar_subquery()
        self._sql.execute(delete(s.refusal).where(t.index.is_(None), t.id <= oldest))

    def refusal_of(self, statement: str) -> r.RefusalRow | None:
        """Return the kept refusal of a statement."""
        t = s.refusal.c
        return sql.one(self._sql, r.RefusalRow, select(s.refusal).where(t.statement == statement).limit(1))

    def refusals(self, limit: int) -> Sequence[r.RefusalRow]:
        """Return refusals, newest first."""
        query = select(s.refusal).order_by(s.refusal.c.id.desc()).limit(limit)
        return sql.many(self._sql, r.RefusalRow, query)
