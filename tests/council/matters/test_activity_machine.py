from hypothesis.stateful import invariant
from tests.council.matters.kit import HOUR, START, A, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.activity import ActivityEvent as Event
from detente.council.machines.activity import ActivityState as State
from detente.council.matters import as_of
from detente.kernel import Instant


class ActivityWalk(Walk):
    def opening(self) -> Deed:
        body = {
            "title": "Exercise", "activity_kind": "exercise", "area": "West", "ends": "2022-02-20",
            "ends_by": Instant(START + 20 * HOUR).iso,
        }  # fmt: skip
        return self.record.enter(A, "activity_notice", body)

    @invariant()
    def no_announced_end_is_lost(self) -> None:
        changes = sum(step.event is Event.CHANGE_END for step in self.matter.steps)
        assert len(self.matter.details.ends) == 1 + changes

    @invariant()
    def what_is_past_its_end_is_overdue_or_ended(self) -> None:
        late = as_of(self.matter, Instant(START + 10_000 * HOUR))
        assert late.state in {State.OVERDUE, State.ENDED}


TestActivity = ActivityWalk.TestCase
TestActivity.settings = WALK
