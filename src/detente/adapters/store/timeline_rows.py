"""The record in the order of declared dates, where none is declared of entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.kernel import Instant
from detente.station.ports import rows as r
from detente.station.ports.timeline import TimelineWanted

D, A, C = s.dispatch.c, s.announcement.c, s.chronicle.c
WHOLE = select(s.dispatch).where(D.id.in_(bindparam("ids", expanding=True)))
DAY, MINUTE, MONTH = 86_400, 60, 7
DAY_TEXT, MINUTE_TEXT = len("2022-02-10"), len("2022-02-10T08:40Z")


class SqlTimelineRows:
    """Implements `station.ports.timeline.TimelineRows`."""

    _sql: Connection

    def dispatches_declared(self, wanted: TimelineWanted) -> Sequence[r.DispatchRecord]:
        """Return dispatches with a declared date, oldest first."""
        return self._whole(_between(_dispatches(select(D.id), wanted), D.declared, D.index, wanted))

    def dispatches_undeclared(self, wanted: TimelineWanted) -> Sequence[r.DispatchRecord]:
        """Return dispatches without a declared date in the order of entry."""
        query = _entered(_dispatches(select(D.id), wanted), wanted)
        return self._whole(query.order_by(D.entered_at, D.index).limit(wanted.limit))

    def _whole(self, ids: Select[Any]) -> Sequence[r.DispatchRecord]:
        """Sort ids alone: whole rows carry texts, and a sort would carry them all."""
        found = [row.id for row in self._sql.execute(ids)]
        return sql.many(self._sql, r.DispatchRecord, WHOLE, ids=found) if found else ()

    def announcements_declared(self, wanted: TimelineWanted) -> Sequence[r.AnnouncementRow]:
        """Return announcements, oldest first."""
        query = _between(_announced(select(s.announcement), wanted), A.declared, A.index, wanted)
        return sql.many(self._sql, r.AnnouncementRow, query)

    def chronicle_declared(self, wanted: TimelineWanted) -> Sequence[r.ChronicleRow]:
        """Return what happened in public, oldest first."""
        query = _between(_happened(select(s.chronicle), wanted), C.declared, C.index, wanted)
        return sql.many(self._sql, r.ChronicleRow, query)

    def months(self, wanted: TimelineWanted, *, dispatches: bool, announcements: bool, events: bool) -> dict[str, int]:
        """Return how many there are in each month, by `2022-02`."""
        found: Counter[str] = Counter()
        if dispatches:
            found += self._by_month(_dispatches(_counting(D.declared), wanted).where(D.declared.is_not(None)))
            found += self._by_day(wanted)
        if announcements:
            found += self._by_month(_announced(_counting(A.declared), wanted))
        if events:
            found += self._by_month(_happened(_counting(C.declared), wanted))
        return dict(sorted(found.items()))

    def _by_month(self, query: Select[Any]) -> Counter[str]:
        return Counter({row[0]: row[1] for row in self._sql.execute(query.group_by("month"))})

    def _by_day(self, wanted: TimelineWanted) -> Counter[str]:
        """A database knows no months of seconds: count days, and name their months here."""
        day = (D.entered_at // DAY).label("day")
        query = _dispatches(select(day, func.count()), wanted).where(D.declared.is_(None)).group_by("day")
        found: Counter[str] = Counter()
        for number, count in self._sql.execute(query):
            found[Instant(number * DAY).iso[:MONTH]] += count
        return found


def _counting(declared: ColumnElement[Any]) -> Select[Any]:
    return select(func.substr(declared, 1, MONTH).label("month"), func.count())


def _between(query: Select[Any], declared: Any, index: Any, wanted: TimelineWanted) -> Select[Any]:
    text, last = wanted.after
    later = or_(declared > text, and_(declared == text, index > last))
    return query.where(later, declared <= wanted.until + "~").order_by(declared, index).limit(wanted.limit)


def _entered(query: Select[Any], wanted: TimelineWanted) -> Select[Any]:
    """Entered after the place: a day stands before its seconds, a minute after those of it."""
    text, last = wanted.after
    query = query.where(D.declared.is_(None))
    if wanted.until < "9999":
        query = query.where(D.entered_at < _start(wanted.until) + DAY)
    if len(text) <= DAY_TEXT:
        return query.where(D.entered_at >= _start(text)) if text else query
    if len(text) == MINUTE_TEXT:
        return query.where(D.entered_at >= _start(text[:-1] + ":00Z") + MINUTE)
    at = _start(text)
    return query.where(or_(D.entered_at > at, and_(D.entered_at == at, D.index > last)))


def _start(text: str) -> int:
    return int(Instant.parse(text if "T" in text else f"{text}T00:00:00Z"))


def _dispatches(query: Select[Any], wanted: TimelineWanted) -> Select[Any]:
    if wanted.party is not None:
        named = (" " + D.addressees + " ").contains(f" {wanted.party} ", autoescape=True)
        query = query.where(or_(D.sender == wanted.party, named))
    if wanted.acts is not None:
        query = query.where(D.type.in_(wanted.acts))
    return query if wanted.ids is None else query.where(D.id.in_(wanted.ids))


def _announced(query: Select[Any], wanted: TimelineWanted) -> Select[Any]:
    if wanted.party is not None:
        query = query.where(A.by == wanted.party)
    return query if wanted.ids is None else query.where(A.dispatch.in_(wanted.ids))


def _happened(query: Select[Any], wanted: TimelineWanted) -> Select[Any]:
    if wanted.party is not None:
        query = query.where(C.by == wanted.party)
    if wanted.events is not None:
        query = query.where(C.kind.in_(wanted.events))
    return query if wanted.ids is None else query.where(C.dispatch.in_(wanted.ids))
