"""Sections of a form that are with an officer: found, named, remarked on before release.

A handing says who is asked to fill in what. It is a mark and not a lock: whoever may draft may write in any section,
and saves of the same section that cross are told (ADR 20).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.council.checks import Remark
from detente.errors import DetenteError, OursError, RefusedError
from detente.kernel import Instant, Officer
from detente.station.drafting import decode_fields
from detente.station.filling import Filling, filling_of
from detente.station.house import House
from detente.station.ports import DraftRow, HandingRow, Transaction
from detente.station.views import Handed

DONE, TAKEN_BACK = "done", "taken_back"


def filled_in(house: House, tx: Transaction, draft_id: str) -> tuple[DraftRow, Filling]:
    """Return a draft with its form. Raises `station.unknown_draft` and what `filling_of` raises."""
    row = tx.draft(draft_id)
    if row is None:
        raise OursError("station.unknown_draft")
    return row, filling_of(house, decode_fields(row.fields))


def open_handing(tx: Transaction, draft_id: str, section: str) -> HandingRow | None:
    """Return with whom a section is now, None for nobody."""
    rows = (row for row in tx.handings(draft_id) if row.section == section and row.ended_at is None)
    return next(rows, None)


def end(house: House, tx: Transaction, row: HandingRow, officer: Officer, outcome: str) -> None:
    """Write down how a handing ended."""
    tx.put_handing(replace(row, outcome=outcome, ended_by=officer.login, ended_at=int(house.clock.now())))
    tx.note_change("line", "draft", row.draft)


def with_somebody(tx: Transaction, filling: Filling, draft_id: str, section: str) -> HandingRow:
    """Return the open handing of a section. Raises `station.no_section`, `station.section_with_nobody`."""
    heading = filling.section(section).heading
    found = open_handing(tx, draft_id, section)
    if found is None:
        raise RefusedError("station.section_with_nobody", section=heading)
    return found


def named(tx: Transaction, login: str) -> tuple[str, str]:
    """Return an officer's login and name."""
    row = tx.officer(login)
    return login, row.name if row else login


def handed_views(tx: Transaction, rows: Iterable[HandingRow]) -> tuple[Handed, ...]:
    """Show handings with the officers' names."""
    return tuple(
        Handed(
            row.draft, row.section, named(tx, row.holder), named(tx, row.given_by), Instant(row.given_at), row.note,
            row.outcome, named(tx, row.ended_by) if row.ended_by else None,
            None if row.ended_at is None else Instant(row.ended_at),
        )
        for row in rows
    )  # fmt: skip


def handed_remarks(house: House, tx: Transaction, row: DraftRow) -> Iterator[Remark]:
    """Remark on every section of a draft that is still with an officer; it warns and does not block."""
    rows = [one for one in tx.handings(row.id) if one.ended_at is None]
    if not rows:
        return
    try:
        headings = {one.name: one.heading for one in filling_of(house, decode_fields(row.fields)).form.sections}
    except DetenteError:  # the form is not at hand any more; the names of its sections are known all the same
        headings = {}
    for one in handed_views(tx, rows):
        told = {"section": headings.get(one.section, one.section), "officer": one.holder[1], "at": one.given_at.iso}
        yield Remark("warns", "station.section_handed", "answers", tuple(told.items()))
