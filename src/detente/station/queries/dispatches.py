"""Lists of dispatches, and one dispatch with everything known of it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName, Precedence, Traffic
from detente.station.deeds import read_inner
from detente.station.house import House
from detente.station.ports import AnnouncementRow, DispatchRecord, Transaction
from detente.station.projections.fold import canonical_release
from detente.station.queries.dossier import Dossier, ListWords
from detente.station.queries.life import life_of
from detente.station.queries.public import shown_items
from detente.station.queries.replies import reply_rows
from detente.station.views import AnnouncementView, DispatchRow, DispatchView, RefView, ReleaseView


def dispatches(
    house: House, *, direction: str | None = None, state: str | None = None, traffic: str | None = None,
    party: str | None = None, limit: int = 200, before: int | None = None,
) -> tuple[DispatchRow, ...]:  # fmt: skip
    """Return dispatches, newest first; `before` is a ledger index for paging, `state` a state word."""
    with house.store.read() as tx:
        rows = tx.dispatches(direction=direction, party=party, traffic=traffic, limit=limit, before=before)
        found = rows_of(tx, rows, house.clock.now())
    return tuple(row for row in found if state is None or row.state == state)


def rows_of(tx: Transaction, rows: Sequence[DispatchRecord], now: Instant) -> tuple[DispatchRow, ...]:
    """Show stored dispatches with their state words."""
    words = ListWords(tx, rows, now)
    return tuple(as_row(row, words) for row in rows)


def as_row(row: DispatchRecord, words: Dossier | ListWords) -> DispatchRow:
    """Show one stored dispatch."""
    return DispatchRow(
        id=DispatchId(row.id),
        direction="out" if row.direction == "out" else "in",
        sender=PartyName(row.sender),
        addressees=tuple(PartyName(party) for party in row.addressees.split()),
        type=row.type,
        subject=row.subject,
        precedence=Precedence(row.precedence),
        traffic=Traffic(row.traffic),
        declared=row.declared,
        entered_at=Instant(row.entered_at),
        state=words.word(row),
        thread=DispatchId(row.thread) if row.thread else None,
        index=row.index,
    )


def dispatch(house: House, dispatch_id: str) -> DispatchView:
    """Return one dispatch; raise `station.unknown_dispatch`."""
    with house.store.read() as tx:
        row = tx.dispatch(dispatch_id)
        if row is None:
            raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
        dossier = Dossier(tx, [row], house.clock.now())
        return _view(house, tx, row, dossier)


def _view(house: House, tx: Transaction, row: DispatchRecord, dossier: Dossier) -> DispatchView:
    inner = read_inner(row)
    parcels = [parcel for parcel in tx.parcels_of(row.id) if parcel.direction == row.direction]
    return DispatchView(
        row=as_row(row, dossier),
        office=inner["office"] if inner else None,
        addressee_offices=tuple((PartyName(to["party"]), to["office"]) for to in inner["to"]) if inner else (),
        language=inner["language"] if inner else None,
        body=inner["body"] if inner else None,
        refs=_refs(tx, row, inner["refs"] if inner else []),
        referred_by=_referred_by(tx, row),
        releases=_releases(inner["releases"] if inner else []),
        life=life_of(house, tx, row, dossier),
        replies=reply_rows(dossier, row.id),
        announcements=tuple(as_announcement_view(said) for said in dossier.announcements if said.dispatch == row.id),
        statement=parcels[0].statement,
        size=parcels[0].size,
        is_open=inner is not None,
        public=shown_items(tx, row, dossier.now),
    )


def _refs(tx: Transaction, row: DispatchRecord, refs: list[dict[str, str]]) -> tuple[RefView, ...]:
    subjects = {known.id: known.subject for known in tx.dispatches_of([ref["id"] for ref in refs])}
    sender = PartyName(row.sender)
    return tuple(RefView(ref["rel"], DispatchId(ref["id"]), subjects.get(ref["id"]), sender) for ref in refs)


def _referred_by(tx: Transaction, row: DispatchRecord) -> tuple[RefView, ...]:
    named = dict(tx.references_to(row.id))
    sources = tx.dispatches_of(list(named))
    return tuple(RefView(named[s.id], DispatchId(s.id), s.subject, PartyName(s.sender)) for s in sources)


def _releases(releases: list[dict[str, object]]) -> tuple[ReleaseView, ...]:
    found = []
    for entry in releases:
        said = canonical_release(entry)
        keyid = entry["envelope"]["signatures"][0]["keyid"]  # type: ignore[index]  # form verified when opened
        found.append(ReleaseView(said["officer"], said["office"], Instant(said["at"]), keyid))
    return tuple(found)


def as_announcement_view(said: AnnouncementRow) -> AnnouncementView:
    """Show what was said in public."""
    by, at = PartyName(said.by), Instant(said.at)
    return AnnouncementView(by, said.where, said.declared, said.quote, said.source, said.mode, at)
