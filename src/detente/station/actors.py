"""Who acts: officers as values, and the one place that asks whether one may."""

from __future__ import annotations

from detente.errors import RefusedError
from detente.kernel import OfficeName, Officer
from detente.station.house import House
from detente.station.ports import OfficerRow

ROLES = ("draft", "release", "watch", "operate")


def as_officer(row: OfficerRow) -> Officer:
    """Read an enrolled officer from its row."""
    return Officer(row.login, row.name, OfficeName(row.office), tuple(row.roles.split()))


def find_officer(house: House, login: str) -> Officer:
    """Return an enrolled officer; raise `station.unknown_officer`."""
    with house.store.read() as tx:
        row = tx.officer(login)
    if row is None:
        raise RefusedError("station.unknown_officer", login=login[:40])
    return as_officer(row)


def require(officer: Officer, *roles: str) -> None:
    """Let pass whoever holds one of the roles; raise `station.not_permitted` otherwise."""
    if not any(officer.has(role) for role in roles):
        raise RefusedError("station.not_permitted", officer=officer.name, role=roles[0])
