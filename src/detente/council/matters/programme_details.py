"""What a work programme holds: tracks, fields in their order, what is filed where, what is offered to whom."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.forms.programme import Place
from detente.council.matters.programme_items import Field
from detente.council.matters.sayings import Said
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Track:
    """A track of the same dossier between some of the parties; tracks have no order among them."""

    name: str
    parties: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """That `by` filed a dispatch under a field, a track or both. Another party may file it elsewhere."""

    by: PartyName
    dispatch: DispatchId
    field: str
    track: str
    at: Instant


@dataclass(frozen=True, slots=True)
class Offer:
    """A seat, copy or voice offered to a State that is discussed; in effect when all parties of the field agree."""

    whom: str
    place: Place
    field: str
    offered: Said
    agreed: tuple[PartyName, ...]
    in_effect: bool


@dataclass(frozen=True, slots=True)
class Programme:
    """A work programme. `fields` are in the order last accepted by all, or as first set; `order` is on the table."""

    tracks: tuple[Track, ...]
    fields: tuple[Field, ...]
    order: tuple[str, ...]
    accepted: tuple[PartyName, ...]
    filings: tuple[Filing, ...] = ()
    offers: tuple[Offer, ...] = ()

    def field(self, title: str) -> Field:
        """The field called `title`; raise `council.no_such_field`."""
        found = next((field for field in self.fields if field.title == title), None)
        if found is None:
            raise OursError("council.no_such_field")
        return found

    def put(self, field: Field) -> Programme:
        """The programme with `field` in the place of the one of that title."""
        return dataclasses.replace(self, fields=tuple(field if f.title == field.title else f for f in self.fields))
