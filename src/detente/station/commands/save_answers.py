"""Keep parts of a form that is being filled in, beside what others keep meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.kernel import Officer
from detente.regimes.formats import Typed, merge
from detente.station.actors import require
from detente.station.commands.save_draft import keep_fields
from detente.station.drafting import as_draft, decode_fields
from detente.station.handing import filled_in
from detente.station.house import House
from detente.station.views import Draft


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft after a save, and the parts that were not saved because others changed them meanwhile."""

    draft: Draft
    clashes: tuple[str, ...]


def save_answers(house: House, officer: Officer, draft_id: str, typed: Mapping[str, Typed]) -> Saved:
    """Keep what the officer typed, by part (`filling.HEAD`, a section, `REST`); parts not named stay as they stand.

    A part that somebody else changed since its writer saw it is not kept, and named. Voids signatures when the text
    changed. Who: an officer with `draft` or `release`. Ledger: nothing. Fails with `station.unknown_draft`,
    `station.no_form`, `regimes.unknown_pack`, `regimes.notice_no_form`.
    """
    require(officer, "draft", "release")
    with house.store.write() as tx:
        row, filling = filled_in(house, tx, draft_id)
        merged = merge(filling.parts, typed)
        fields = replace(decode_fields(row.fields), body=filling.filled(merged.parts))
        return Saved(as_draft(house, keep_fields(house, tx, officer, fields, row)), merged.clashes)
