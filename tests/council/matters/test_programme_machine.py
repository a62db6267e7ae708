from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.forms.programme import ItemWord
from detente.council.acts.parts import Part
from detente.council.machines.programme import ProgrammeState as State


class ProgrammeWalk(Walk):
    def opening(self) -> Deed:
        fields = [{"title": "One", "parties": [str(A), str(B)], "items": ["One"]}, {"title": "Two"}]
        return self.record.enter(A, "programme", {"title": "Work", "tracks": [{"name": "One"}], "fields": fields})

    def refs(self) -> st.SearchStrategy[Any]:
        return st.sampled_from(((), (("cites", self.record.deeds[-1].id),)))

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        order = list(self.matter.details.order)
        likely = {
            "order": st.sampled_from((order, order[::-1], order[1:])),
            "field": st.sampled_from(("One", "One", "Two")),
            "item": st.sampled_from(("One", "One", "Two")),
            "status": st.sampled_from(("agreed", "agreed", "in_force", "held")),
        }
        return likely[part.name] if part.name in likely else super().value(part)

    @invariant()
    def the_order_names_every_field_once(self) -> None:
        details = self.matter.details
        titles = [field.title for field in details.fields]
        assert sorted(titles) == sorted(details.order) == sorted(set(titles))
        assert self.matter.state is not State.ACCEPTED or tuple(titles) == details.order

    @invariant()
    def agreed_is_agreed_by_all_parties_of_the_field(self) -> None:
        for field in self.matter.details.fields:
            for item in field.items:
                words = {item.word_of(party) for party in field.parties}
                agreed = field.together(item) in {ItemWord.AGREED, ItemWord.IN_FORCE}
                assert agreed is (words <= {ItemWord.AGREED, ItemWord.IN_FORCE})
                assert {word.by for word in item.words} <= set(field.parties)

    @invariant()
    def an_offer_is_in_effect_when_all_parties_agree(self) -> None:
        for offer in self.matter.details.offers:
            assert offer.in_effect is (set(offer.agreed) == set(self.matter.parties))

    @invariant()
    def whatever_is_filed_names_who_filed_it(self) -> None:
        assert all(filing.by in self.matter.parties for filing in self.matter.details.filings)


TestProgramme = ProgrammeWalk.TestCase
TestProgramme.settings = settings(WALK, max_examples=12)
