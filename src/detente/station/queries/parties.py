"""Who is known here."""

from __future__ import annotations

from detente.kernel import Instant, Officer, PartyName
from detente.seal.keyset import Keyset
from detente.station.actors import as_officer, find_officer
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import KeysetRow
from detente.station.views import PartyView


def parties(house: House) -> tuple[PartyView, ...]:
    """Return every party known to this station, itself first, then by name."""
    with house.store.read() as tx:
        rows = {row.party: row for row in tx.keysets()}
        known = [_view(house, keyset, rows[keyset.party]) for keyset in all_keysets(tx)]
    return tuple(sorted(known, key=lambda party: (not party.is_self, party.name)))


def _view(house: House, keyset: Keyset, row: KeysetRow) -> PartyView:
    return PartyView(
        name=PartyName(keyset.party),
        code=keyset.code,
        names=keyset.names,
        fingerprint=keyset.statement.fingerprint,
        keyset_version=keyset.version,
        introduced_at=Instant(row.introduced_at),
        introduced_by=row.introduced_by,
        endpoints=tuple(endpoint.url for endpoint in keyset.endpoints),
        is_self=keyset.party == house.party,
        witnesses_us=row.witnesses_us,
    )


def officers(house: House) -> tuple[Officer, ...]:
    """Return the officers of this station, by login."""
    with house.store.read() as tx:
        return tuple(as_officer(row) for row in tx.officers())


def officer(house: House, login: str) -> Officer:
    """Return one officer; raise `station.unknown_officer`."""
    return find_officer(house, login)
