"""The chronicle: what happened in public, as this station recorded it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.council.acts.public_event import PublicEvent
from detente.kernel import Instant
from detente.seal import canonical
from detente.station.house import House
from detente.station.ports import ChronicleRow
from detente.station.views import ChronicleEntry

EARLIEST, LATEST = "", "~"  # a declared date lies between them as text
SHOWN = 500


def chronicle(
    house: House, *, since: str = EARLIEST, until: str = LATEST, limit: int = SHOWN
) -> tuple[ChronicleEntry, ...]:
    """Return what was recorded of the days from `since` to `until` (declared dates, both included), oldest first."""
    with house.store.read() as tx:
        return tuple(as_entry(row) for row in tx.chronicle(since=since, until=until + LATEST, limit=limit))


def chronicle_of(
    house: House, *, dispatches: Sequence[str] = (), matter: str | None = None
) -> tuple[ChronicleEntry, ...]:
    """Return what was recorded about some dispatches or about a matter, in the order of the record."""
    with house.store.read() as tx:
        return tuple(as_entry(row) for row in tx.chronicle_of(dispatches=dispatches, matter=matter))


def as_entry(row: ChronicleRow) -> ChronicleEntry:
    """Show one stored event."""
    body: Any = canonical.decode(row.body)
    return ChronicleEntry(row.index, PublicEvent.from_json(body), row.officer, Instant(row.at))
