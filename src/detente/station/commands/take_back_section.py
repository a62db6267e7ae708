"""Take a section back from a colleague."""

from __future__ import annotations

from detente.errors import RefusedError
from detente.kernel import Officer
from detente.station.actors import require
from detente.station.handing import TAKEN_BACK, end, filled_in, named, with_somebody
from detente.station.house import House


def take_back_section(house: House, officer: Officer, draft_id: str, section: str) -> None:
    """End a handing; what the colleague saved stays in the section.

    Who: the author of the draft, and whoever handed the section on. Ledger: nothing. Fails with
    `station.unknown_draft`, `station.no_form`, `station.no_section`, `station.section_with_nobody` and
    `station.not_yours_to_take_back`.
    """
    require(officer, "draft", "release")
    with house.store.write() as tx:
        draft, filling = filled_in(house, tx, draft_id)
        row = with_somebody(tx, filling, draft_id, section)
        if officer.login not in {draft.author, row.given_by}:
            heading, giver = filling.section(section).heading, named(tx, row.given_by)[1]
            raise RefusedError("station.not_yours_to_take_back", section=heading, officer=giver)
        end(house, tx, row, officer, TAKEN_BACK)
