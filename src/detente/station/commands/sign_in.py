"""Let an officer in at the desk."""

from __future__ import annotations

from detente.errors import RefusedError
from detente.kernel import Digest, Officer
from detente.station.actors import as_officer, find_officer
from detente.station.house import House

TOKEN_BYTES = 32
LINK_SECONDS = 12 * 3600


def sign_in(house: House, login: str, passphrase: str) -> Officer:
    """Prove that the officer is there by unlocking the officer's own key.

    Who: anybody who can reach the desk. Ledger: nothing. Fails with `station.sign_in`, the same for an unknown login
    and a wrong passphrase.
    """
    with house.store.read() as tx:
        row = tx.officer(login)
    try:
        if row is None:
            house.officer_keys.pretend(passphrase)
        house.officer_keys.unlock(login, passphrase)
    except RefusedError as problem:
        raise RefusedError("station.sign_in") from problem
    if row is None:
        raise RefusedError("station.sign_in")
    return as_officer(row)


def make_link(house: House, login: str) -> str:
    """Make a one-time sign-in token for an officer; only its digest is kept. It lasts twelve hours.

    Who: the operator, at the console. Ledger: nothing. Fails with `station.unknown_officer`.
    """
    find_officer(house, login)
    token = house.entropy(TOKEN_BYTES).hex()
    with house.store.write() as tx:
        tx.put_link(Digest.of(token.encode()), login, house.clock.now() + LINK_SECONDS)
    return token


def use_link(house: House, token: str) -> Officer:
    """Spend a one-time token; fails with `station.link_spent`."""
    with house.store.write() as tx:
        login = tx.spend_link(Digest.of(token.encode()), house.clock.now())
        row = tx.officer(login) if login else None
    if row is None:
        raise RefusedError("station.link_spent")
    return as_officer(row)
