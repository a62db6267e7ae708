"""The public page: what both sides agreed to show, and nothing else."""

from __future__ import annotations

from detente.council import public_items
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.deeds import read_inner
from detente.station.house import House
from detente.station.ports import DispatchRecord
from detente.station.queries.dossier import Dossier
from detente.station.views import PublicEntry

SHOWN = 500


def shown_items(dossier: Dossier, dispatch: str) -> tuple[str, ...]:
    """Return the items of a dispatch to whose publication every party to it consented, by the latest word of each."""
    deed = dossier.deeds.get(DispatchId(dispatch))
    return tuple(item.value for item in public_items(deed, dossier.deeds.values(), dossier.now)) if deed else ()


def public_record(house: House) -> tuple[PublicEntry, ...]:
    """Return what the public may read, newest first."""
    with house.store.read() as tx:
        rows = tx.dispatches(direction=None, party=None, traffic=None, limit=SHOWN, before=None)
        opened = [row for row in rows if row.inner is not None and row.type != "publication"]
        dossier = Dossier(tx, opened, house.clock.now())
        agreed = ((row, shown_items(dossier, row.id)) for row in opened)
        return tuple(_entry(row, items, dossier) for row, items in agreed if items)


def _entry(row: DispatchRecord, items: tuple[str, ...], dossier: Dossier) -> PublicEntry:
    inner = read_inner(row) or {}
    state, dates = dossier.state(row.id), "dates" in items
    rows = state.rows if state and "outcome" in items else ()
    answer = next((r for r in rows if r.latest is not None), None)
    said = tuple(f"{a.declared}, {a.where}" for a in dossier.announcements if a.dispatch == row.id)
    return PublicEntry(
        id=DispatchId(row.id).slug,
        sender=PartyName(row.sender),
        addressees=tuple(PartyName(party) for party in row.addressees.split()),
        traffic=Traffic(row.traffic),
        subject=row.subject if "subject" in items else None,
        text=inner.get("body", {}).get("text") if "letter" in items else None,
        language=inner.get("language"),
        declared=row.declared if dates else None,
        delivered_at=_delivered(row, dossier) if dates else None,
        announced=said if dates else (),
        outcome=state.word.value if state and "outcome" in items else None,
        outcome_traffic=answer.traffic if answer else None,
        outcome_declared=answer.latest.declared if answer and answer.latest else None,
    )


def _delivered(row: DispatchRecord, dossier: Dossier) -> Instant | None:
    times = [fact.at for fact in dossier.facts.get(row.id, ()) if fact.step == "received"]
    return Instant(max(times)) if times else None
