"""The parties of a page, read once per request."""

from __future__ import annotations

from detente.desk.requests import DeskRequest
from detente.kernel import PartyName
from detente.station.queries.parties import parties
from detente.station.views import PartyView

_KEPT = "known_parties"


def known_parties(request: DeskRequest) -> dict[PartyName, PartyView]:
    """Return every party known to the station, by name, itself first."""
    found: dict[PartyName, PartyView] | None = request.__dict__.get(_KEPT)
    if found is None:
        found = {party.name: party for party in parties(request.house)}
        request.__dict__[_KEPT] = found
    return found
