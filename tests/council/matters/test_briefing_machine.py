from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.briefing import BriefingState as State
from detente.council.matters.turns import ledger_of_turns


class BriefingWalk(Walk):
    def opening(self) -> Deed:
        body = {
            "title": "Exercises",
            "topic": "exercise",
            "mode": "reciprocal",
            "other_side": str(B),
            "second_within": 2,
        }
        return self.record.enter(A, "briefing_offer", body)

    @invariant()
    def balanced_means_both_halves_held(self) -> None:
        details = self.matter.details
        assert (self.matter.state is State.BALANCED) is (not details.open_halves)

    @invariant()
    def the_ledger_gives_what_was_held_and_owes_what_was_not(self) -> None:
        ours, theirs = ledger_of_turns([self.matter])
        assert ours.received == theirs.given
        assert ours.given + theirs.given + len(self.matter.details.open_halves) == 2
        assert ours.owed + theirs.owed == (len(self.matter.details.open_halves) == 1)


TestBriefing = BriefingWalk.TestCase
TestBriefing.settings = WALK
