from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.relations import RelationsEvent as Event
from detente.council.machines.relations import RelationsState as State


class RelationsWalk(Walk):
    def opening(self) -> Deed:
        body = {"title": "Relations", "between": [str(A), str(B)], "what": "Diplomatic relations"}
        return self.record.enter(A, "relations", body)

    @invariant()
    def severed_until_both_restore(self) -> None:
        severed = self.matter.details.severance is not None
        assert severed is (self.matter.state in {State.SEVERANCE_NOTIFIED, State.SEVERED})
        assert len(self.matter.details.past) <= sum(step.event is Event.RESTORE for step in self.matter.steps) // 2

    @invariant()
    def in_force_means_nothing_is_held_reduced(self) -> None:
        assert self.matter.state is not State.IN_FORCE or not self.matter.details.reductions

    @invariant()
    def nothing_takes_effect_before_it_was_said(self) -> None:
        for severance in (*self.matter.details.past, self.matter.details.severance):
            assert severance is None or severance.effective >= self.matter.opened_at


TestRelations = RelationsWalk.TestCase
TestRelations.settings = WALK
