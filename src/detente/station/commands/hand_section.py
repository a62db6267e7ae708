"""Hand a section of a form to a colleague."""

from __future__ import annotations

from detente.errors import OursError, RefusedError
from detente.kernel import Officer
from detente.station.actors import as_officer, require
from detente.station.handing import filled_in, named, open_handing
from detente.station.house import House
from detente.station.ports import HandingRow, Transaction

NOTE_LIMIT = 300


def hand_section(house: House, officer: Officer, draft_id: str, section: str, to: str, note: str = "") -> None:
    """Ask the officer `to` (a login) to fill in one section of a draft; `note` is one line, or empty.

    Who: an officer with `draft` or `release`, to another such. Ledger: nothing; that it was handed is kept with the
    draft and goes with it. Fails with `station.unknown_draft`, `station.no_form`, `station.no_section`,
    `station.unknown_officer`, `station.not_permitted`, `station.bad_field` for the note, and
    `station.section_with_colleague` where it is with somebody already.
    """
    require(officer, "draft", "release")
    note = note.strip()
    if len(note) > NOTE_LIMIT or not note.isprintable():
        raise OursError("station.bad_field", field="note")
    with house.store.write() as tx:
        row, filling = filled_in(house, tx, draft_id)
        heading = filling.section(section).heading
        _check_holder(tx, to)
        if standing := open_handing(tx, draft_id, section):
            holder = named(tx, standing.holder)[1]
            raise RefusedError("station.section_with_colleague", section=heading, officer=holder)
        number = len(tx.handings(draft_id)) + 1
        tx.put_handing(HandingRow(row.id, number, section, to, officer.login, int(house.clock.now()), note))
        tx.note_change("line", "draft", row.id)


def _check_holder(tx: Transaction, login: str) -> None:
    row = tx.officer(login)
    if row is None:
        raise RefusedError("station.unknown_officer", login=login[:40])
    require(as_officer(row), "draft", "release")
