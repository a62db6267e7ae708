"""The timeline: dispatches, announcements and the chronicle in the order of declared dates, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from detente.council.acts import Written
from detente.council.acts.public_event import PublicKind
from detente.council.matters import KINDS, OPENING, matter_of
from detente.errors import OursError
from detente.kernel import DispatchId, Instant
from detente.station.deeds import as_deed, facts_by_dispatch
from detente.station.house import House
from detente.station.ports import AnnouncementRow, ChronicleRow, DispatchRecord, MattersWanted, Transaction
from detente.station.ports.timeline import Place, TimelineWanted
from detente.station.queries.chronicle import as_entry
from detente.station.queries.dispatches import as_announcement_view, as_row
from detente.station.queries.dossier import ListWords
from detente.station.queries.matters import folded_matter
from detente.station.views.timeline import TimelineEntry, TimelinePage

DISPATCHES, EVENTS, ANNOUNCEMENTS = "dispatches", "events", "announcements"
SORTS = (DISPATCHES, EVENTS, ANNOUNCEMENTS)
PROGRAMMES = 10  # programmes whose tracks can be chosen
DAY_TEXT = len("2022-02-10")
LEAKS = frozenset({PublicKind.LEAK.value, PublicKind.PUBLICATION_WITHOUT_CONSENT.value})
SPOKEN = frozenset({"announcement", "press_conference", "statement", "interview", "speech"})
ANNOUNCED_BEFORE, LEAK = "announced_before", "leak"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a page of the timeline shows. `sort` is one of SORTS or a `PublicKind`, "" for everything.

    `track` is the name of a kind of matters, or `<slug of a programme>.<name of its track>`. Dates are days, included.
    """

    party: str | None = None
    track: str = ""
    sort: str = ""
    since: str = ""
    until: str = ""
    after: Place | None = None
    limit: int = 60


def timeline(house: House, chosen: Chosen) -> TimelinePage:
    """Return a page; raise `station.unknown_matter` for a track of no programme on record."""
    with house.store.read() as tx:
        now = house.clock.now()
        wanted = _wanted(tx, chosen, now)
        sorts = _sorts(chosen)
        months = tx.months(
            replace(wanted, after=("", -1)),
            dispatches=DISPATCHES in sorts,
            announcements=ANNOUNCEMENTS in sorts,
            events=EVENTS in sorts,
        )
        rows = sorted(_rows(tx, replace(wanted, limit=chosen.limit + 1), sorts), key=_place)
        shown = rows[: chosen.limit]
        entries = tuple(_entries(house, tx, shown))
        more = _place(shown[-1]) if len(rows) > chosen.limit else None
        return TimelinePage(entries, tuple(months.items()), more, _tracks(tx, now))


Row = DispatchRecord | AnnouncementRow | ChronicleRow


def _sorts(chosen: Chosen) -> tuple[str, ...]:
    """A track of matters holds dispatches; a kind of event holds events."""
    if chosen.track in KINDS:
        return (DISPATCHES,) if chosen.sort in ("", DISPATCHES) else ()
    return SORTS if not chosen.sort else (chosen.sort,) if chosen.sort in SORTS else (EVENTS,)


def _wanted(tx: Transaction, chosen: Chosen, now: Instant) -> TimelineWanted:
    acts, ids = None, None
    if chosen.track in KINDS:
        kind = KINDS[chosen.track]
        acts = (kind.opens, kind.takes, *kind.beside)
    elif chosen.track:
        ids = _filed(tx, chosen.track, now)
    events = (chosen.sort,) if chosen.sort and chosen.sort not in SORTS else None
    after = chosen.after or ((chosen.since, -1) if chosen.since else ("", -1))
    return TimelineWanted(chosen.party, acts, ids, events, after, chosen.until or "9999", chosen.limit)


