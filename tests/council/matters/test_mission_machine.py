from hypothesis.stateful import invariant
from tests.council.matters.kit import START, A, B, Deed
from tests.council.matters.wander import HOUR, WALK, Walk

from detente.council.machines.mission import MissionEvent as Event
from detente.council.machines.mission import MissionState as State
from detente.council.matters import as_of
from detente.kernel import Instant


class MissionWalk(Walk):
    def opening(self) -> Deed:
        body = {
            "title": "Mission of A to B", "presence": "liaison", "sending": str(A), "host": str(B), "place": "Town",
            "purpose": "Contact", "ceiling": 2, "state_at_opening": "open",
        }  # fmt: skip
        return self.record.enter(A, "mission", body)

    @invariant()
    def nobody_is_accredited_above_the_ceiling(self) -> None:
        for hours in (0, 10, 100, 300):
            now = Instant(START + self.record.at + hours * HOUR)
            details = as_of(self.matter, now).details
            assert len(details.accredited) <= details.ceiling_at(now)

    @invariant()
    def nothing_takes_effect_before_it_was_said(self) -> None:
        dated = (*self.matter.details.ceilings, *self.matter.details.suspensions)
        assert all(row.effective is None or row.effective >= row.announced_at for row in dated)

    @invariant()
    def only_closing_closes(self) -> None:
        closed = any(step.event is Event.CLOSE for step in self.matter.steps)
        assert closed is (self.matter.state is State.CLOSED)


TestMission = MissionWalk.TestCase
TestMission.settings = WALK
