"""Parties this station knows, by their keysets."""

from __future__ import annotations

from functools import lru_cache

from detente.errors import RefusedError, TheirsError
from detente.kernel import PartyName
from detente.seal.envelope import Envelope, verify
from detente.seal.keyset import Keyset, parse_keyset
from detente.station.ports import Transaction

# Parsing a keyset verifies every signature in it; the bytes decide the result, so it is done once per keyset.
_parse = lru_cache(maxsize=1024)(parse_keyset)


def keyset_of(tx: Transaction, party: str) -> Keyset:
    """Return the keyset in force of an introduced party; raise `line.unknown_party`."""
    row = tx.keyset(party)
    if row is None:
        raise RefusedError("line.unknown_party", party=party[:80])
    return _parse(row.data)


def all_keysets(tx: Transaction) -> tuple[Keyset, ...]:
    """Return the keyset in force of every party, self included, by party name."""
    return tuple(_parse(row.data) for row in tx.keysets())


def verify_from(tx: Transaction, envelope: Envelope, party: PartyName, keyset: str) -> Keyset:
    """Verify a statement against the keyset of the party it names.

    Raises `line.unknown_party`, `line.wrong_keyset` when the statement names another keyset than the one held, and
    `seal.bad_signature`.
    """
    held = keyset_of(tx, party)
    if held.statement.base64 != keyset:
        raise TheirsError("line.wrong_keyset", party=party)
    verify(envelope, held.sign)
    return held
