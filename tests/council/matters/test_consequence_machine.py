from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import HOUR, START, A, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.consequence import ConsequenceState as State
from detente.council.matters import as_of
from detente.kernel import Instant


class ConsequenceWalk(Walk):
    def opening(self) -> Deed:
        body = {"title": "If", "condition_text": "One", "consequence_text": "Two", "character": "deterrent"}
        return self.record.enter(A, "consequence", body)

    def refs(self) -> st.SearchStrategy[Any]:
        return st.sampled_from(((), (("cites", self.record.deeds[-1].id),)))

    @invariant()
    def nothing_happens_by_itself(self) -> None:
        assert as_of(self.matter, Instant(START + self.record.at + 10**6 * HOUR)) == self.matter
        assert all(step.by is not None for step in self.matter.steps)

    @invariant()
    def what_was_declared_stays_as_it_was_said(self) -> None:
        assert (self.matter.details.condition, self.matter.details.consequence) == ("One", "Two")

    @invariant()
    def the_state_is_what_some_party_said(self) -> None:
        details, state = self.matter.details, self.matter.state
        assert state is not State.CLAIMED_MET or details.claims
        assert state is not State.DISPUTED or details.standing_disputes
        assert state is not State.CLAIMED_CARRIED_OUT or details.carried_out
        assert state is not State.CONTESTED or details.contests
        assert all(claim.quote or claim.said.cites for claim in details.claims)


TestConsequence = ConsequenceWalk.TestCase
TestConsequence.settings = settings(WALK, max_examples=12)
