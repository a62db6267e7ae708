from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, Deed
from tests.council.matters.wander import WALK, Walk, value_of

from detente.council.acts.forms.agenda import ItemKind
from detente.council.acts.parts import Part
from detente.council.machines.agenda import AgendaState as State

NUMBERS = st.sampled_from(("1", "2", "3"))
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"number": NUMBERS, "title": st.sampled_from(("One", "Two", "Three")), "kind": st.sampled_from(ItemKind)}
    ).map(lambda row: row | {"kind": row["kind"].value}),
    unique_by=lambda row: row["number"],
    min_size=1,
)


class AgendaWalk(Walk):
    def opening(self) -> Deed:
        meeting = {
            "body": "Council", "text": "Meet.", "level": "open", "format": "open", "meetings": "one",
            "window_open": True,
        }  # fmt: skip
        proposal = self.record.enter(A, "meeting_proposal", meeting)
        return self.record.enter(A, "agenda", {"title": "Draft agenda"}, ("part_of", proposal.id))

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        if part.name in {"number", "place"}:
            return NUMBERS
        if part.name == "numbers":
            return st.lists(NUMBERS, unique=True, min_size=1)
        return ITEMS if part.name == "items" else value_of(part)

    @invariant()
    def adopted_means_that_nothing_was_contested_or_left_unanswered(self) -> None:
        details = self.matter.details
        if self.matter.state is State.ADOPTED:
            assert not details.standing
            assert all(asked.answered for asked in details.asked)
        assert (self.matter.state is State.CONTESTED) is bool(details.standing)

    @invariant()
    def every_title_has_its_author_and_every_number_is_one(self) -> None:
        items = self.matter.details.items
        assert all(item.title_proposed_by for item in items)
        assert len({item.number for item in items}) == len(items)


TestAgenda = AgendaWalk.TestCase
TestAgenda.settings = WALK
