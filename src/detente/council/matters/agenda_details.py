"""What is known of an agenda: items with whoever proposed their titles, changes asked for, contests (§ 6.1)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.forms.agenda import ItemChange, ItemKind
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `number` is empty until a draft gives one; `agreed_by` said that a decision may be taken under it."""

    number: str
    title: str
    kind: ItemKind
    sponsor: PartyName | None = None
    title_proposed_by: tuple[PartyName, ...] = ()
    papers: tuple[str, ...] = ()
    agreed_by: tuple[PartyName, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A change one member asks for; `answered` by the next draft, with it or without it."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    change: ItemChange
    number: str = ""
    title: str = ""
    place: str = ""
    reason: str = ""
    kind: ItemKind | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """Items that one member will not have adopted. `over`: lifted by it, or fallen with the draft."""

    by: PartyName
    at: Instant
    numbers: tuple[str, ...]
    grounds: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is known of an agenda. `proposed` are items as members proposed them; `items` the draft, in its order."""

    meeting: DispatchId
    members: tuple[PartyName, ...]
    preparatory: PartyName | None
    items: tuple[Item, ...] = ()
    proposed: tuple[Item, ...] = ()
    asked: tuple[Asked, ...] = ()
    contests: tuple[Contest, ...] = ()
    drafts: int = 0
    adopted_at: Instant | None = None

    @property
    def standing(self) -> tuple[Contest, ...]:
        """The contests that are not over."""
        return tuple(contest for contest in self.contests if not contest.over)

    @property
    def undisputed(self) -> tuple[Item, ...]:
        """The items on which a meeting may open although others are contested."""
        disputed = {number for contest in self.standing for number in contest.numbers}
        return tuple(item for item in self.items if item.number not in disputed)

    def may_decide(self, number: str) -> bool:
        """Whether a decision may be taken under an item: under any other business only if all members agree."""
        item = self.item(number)
        return item.kind is not ItemKind.ANY_OTHER_BUSINESS or set(self.members) <= set(item.agreed_by)

    def item(self, number: str) -> Item:
        """The item with this number; raise `council.no_agenda_item` if there is none."""
        found = next((item for item in self.items if item.number == number), None)
        if found is None:
            raise OursError("council.no_agenda_item", number=number[:60])
        return found

    def proposers(self, title: str) -> tuple[PartyName, ...]:
        """Who proposed a title on this record: with an item, or by asking for a change."""
        items = (by for i in (*self.items, *self.proposed) if i.title == title for by in i.title_proposed_by)
        asked = (asked.by for asked in self.asked if asked.title == title)
        return tuple(dict.fromkeys((*items, *asked)))
