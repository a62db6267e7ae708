"""Parties this station knows, by their keysets."""

from __future__ import annotations

from detente.errors import RefusedError, TheirsError
from detente.kernel import PartyName
from detente.seal.envelope import Envelope, verify
from detente.seal.keyset import Keyset, parse_keyset
from detente.station.ports import Transaction

# Parsing a keyset verifies every signature in it. The statement id fixes the content, so it is done once per keyset.
_PARSED: dict[str, Keyset] = {}
_MOST = 1024  # the largest regime has 57 States; beyond this something is wrong and memory is worth more


def _parse(statement: str, data: bytes) -> Keyset:
    if len(_PARSED) >= _MOST:
        _PARSED.clear()
    return _PARSED.setdefault(statement, parse_keyset(data))


def keyset_of(tx: Transaction, party: str) -> Keyset:
    """Return the keyset in force of an introduced party; raise `line.unknown_party`."""
    statement = tx.keyset_statement(party)
    if statement is None:
        raise RefusedError("line.unknown_party", party=party[:80])
    known = _PARSED.get(statement)
    if known is not None:
        return known
    row = tx.keyset(party)
    assert row is not None
    return _parse(statement, row.data)


def all_keysets(tx: Transaction) -> tuple[Keyset, ...]:
    """Return the keyset in force of every party, self included, by party name."""
    return tuple(_PARSED.get(row.statement) or _parse(row.statement, row.data) for row in tx.keysets())


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