def _filed(tx: Transaction, track: str, now: Instant) -> tuple[str, ...]:
    slug, _, name = track.partition(".")
    try:
        programme = folded_matter(tx, DispatchId.from_slug(slug), now)[0]
    except OursError:
        raise OursError("station.unknown_matter", id=slug[:40]) from None
    filings = programme.details.filings if programme.kind == "programme" else ()
    return tuple(sorted({str(filing.dispatch) for filing in filings if filing.track == name}))


def _tracks(tx: Transaction, now: Instant) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for row in tx.matters(MattersWanted(kinds=("programme",), limit=PROGRAMMES)):
        programme = folded_matter(tx, row.id, now)[0]
        found += [(f"{programme.id.slug}.{track.name}", track.name) for track in programme.details.tracks]
    return tuple(found)


def _rows(tx: Transaction, wanted: TimelineWanted, sorts: Sequence[str]) -> Iterator[Row]:
    if DISPATCHES in sorts:
        yield from tx.dispatches_declared(wanted)
        yield from tx.dispatches_undeclared(wanted)
    if ANNOUNCEMENTS in sorts:
        yield from tx.announcements_declared(wanted)
    if EVENTS in sorts:
        yield from tx.chronicle_declared(wanted)


def _place(row: Row) -> Place:
    if isinstance(row, DispatchRecord):
        return row.declared or Instant(row.entered_at).iso, row.index
    return row.declared, row.index


def _entries(house: House, tx: Transaction, rows: Sequence[Row]) -> Iterator[TimelineEntry]:
    sent = [row for row in rows if isinstance(row, DispatchRecord)]
    words, marks = ListWords(tx, sent, house.clock.now()), _marks(tx, sent)
    facts = facts_by_dispatch(tx, [row.id for row in sent])
    for row in rows:
        date, index = _place(row)
        if isinstance(row, ChronicleRow):
            entry = as_entry(row)
            yield TimelineEntry(date, index, event=entry, about=entry.event.about, matter=entry.event.matter)
        elif isinstance(row, AnnouncementRow):
            yield TimelineEntry(date, index, said=as_announcement_view(row), about=DispatchId(row.dispatch))
        else:
            deed = as_deed(row, facts.get(row.id, ()), house.party)
            body = deed.act.body if deed and deed.act.type not in OPENING else None
            yield TimelineEntry(
                date,
                index,
                declared=row.declared is not None,
                row=as_row(row, words),
                matter=matter_of(deed) if deed else None,
                step=body.step if isinstance(body, Written) else None,
                marks=tuple(marks[row.id]),
            )


def _marks(tx: Transaction, rows: Sequence[DispatchRecord]) -> dict[str, list[str]]:
    """Said in public before it was delivered, by the dates; printed without its author’s word."""
    ids = [row.id for row in rows]
    received = _received(tx, ids)
    found: dict[str, list[str]] = defaultdict(list)
    said = [(row.dispatch, row.declared) for row in tx.announcements(ids)]
    for event in tx.chronicle_of(dispatches=ids, matter=None):
        if event.kind in LEAKS and LEAK not in found[event.dispatch or ""]:
            found[event.dispatch or ""].append(LEAK)
        if event.kind in SPOKEN and event.dispatch:
            said.append((event.dispatch, event.declared))
    for dispatch, declared in said:
        if _is_before(declared, received.get(dispatch)) and ANNOUNCED_BEFORE not in found[dispatch]:
            found[dispatch].append(ANNOUNCED_BEFORE)
    return found


def _received(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    first: dict[str, int] = {}
    for fact in tx.facts(list(ids)):
        if fact.step == "received":
            first[fact.dispatch] = min(fact.at, first.get(fact.dispatch, fact.at))
    return {id_: Instant(at).iso for id_, at in first.items()}


def _is_before(declared: str, received: str | None) -> bool:
    """A day tells nothing of its hours: the same day is not before."""
    if received is None:
        return True
    return declared < received if len(declared) > DAY_TEXT else declared < received[:DAY_TEXT]
