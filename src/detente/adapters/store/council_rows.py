"""Rows of matters and of the chronicle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

M = s.matter.c
C = s.chronicle.c

MATTER = select(s.matter).where(M.id == bindparam("id"))
NAMED = select(s.matter).where(M.id.in_(bindparam("ids", expanding=True))).order_by(M.opened_at, M.id)
PARTS = select(s.matter).where(M.part_of == bindparam("part_of")).order_by(M.opened_at, M.id)


class SqlCouncilRows:
    """Implements `station.ports.store.CouncilRows`."""

    _sql: Connection

    def put_matter(self, row: r.MatterRow) -> None:
        """Add a matter or replace what was known of it."""
        sql.replace(self._sql, s.matter, row)

    def matter(self, id_: str) -> r.MatterRow | None:
        """Return a matter."""
        return sql.one(self._sql, r.MatterRow, MATTER, id=id_)

    def matters(self, wanted: r.MattersWanted) -> Sequence[r.MatterRow]:
        """Return a page of matters, the last moved first; with `due_by`, the next due first."""
        query = _chosen(select(s.matter), wanted).limit(wanted.limit)
        if wanted.due_by is not None:
            return sql.many(self._sql, r.MatterRow, query.order_by(M.due, M.id))
        if wanted.before is not None:
            moved, id_ = wanted.before
            query = query.where(or_(M.moved_at < moved, (M.moved_at == moved) & (M.id < id_)))
        return sql.many(self._sql, r.MatterRow, query.order_by(M.moved_at.desc(), M.id.desc()))

    def count_matters(self, wanted: r.MattersWanted) -> Sequence[tuple[str, str, int]]:
        """Return (kind, state, how many) for each kind and state there is."""
        query = _chosen(select(M.kind, M.state, func.count().label("number")), wanted)
        found = self._sql.execute(query.group_by(M.kind, M.state).order_by(M.kind, M.state))
        return tuple((row.kind, row.state, row.number) for row in found)

    def parts_of(self, matter: str) -> Sequence[r.MatterRow]:
        """Return the matters that belong under one, in the order they were opened."""
        return sql.many(self._sql, r.MatterRow, PARTS, part_of=matter)

    def matters_named(self, ids: Sequence[str]) -> Sequence[r.MatterRow]:
        """Return several matters in the order they were opened."""
        return sql.many(self._sql, r.MatterRow, NAMED, ids=list(ids)) if ids else ()

    def put_chronicle(self, row: r.ChronicleRow) -> None:
        """Add what happened in public."""
        sql.add(self._sql, s.chronicle, row)

    def chronicle(self, *, since: str, until: str, limit: int) -> Sequence[r.ChronicleRow]:
        """Return what happened in public between two declared days, oldest first."""
        query = select(s.chronicle).where(C.declared >= since, C.declared <= until)
        return sql.many(self._sql, r.ChronicleRow, query.order_by(C.declared, C.index).limit(limit))

    def chronicle_of(self, *, dispatches: Sequence[str], matter: str | None) -> Sequence[r.ChronicleRow]:
        """Return what happened in public about some dispatches or a matter, in ledger order."""
        about: ColumnElement[bool] = C.dispatch.in_(list(dispatches))
        if matter is not None:  # nothing must not match what concerns no matter
            about = or_(about, C.matter == matter)
        return sql.many(self._sql, r.ChronicleRow, select(s.chronicle).where(about).order_by(C.index))


def _chosen(query: Select[Any], wanted: r.MattersWanted) -> Select[Any]:
    if wanted.kinds:
        query = query.where(M.kind.in_(wanted.kinds))
    if wanted.states:
        query = query.where(M.state.in_(wanted.states))
    if wanted.party is not None:
        query = query.where((" " + M.parties + " ").contains(f" {wanted.party} ", autoescape=True))
    if wanted.real is not None:
        query = query.where((M.traffic == "live") if wanted.real else (M.traffic != "live"))
    if wanted.due_by is not None:
        query = query.where(M.due <= wanted.due_by)
    if wanted.due_from is not None:
        query = query.where(M.due >= wanted.due_from)
    if wanted.due_from is not None:
        query = query.where(M.due >= wanted.due_from)
    return query
