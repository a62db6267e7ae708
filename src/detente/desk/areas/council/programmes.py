"""A work programme ready for a page: which fields a track, a field or a party leaves, and how far they have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.council.acts.forms.programme import ItemWord
from detente.council.matters.programme_details import Programme
from detente.council.matters.programme_items import FINAL, Field, Item, PartyWord
from detente.desk.areas.council.contact_pages import Cells
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.kernel import PartyName


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with what the parties say together, and each party's owner and latest word."""

    item: Item
    together: ItemWord | None
    sides: tuple[tuple[PartyName, str, PartyWord | None], ...]


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with its items; `agreed` of them are agreed or in force."""

    field: Field
    items: tuple[ShownItem, ...]

    @property
    def agreed(self) -> int:
        """How many items all parties of the field agreed to."""
        return sum(item.together in FINAL for item in self.items)


def chosen_of(request: DeskRequest, details: Programme) -> dict[str, str]:
    """Return the filters of the address; raise `desk.bad_choice` for what the programme does not have."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("track", "field", "party")}
    known = {
        "track": {track.name for track in details.tracks},
        "field": {field.title for field in details.fields},
        "party": {str(party) for field in details.fields for party in field.parties},
    }
    for name, value in chosen.items():
        if value and value not in known[name]:
            raise OursError("desk.bad_choice", value=value[:40])
    return chosen


def programme_context(details: Programme, chosen: dict[str, str]) -> dict[str, Any]:
    """Return the fields and filings that the filters leave."""
    fields = [field for field in details.fields if _fits(details, field, chosen)]
    titles = {field.title for field in fields}
    filings = [
        filing
        for filing in details.filings
        if (filing.track == chosen["track"] or not chosen["track"])
        and (filing.field in titles or (not filing.field and not chosen["field"]))
    ]
    return {
        "fields": tuple(_shown(field) for field in fields),
        "filings": tuple(filings),
        "parties_of_fields": tuple(dict.fromkeys(party for field in details.fields for party in field.parties)),
    }


def _fits(details: Programme, field: Field, chosen: dict[str, str]) -> bool:
    """A field is of a track when its parties are all on it, or when something of the track is filed under it."""
    track = next((known for known in details.tracks if known.name == chosen["track"]), None)
    filed = any(f.track == chosen["track"] and f.field == field.title for f in details.filings)
    on_track = track is None or filed or set(field.parties) <= set(track.parties)
    return on_track and chosen["field"] in ("", field.title) and chosen["party"] in ("", *field.parties)


def _shown(field: Field) -> ShownField:
    return ShownField(field, tuple(_shown_item(field, item) for item in field.items))


def _shown_item(field: Field, item: Item) -> ShownItem:
    owners, words = dict(item.owners), {word.by: word for word in item.words}
    sides = tuple((party, owners.get(party, ""), words.get(party)) for party in field.parties)
    return ShownItem(item, field.together(item), sides)


def item_cells(fields: Iterable[ShownField]) -> Iterable[Cells]:
    """Give each party's side of each item as a line of a file."""
    for shown in fields:
        for entry in shown.items:
            together = str(entry.together.value) if entry.together else ""
            for party, owner, word in entry.sides:
                said = (str(word.word.value), word.at.iso, word.reason) if word else ("", "", "")
                yield (shown.field.title, entry.item.title, party, *said, owner, together)
