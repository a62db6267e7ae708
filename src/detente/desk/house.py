"""The house this process serves: set by `application`; a request of another house carries its own."""

from __future__ import annotations

from detente.errors import DefectError
from detente.station.house import House

_served: list[House] = []


def serve_house(house: House) -> None:
    """Remember the house."""
    _served[:] = [house]


def served_house() -> House:
    """Return the served house; raise `desk.no_house` when the desk was not opened by `application`."""
    if not _served:
        raise DefectError("desk.no_house")
    return _served[0]
