"""Rows that are folded from the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

D = s.dispatch.c
F = s.fact.c

# Statements that every dispatch runs are made once: building one costs more than running it.
DISPATCH = select(s.dispatch).where(D.id == bindparam("id")).order_by(D.index).limit(1)
DISPATCH_IN = select(s.dispatch).where(D.id == bindparam("id"), D.direction == bindparam("direction"))
SEVERAL = select(s.dispatch).where(D.id.in_(bindparam("ids", expanding=True))).order_by(D.index)
TYPED = select(s.dispatch).where(D.type == bindparam("type")).order_by(D.index.desc()).limit(bindparam("limit"))
MEANT, SHOWN = TYPED.where(D.traffic == "live"), TYPED.where(D.traffic != "live")
FACTS = select(s.fact).where(F.dispatch.in_(bindparam("ids", expanding=True))).order_by(F.index, F.at, F.step)
STEPS = select(F.dispatch, F.step).where(F.dispatch.in_(bindparam("ids", expanding=True))).distinct()
THREADS = select(s.dispatch).where(D.thread.in_(bindparam("roots", expanding=True))).order_by(D.index)
REFERENCE = upsert(s.reference).on_conflict_do_nothing()
REFERENCES_TO = (
    select(s.reference.c.source, s.reference.c.rel)
    .where(s.reference.c.target == bindparam("target"))
    .order_by(s.reference.c.source, s.reference.c.rel)
)

REFERENCES_FROM = (
    select(s.reference)
    .where(s.reference.c.source.in_(bindparam("sources", expanding=True)))
    .order_by(s.reference.c.source, s.reference.c.rel, s.reference.c.target)
)


class SqlProjectionRows:
    """Implements `station.ports.store.ProjectionRows`."""

    _sql: Connection

    def clear_projections(self) -> None:
        """Forget everything that can be folded again."""
        for table in s.PROJECTIONS:
            sql.clear(self._sql, table)

    def views_version(self) -> int:
        """Return by which form of the fold the views were made; 0 when none said so."""
        return int(self._sql.execute(select(s.views.c.version)).scalar() or 0)

    def note_views(self, version: int) -> None:
        """Remember by which form of the fold the views were made."""
        statement = upsert(s.views).values(one=1, version=version)
        self._sql.execute(statement.on_conflict_do_update(index_elements=["one"], set_={"version": version}))

    def put_dispatch(self, row: r.DispatchRecord) -> None:
        """Add a dispatch or replace what was known of it."""
        sql.replace(self._sql, s.dispatch, row)

    def dispatch(self, id_: str, direction: str | None = None) -> r.DispatchRecord | None:
        """Return a dispatch."""
        if direction is None:
            return sql.one(self._sql, r.DispatchRecord, DISPATCH, id=id_)
        return sql.one(self._sql, r.DispatchRecord, DISPATCH_IN, id=id_, direction=direction)

    def dispatches(
        self, *, direction: str | None, party: str | None, traffic: str | None, limit: int, before: int | None
    ) -> Sequence[r.DispatchRecord]:
        """Return dispatches, newest first; `before` is a ledger index."""
        query = select(s.dispatch).order_by(D.index.desc()).limit(limit)
        if direction is not None:
            query = query.where(D.direction == direction)
        if party is not None:
            # addressees are joined by spaces; party names hold none
            query = query.where(
                or_(D.sender == party, (" " + D.addressees + " ").contains(f" {party} ", autoescape=True))
            )
        if traffic is not None:
            query = query.where(D.traffic == traffic)
        if before is not None:
            query = query.where(D.index < before)
        return sql.many(self._sql, r.DispatchRecord, query)

    def threads(self, roots: Sequence[str]) -> Sequence[r.DispatchRecord]:
        """Return the opened dispatches of several threads in ledger order."""
        return sql.many(self._sql, r.DispatchRecord, THREADS, roots=list(roots))

    def merge_threads(self, old: Sequence[str], into: str) -> None:
        """Make one thread of several: a paper was found that belongs to all of them."""
        self._sql.execute(update(s.dispatch).where(D.thread.in_(old)).values(thread=into))

    def dispatches_of(self, ids: Sequence[str]) -> Sequence[r.DispatchRecord]:
        """Return several dispatches by id, in ledger order."""
        return sql.many(self._sql, r.DispatchRecord, SEVERAL, ids=list(ids)) if ids else ()

    def dispatches_typed(
        self, type_: str, limit: int, *, real: bool | None = None, sender: str | None = None
    ) -> Sequence[r.DispatchRecord]:
        """Return the newest dispatches that carry one type of act, in ledger order; live or not, of one sender."""
        query = TYPED if real is None else MEANT if real else SHOWN
        if sender is not None:
            query = query.where(D.sender == sender)
        return tuple(reversed(sql.many(self._sql, r.DispatchRecord, query, type=type_, limit=limit)))

    def put_facts(self, rows: Sequence[r.FactRow]) -> None:
        """Add facts; the first of each kind stands."""
        sql.keep_all(self._sql, s.fact, rows)

    def facts(self, dispatches: Sequence[str]) -> Sequence[r.FactRow]:
        """Return the facts of several dispatches in ledger order."""
        return sql.many(self._sql, r.FactRow, FACTS, ids=list(dispatches))

    def steps(self, dispatches: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """Return, by dispatch, the steps that any addressee's facts hold."""
        found: dict[str, set[str]] = {}
        for row in self._sql.execute(STEPS, {"ids": list(dispatches)}):
            found.setdefault(row.dispatch, set()).add(row.step)
        return {dispatch: frozenset(steps) for dispatch, steps in found.items()}

    def put_reference(self, source: str, rel: str, target: str) -> None:
        """Add a reference from one dispatch to another."""
        values = {"source": source, "rel": rel, "target": target}
        self._sql.execute(REFERENCE, values)

    def references_to(self, target: str) -> Sequence[tuple[str, str]]:
        """Return (source, rel) of every reference to a dispatch."""
        found = self._sql.execute(REFERENCES_TO, {"target": target})
        return tuple((row.source, row.rel) for row in found)

    def references_from(self, sources: Sequence[str]) -> Sequence[tuple[str, str, str]]:
        """Return (source, rel, target) of every reference that several dispatches make."""
        found = self._sql.execute(REFERENCES_FROM, {"sources": list(sources)})
        return tuple((row.source, row.rel, row.target) for row in found)

    def put_announcement(self, row: r.AnnouncementRow) -> None:
        """Add what was said in public."""
        sql.add(self._sql, s.announcement, row)

    def announcements(self, dispatches: Sequence[str]) -> Sequence[r.AnnouncementRow]:
        """Return what was said in public about several dispatches."""
        t = s.announcement.c
        return sql.many(
            self._sql,
            r.AnnouncementRow,
            select(s.announcement).where(t.dispatch.in_(dispatches)).order_by(t.index),
        )
