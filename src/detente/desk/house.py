"""The house this process serves: set once by `application`, read by the settings and by every request."""

from __future__ import annotations

from detente.errors import DefectError
from detente.station.house import House

_served: list[House] = []


def serve_house(house: House) -> None:
    """Remember the house; the first one stays the one that Django's settings were made from."""
    _served[:] = [house]


def configured_house() -> House | None:
    """Return the served house, or None where only types are checked."""
    return _served[0] if _served else None


def served_house() -> House:
    """Return the served house; raise `desk.no_house` when the desk was not opened by `application`."""
    house = configured_house()
    if house is None:
        raise DefectError("desk.no_house")
    return house
