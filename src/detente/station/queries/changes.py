"""What changed, for live pages."""

from __future__ import annotations

from detente.station.house import House
from detente.station.views import Change


def changes_since(house: House, after: int, limit: int = 100) -> tuple[Change, ...]:
    """Return the changes after a number, oldest first."""
    with house.store.read() as tx:
        return tuple(Change(*row) for row in tx.changes(after, limit))


def change_range(house: House) -> tuple[int, int]:
    """Return the numbers of the first and the last change kept."""
    with house.store.read() as tx:
        return tx.change_range()


def last_change(house: House) -> int:
    """Return the number of the last change."""
    return change_range(house)[1]
