"""The fields and items of a work programme: each party's own word on an item, and what they say together."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import limits
from detente.council.acts.forms.programme import ItemWord
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName

FINAL = frozenset({ItemWord.AGREED, ItemWord.IN_FORCE})


@dataclass(frozen=True, slots=True)
class PartyWord:
    """One party's word on where an item stands."""

    by: PartyName
    word: ItemWord
    at: Instant
    dispatch: DispatchId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a field. `words` are all words on it, in order; `owners` the owner on each side."""

    title: str
    by: PartyName
    words: tuple[PartyWord, ...] = ()
    owners: tuple[tuple[PartyName, str], ...] = ()

    def word_of(self, party: PartyName) -> ItemWord | None:
        """The latest word of `party`; None when it has not spoken, which is no consent."""
        return next((word.word for word in reversed(self.words) if word.by == party), None)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the programme, with the parties that it is theirs to agree in."""

    title: str
    parties: tuple[PartyName, ...]
    lead: str = ""
    items: tuple[Item, ...] = ()

    def item(self, title: str) -> Item:
        """The item called `title`; raise `council.no_such_item`."""
        found = next((item for item in self.items if item.title == title), None)
        if found is None:
            raise OursError("council.no_such_item")
        return found

    def put(self, item: Item) -> Field:
        """The field with `item` in the place of the one of that title, or last."""
        if all(known.title != item.title for known in self.items):
            if len(self.items) >= limits.POINTS:
                raise OursError("council.too_many", act="programme_step", field="item", limit=limits.POINTS)
            return dataclasses.replace(self, items=(*self.items, item))
        return dataclasses.replace(self, items=tuple(item if i.title == item.title else i for i in self.items))

    def together(self, item: Item) -> ItemWord | None:
        """What all parties of the field say together of `item`; None when they differ or one has not spoken.

        Agreed is said only by all; in force only when all say in force, and some saying so is agreed at least.
        """
        words = {item.word_of(party) for party in self.parties}
        if len(words) == 1:
            return words.pop()
        return ItemWord.AGREED if words == FINAL else None
