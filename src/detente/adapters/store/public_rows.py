"""Rows of what is public. Every question names the time: an embargo that is not over hides a row from each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, func, select

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

P = s.publicity.c

PUBLICITY = select(s.publicity).where(P.dispatch == bindparam("dispatch"))
SPOKEN_ABOUT = select(s.reference.c.target).where(s.reference.c.rel == "about").distinct()


class SqlPublicRows:
    """Implements `station.ports.store.PublicRows`."""

    _sql: Connection

    def put_publicity(self, row: r.PublicityRow) -> None:
        """Say from when a dispatch is public, in place of what was said before."""
        sql.replace(self._sql, s.publicity, row)

    def publicity(self, dispatch: str) -> r.PublicityRow | None:
        """Return from when a dispatch is public; None when no party has spoken of it."""
        return sql.one(self._sql, r.PublicityRow, PUBLICITY, dispatch=dispatch)

    def public(self, wanted: r.PublicWanted) -> Sequence[str]:
        """Return the ids of a page of public dispatches."""
        order = _changed(wanted.now) if wanted.latest else P.since
        query = _chosen(select(P.dispatch), wanted).order_by(order.desc(), P.dispatch)
        return tuple(self._sql.execute(query.limit(wanted.limit).offset(wanted.offset)).scalars())

    def count_public(self, wanted: r.PublicWanted) -> int:
        """Return how many public dispatches there are of this choice."""
        return int(self._sql.execute(_chosen(select(func.count()), wanted)).scalar_one())

    def public_changed(self, now: int, party: str | None) -> int | None:
        """Return when anything that was ever shown last changed, what was taken back included."""
        query = _of_party(select(func.max(_changed(now))), party)
        found: int | None = self._sql.execute(query).scalar_one()
        return found

    def public_parties(self, now: int) -> Sequence[str]:
        """Return every party to a public dispatch, by name."""
        found = self._sql.execute(select(P.parties).where(P.since <= now).distinct()).scalars()
        return tuple(sorted({name for parties in found for name in parties.split()}))

    def public_span(self, now: int) -> tuple[int, int] | None:
        """Return when the first and the last public dispatch were first shown; None when there is none."""
        first, last = self._sql.execute(select(func.min(P.since), func.max(P.since)).where(P.since <= now)).one()
        return None if first is None else (first, last)


def _chosen(query: Select[Any], wanted: r.PublicWanted) -> Select[Any]:
    query = query.select_from(s.publicity).where(P.since <= wanted.now)
    query = _of_party(query, wanted.party)
    if wanted.first is not None:
        query = query.where(P.since >= wanted.first)
    if wanted.last is not None:
        query = query.where(P.since < wanted.last)
    return query


def _of_party(query: Select[Any], party: str | None) -> Select[Any]:
    """Narrow to one party. Parties are joined by spaces; party names hold none."""
    if party is None:
        return query
    return query.where((" " + P.parties + " ").contains(f" {party} ", autoescape=True))


def _changed(now: int) -> ColumnElement[int]:
    """When what is shown last changed: by the end of an embargo, else by a word."""
    return case((and_(P.due.is_not(None), P.due <= now), P.due), else_=P.updated)
