"""Hand a section back that a colleague asked for."""

from __future__ import annotations

from detente.errors import RefusedError
from detente.kernel import Officer
from detente.station.actors import require
from detente.station.handing import DONE, end, filled_in, named, with_somebody
from detente.station.house import House


def hand_back_section(house: House, officer: Officer, draft_id: str, section: str) -> None:
    """Say that a section is done, whatever stands in it.

    Who: the officer it was handed to. Ledger: nothing. Fails with `station.unknown_draft`, `station.no_form`,
    `station.no_section`, `station.section_with_nobody` and `station.not_yours_to_hand_back`.
    """
    require(officer, "draft", "release")
    with house.store.write() as tx:
        _, filling = filled_in(house, tx, draft_id)
        row = with_somebody(tx, filling, draft_id, section)
        if row.holder != officer.login:
            heading, holder = filling.section(section).heading, named(tx, row.holder)[1]
            raise RefusedError("station.not_yours_to_hand_back", section=heading, officer=holder)
        end(house, tx, row, officer, DONE)
