"""Enrol an officer of the own party."""

from __future__ import annotations

from detente.kernel import Officer
from detente.seal import canonical
from detente.station.house import House
from detente.station.ports import OfficerRow


def enrol_officer(house: House, officer: Officer, passphrase: str) -> None:
    """Make a key for an officer, locked by the passphrase, and list the officer at this station.

    Who: the operator, at the console. Ledger: nothing; the other side sees an officer's name and key with each dispatch
    the officer signs. Fails with `adapters.key_exists`.
    """
    public = house.officer_keys.create(officer.login, passphrase)
    row = OfficerRow(
        officer.login, officer.name, officer.office, " ".join(officer.roles), canonical.encode(public.to_json()),
        house.clock.now(),
    )  # fmt: skip
    with house.store.write() as tx:
        tx.put_officer(row)
        tx.note_change("people", "officer", officer.login)
