"""The public record: what all parties to a dispatch agreed to show, and nothing else.

Every question is put as of now: what waits for an embargo is in no list, no count, no choice of a filter and at no
address. Lists come from the projection (`station.projections.publicity`); what is shown of one dispatch comes from the
words themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.council import Publicity
from detente.council.shown import Correction
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.deeds import Facts, facts_by_dispatch, read_inner
from detente.station.house import House
from detente.station.ports import AnnouncementRow, DispatchRecord, PublicWanted, Transaction
from detente.station.projections.publicity import publicity_of, spoken_of
from detente.station.queries.dossier import Dossier
from detente.station.views import PublicCorrection, PublicEntry, PublicPage, PublicSaid

PAGE = 25
LATEST = 50
YEARS = range(1970, 10_000)


def shown_items(tx: Transaction, row: DispatchRecord, now: Instant) -> tuple[str, ...]:
    """Return the items of a dispatch that are public now."""
    return tuple(item.value for item in publicity_of(row, spoken_of(tx, row), now).shown.items)


def public_record(house: House, *, party: str | None = None, limit: int = LATEST) -> tuple[PublicEntry, ...]:
    """Return the public dispatches whose publication changed last, the latest first; of one party or of all."""
    now = house.clock.now()
    with house.store.read() as tx:
        return _entries(tx, tx.public(PublicWanted(now, party, latest=True, limit=limit)), now)


def public_changed(house: House, party: str | None = None) -> Instant:
    """Return when what is public last changed, what was taken back included; 1970 while nothing was ever shown."""
    with house.store.read() as tx:
        return Instant(tx.public_changed(house.clock.now(), party) or 0)


def public_page(house: House, *, party: str | None = None, year: int | None = None, number: int = 1) -> PublicPage:
    """Return a page of the public record, the last shown first, and what can be chosen.

    `year` is that in which a dispatch was first shown, in UTC: the date on the paper may not be public. A page beyond
    the last is the last.
    """
    now = house.clock.now()
    first, last = (None, None) if year is None else _bounds(year)
    with house.store.read() as tx:
        total = tx.count_public(PublicWanted(now, party, first, last))
        pages = max(1, -(-total // PAGE))
        number = min(max(1, number), pages)
        wanted = PublicWanted(now, party, first, last, limit=PAGE, offset=(number - 1) * PAGE)
        return PublicPage(
            entries=_entries(tx, tx.public(wanted), now),
            total=total,
            number=number,
            pages=pages,
            parties=tuple(PartyName(name) for name in tx.public_parties(now)),
            years=_years(tx.public_span(now)),
        )


def public_entry(house: House, slug: str) -> PublicEntry | None:
    """Return one public dispatch by the slug of its id; None alike for what is not public and what does not exist."""
    try:
        dispatch = DispatchId.from_slug(slug)
    except OursError:
        return None
    with house.store.read() as tx:
        return next(iter(_entries(tx, [dispatch], house.clock.now())), None)


def _bounds(year: int) -> tuple[int, int]:
    """The first second of a year and of the next."""
    start = (dt.datetime(number, 1, 1, tzinfo=dt.UTC) for number in (year, min(year + 1, YEARS[-1])))
    first, last = (int(moment.timestamp()) for moment in start)
    return first, last


def _years(span: tuple[int, int] | None) -> tuple[int, ...]:
    if span is None:
        return ()
    first, last = (Instant(at).moment.year for at in span)
    return tuple(range(last, first - 1, -1))


def _entries(tx: Transaction, ids: Sequence[str], now: Instant) -> tuple[PublicEntry, ...]:
    """Make entries in the order of `ids`; what is not public now makes none."""
    rows = {row.id: row for row in tx.dispatches_of(ids) if row.inner is not None}
    stand = {id_: publicity_of(row, spoken_of(tx, row), now) for id_, row in rows.items()}
    shown = [rows[id_] for id_ in ids if id_ in rows and stand[id_].shown]
    reader = _Reader(tx, shown, stand, now)
    return tuple(reader.entry(row) for row in shown)


class _Reader:
    """What entries of one page need, read once for all of them."""

    def __init__(
        self, tx: Transaction, rows: Sequence[DispatchRecord], stand: dict[str, Publicity], now: Instant
    ) -> None:
        self._stand = stand
        ids = [row.id for row in rows]
        self._facts: Facts = facts_by_dispatch(tx, ids)
        self._said: Sequence[AnnouncementRow] = tx.announcements(ids)
        # a thread is folded only where its outcome is shown
        self._dossier = Dossier(tx, [row for row in rows if "outcome" in self._items(row)], now)

    def _items(self, row: DispatchRecord) -> tuple[str, ...]:
        return tuple(item.value for item in self._stand[row.id].shown.items)

    def entry(self, row: DispatchRecord) -> PublicEntry:
        """Reduce one dispatch to what is shown of it."""
        items, stand, inner = self._items(row), self._stand[row.id], read_inner(row) or {}
        text = inner.get("body", {}).get("text")
        dates = "dates" in items
        outcome = self._outcome(row) if "outcome" in items else (None, None, None)
        assert stand.since is not None
        assert stand.updated is not None
        return PublicEntry(
            id=DispatchId(row.id).slug,
            sender=PartyName(row.sender),
            addressees=tuple(PartyName(party) for party in row.addressees.split()),
            traffic=Traffic(row.traffic),
            since=stand.since,
            updated=stand.updated,
            items=items,
            subject=row.subject if "subject" in items else None,
            text=text if "letter" in items and isinstance(text, str) else None,
            language=inner.get("language"),
            substances=stand.shown.substances,
            declared=row.declared if dates else None,
            delivered_at=self._delivered(row) if dates else None,
            announced=self._announced(row) if dates else (),
            outcome=outcome[0],
            outcome_traffic=outcome[1],
            outcome_declared=outcome[2],
            corrections=tuple(_correction(found) for found in stand.corrections),
        )

    def _outcome(self, row: DispatchRecord) -> tuple[str | None, Traffic | None, str | None]:
        """The state word, the kind of traffic of the answer that stands, and the date on it."""
        state = self._dossier.state(row.id)
        if state is None:
            return None, None, None
        answer = next((line for line in state.rows if line.latest is not None), None)
        if answer is None or answer.latest is None:
            return state.word.value, None, None
        return state.word.value, answer.traffic, answer.latest.declared

    def _delivered(self, row: DispatchRecord) -> Instant | None:
        times = [fact.at for fact in self._facts.get(row.id, ()) if fact.step == "received"]
        return Instant(max(times)) if times else None

    def _announced(self, row: DispatchRecord) -> tuple[PublicSaid, ...]:
        said = (one for one in self._said if one.dispatch == row.id)
        return tuple(PublicSaid(PartyName(one.by), one.where, one.declared, one.mode) for one in said)


def _correction(found: Correction) -> PublicCorrection:
    items = tuple(item.value for item in found.before.items)
    return PublicCorrection(found.at, found.notes, found.since, items, found.before.substances)
