from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.forms.principle import Openness
from detente.council.machines.principle import PrincipleState as State
from detente.council.matters.principle_flags import Article, conflicts


class PrincipleWalk(Walk):
    def opening(self) -> Deed:
        body = {"title": "Choice", "own_wording": "One", "openness": "closed", "topics": ["One"]}
        return self.record.enter(A, "principle", body)

    def refs(self) -> st.SearchStrategy[Any]:
        known = st.sampled_from([deed.id for deed in self.record.deeds[-6:]])
        pair = st.tuples(st.sampled_from(("cites", "about")), known)
        return st.lists(pair, unique=True, max_size=2).map(tuple)

    @invariant()
    def the_words_are_the_authors_and_none_is_lost(self) -> None:
        mine = {deed.id for deed in self.record.deeds if deed.sender == A}
        details = self.matter.details
        assert {wording.dispatch for wording in details.wordings} <= mine
        supersedes = [step for step in self.matter.steps if step.event.value == "supersede"]
        assert len(details.wordings) == len(supersedes) + 1
        assert A not in {said.by for said in details.readings}

    @invariant()
    def nobody_answers_or_withdraws_for_the_claimant(self) -> None:
        senders = {deed.id: deed.sender for deed in self.record.deeds}
        for conflict in self.matter.details.conflicts:
            assert conflict.claim.by not in {answer.by for answer in conflict.answers}
            assert conflict.withdrawn is None or senders[conflict.withdrawn] == conflict.claim.by

    @invariant()
    def a_flag_is_of_what_is_closed_and_stands(self) -> None:
        details = self.matter.details
        closed = details.wording.openness is Openness.CLOSED
        assert self.matter.state is State.WITHDRAWN or (self.matter.state is State.CLOSED) is closed
        articles = [Article("One", ("one",)), *(Article(c.article, (), c.draft) for c in details.standing)]
        assert self.matter.state is State.CLOSED or not conflicts([self.matter], articles)


TestPrinciple = PrincipleWalk.TestCase
TestPrinciple.settings = settings(WALK, max_examples=12)
