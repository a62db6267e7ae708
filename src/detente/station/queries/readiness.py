"""Calls for readiness: what is claimed and what is confirmed, never one figure; names only where they may be seen."""

from __future__ import annotations

from detente.council.matters import Matter
from detente.council.matters.readiness_details import Readiness, counts, seen_by
from detente.errors import OursError
from detente.kernel import Instant
from detente.station.house import House
from detente.station.ports import MattersWanted
from detente.station.projections.matters import as_matter_row
from detente.station.queries.matters import as_line, folded_matter
from detente.station.views import MatterLine
from detente.station.views.meetings import ReadinessLine, ReadinessPage

SHOWN = 25


def readiness_calls(house: House, before: tuple[int, str] | None = None) -> ReadinessPage:
    """Return a page of calls, the last moved first."""
    with house.store.read() as tx:
        rows = tx.matters(MattersWanted(kinds=("readiness",), limit=SHOWN + 1, before=before))
        now = house.clock.now()
        found = [folded_matter(tx, row.id, now) for row in rows[:SHOWN]]
    lines = tuple(_line(house, matter, as_line(as_matter_row(matter, papers)), now) for matter, papers in found)
    last = rows[SHOWN - 1] if len(rows) > SHOWN else None
    return ReadinessPage(lines, (last.moved_at, last.id) if last else None)


def readiness_of(house: House, matter: Matter, line: MatterLine) -> ReadinessLine:
    """Return one call as our party may see it; raise `station.unknown_matter` for a matter of another kind."""
    if matter.kind != "readiness":
        raise OursError("station.unknown_matter", id=matter.id[:40])
    return _line(house, matter, line, house.clock.now())


def _line(house: House, matter: Matter, line: MatterLine, now: Instant) -> ReadinessLine:
    details: Readiness = matter.details
    seen = seen_by(details, details.members, house.party, now)
    by_theme = ((theme, seen_by(details, details.members, house.party, now, theme)) for theme in details.themes)
    return ReadinessLine(
        line=line,
        readiness=details,
        counts=counts(details, now),
        names=seen.names,
        claims=tuple(claim for claim in details.claims if claim.withdrawn is None),
        themes=tuple((theme, known.counts, known.names) for theme, known in by_theme),
        sees_names=house.party in (*details.members, details.chair),
    )
