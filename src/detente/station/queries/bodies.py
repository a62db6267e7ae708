"""Which body a paper names, if it is on this record."""

from __future__ import annotations

from detente.council.matters.body_details import Body
from detente.kernel import Instant
from detente.station.ports import MattersWanted, Transaction
from detente.station.queries.matters import folded_matter

BODIES = 50


def body_named(tx: Transaction, name: str, now: Instant) -> Body | None:
    """Return the body that anybody calls `name`; None where none or more than one is on record."""
    found = []
    for row in tx.matters(MattersWanted(kinds=("body",), limit=BODIES)):
        details: Body = folded_matter(tx, row.id, now)[0].details
        if name in {known.name for known in details.names}:
            found.append(details)
    return found[0] if len(found) == 1 else None
