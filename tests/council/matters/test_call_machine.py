from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.call import CallState as State


class CallWalk(Walk):
    def opening(self) -> Deed:
        body = {"title": "Visits", "counterpart": str(B), "level": "Ministers", "held_on": "2022-02-14"}
        return self.record.enter(A, "call_record", body)

    @invariant()
    def only_the_other_side_confirms(self) -> None:
        assert all(step.by == B for step in self.matter.steps)

    @invariant()
    def a_confirmed_record_has_nothing_disputed(self) -> None:
        assert self.matter.state is not State.CONFIRMED or not self.matter.details.disputed


TestCall = CallWalk.TestCase
TestCall.settings = WALK
