"""Rows of the line: sequences, parcels, receipts, the outbox, refusals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, func, insert, select, update

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

P, O = s.parcel.c, s.outbox.c  # noqa: E741  (column collections, read many times below)
_DIRECTION: BindParameter[str] = bindparam("direction")
_PEER: BindParameter[str] = bindparam("peer")
_PRECEDENCE: BindParameter[str] = bindparam("precedence")
_SEQUENCE = (P.direction == _DIRECTION, P.peer == _PEER, P.precedence == _PRECEDENCE)

# Statements that every dispatch runs are made once: building one costs more than running it.
CHANNEL = select(P.seq, P.statement).where(*_SEQUENCE).order_by(P.seq.desc()).limit(1)
PARCEL_AT = select(s.parcel).where(*_SEQUENCE, P.seq == bindparam("seq"))
PARCEL_OF = select(s.parcel).where(P.direction == _DIRECTION, P.peer == _PEER, P.dispatch == bindparam("dispatch"))
PARCELS_OF = select(s.parcel).where(P.dispatch == bindparam("dispatch")).order_by(P.direction, P.peer)
RECEIPTS = (
    select(s.receipt)
    .where(s.receipt.c.direction == _DIRECTION, s.receipt.c.parcel == bindparam("parcel"))
    .order_by(s.receipt.c.index)
)
_EARLIER = s.outbox.alias("earlier")
# An item is not due while an earlier one of its precedence waits for its next try: it would arrive before its turn.
_HELD_BACK = exists().where(
    _EARLIER.c.peer == O.peer, _EARLIER.c.rank == O.rank, _EARLIER.c.kind == O.kind, _EARLIER.c.id < O.id,
    _EARLIER.c.done_at.is_(None), _EARLIER.c.next_try > bindparam("now"),
)  # fmt: skip
DUE = (
    select(s.outbox)
    .where(O.done_at.is_(None), O.peer == _PEER, O.next_try <= bindparam("now"), ~_HELD_BACK)
    .order_by(O.rank, O.id)
    .limit(bindparam("limit"))
)
ENQUEUE = insert(s.outbox)
SETTLE = (
    update(s.outbox)
    .where(O.envelope == bindparam("which"), O.done_at.is_(None))
    .values(done_at=bindparam("at"), problem="", handed_at=func.coalesce(O.handed_at, bindparam("handed")))
)
LINE_STATE = select(s.line_state).where(s.line_state.c.peer == _PEER)


class SqlLineRows:
    """Implements `station.ports.store.LineRows`."""

    _sql: Connection
    has_work: bool

    def channel(self, direction: str, peer: str, precedence: str) -> r.ChannelRow:
        """Return the head of one sequence; (0, None) before the first parcel."""
        values = {"direction": direction, "peer": peer, "precedence": precedence}
        row = self._sql.execute(CHANNEL, values).first()
        return r.ChannelRow(0, None) if row is None else r.ChannelRow(row.seq, row.statement)

    def put_parcel(self, row: r.ParcelRow) -> None:
        """Add a parcel; one per sequence number, one per dispatch and peer."""
        sql.add(self._sql, s.parcel, row)

    def parcel_at(self, direction: str, peer: str, precedence: str, seq: int) -> r.ParcelRow | None:
        """Return the parcel with this number."""
        return sql.one(
            self._sql, r.ParcelRow, PARCEL_AT, direction=direction, peer=peer, precedence=precedence, seq=seq
        )

    def parcel_of(self, direction: str, peer: str, dispatch: str) -> r.ParcelRow | None:
        """Return the parcel that carries a dispatch."""
        return sql.one(self._sql, r.ParcelRow, PARCEL_OF, direction=direction, peer=peer, dispatch=dispatch)

    def _parcel(self, *where: Any) -> r.ParcelRow | None:
        return sql.one(self._sql, r.ParcelRow, select(s.parcel).where(*where))

    def parcels_of(self, dispatch: str) -> Sequence[r.ParcelRow]:
        """Return every parcel of a dispatch, by peer."""
        return sql.many(self._sql, r.ParcelRow, PARCELS_OF, dispatch=dispatch)

    def put_receipt(self, row: r.ReceiptRow) -> None:
        """Add a receipt; the first of each outcome stands."""
        sql.keep(self._sql, s.receipt, row)

    def receipts(self, direction: str, parcel: str) -> Sequence[r.ReceiptRow]:
        """Return the receipts for a parcel, in ledger order."""
        return sql.many(self._sql, r.ReceiptRow, RECEIPTS, direction=direction, parcel=parcel)

    def enqueue(self, row: r.OutboxRow) -> None:
        """Add to the outbox; `id` is given by the store."""
        values = sql.columns(row)
        del values["id"]
        self._sql.execute(ENQUEUE, values)
        self.has_work = True

    def due(self, peer: str, now: int, limit: int) -> Sequence[r.OutboxRow]:
        """Return what may be tried now, by precedence and then in order."""
        return sql.many(self._sql, r.OutboxRow, DUE, peer=peer, now=now, limit=limit)

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
        self._sql.execute(SETTLE, {"which": envelope, "at": at, "handed": handed_at})

    def postpone(self, peer: str, rank: int, next_try: int, problem: str) -> None:
        """Try everything of one rank for a peer again later: order within a rank is kept."""
        change = update(s.outbox).where(O.peer == peer, O.rank == rank, O.done_at.is_(None))
        self._sql.execute(change.values(next_try=next_try, problem=problem))

    def requeue(self, dispatch: str, peer: str, now: int) -> None:
        """Put a parcel back on the queue: the peer does not have it after all."""
        change = update(s.outbox).where(O.dispatch == dispatch, O.peer == peer, O.kind == "parcel")
        self._sql.execute(change.values(done_at=None, next_try=now))
        self.has_work = True

    def parcels_from(self, direction: str, peer: str, precedence: str, seq: int) -> Sequence[r.ParcelRow]:
        """Return the parcels of one sequence from a number on."""
        where = (P.direction == direction, P.peer == peer, P.precedence == precedence, P.seq >= seq)
        return sql.many(self._sql, r.ParcelRow, select(s.parcel).where(*where).order_by(P.seq))

    def retry_now(self, peer: str, now: int) -> None:
        """Try everything for a peer at once: it gave a sign of life."""
        change = update(s.outbox).where(O.peer == peer, O.done_at.is_(None), O.next_try > now)
        self._sql.execute(change.values(next_try=now))
        self.has_work = True

    def line_state(self, peer: str) -> r.LineStateRow:
        """Return what is known of the line to a peer."""
        found = sql.one(self._sql, r.LineStateRow, LINE_STATE, peer=peer)
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
