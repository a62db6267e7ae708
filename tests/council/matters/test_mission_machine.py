from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.council.matters.kit import START, A, B, Deed
from tests.council.matters.wander import HOUR, WALK, Walk

from detente.council.acts.parts import Part, Shape
from detente.council.machines.mission import MissionEvent as Event
from detente.council.machines.mission import MissionState as State
from detente.council.matters import as_of
from detente.kernel import Instant


class MissionWalk(Walk):
    state_at_opening = "open"

    def opening(self) -> Deed:
        body = {
            "title": "Mission of A to B", "presence": "liaison", "sending": str(A), "host": str(B), "place": "Town",
            "purpose": "Contact", "ceiling": 2, "state_at_opening": self.state_at_opening,
        }  # fmt: skip
        mission = self.record.enter(A, "mission", body)
        if self.state_at_opening == "proposed":
            self.record.step(B, mission, "agree")
        for person in ("One", "Two"):
            for sender, step in ((A, "nominate"), (A, "notify_arrival"), (B, "accredit")):
                self.record.step(sender, mission, step, person=person)
        return mission

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        """Names mostly of one person and one office, so that steps meet; and no head, who would need agreement."""
        if part.shape is Shape.INSTANT:
            return st.integers(-1, 60).map(lambda hours: Instant(START + self.record.at + hours * HOUR).iso)
        if part.shape is Shape.LINES:
            return st.sampled_from((["One"], ["One", "Two"]))
        if part.name == "is_head":
            return st.just(self.state_at_opening == "proposed")
        return st.sampled_from(("One", "One", "One", "Two")) if part.shape is Shape.LINE else super().value(part)

    @rule(ceiling=st.integers(0, 1), hours=st.integers(1, 60))
    def the_host_cuts_and_names_all(self, ceiling: int, hours: int) -> None:
        effective = Instant(START + self.record.at + hours * HOUR).iso
        names = list(self.matter.details.accredited)
        self.record.step(B, self.deed, "cut_ceiling", after=60, ceiling=ceiling, effective=effective, affected=names)
        self.check_last()

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


class ProposedMissionWalk(MissionWalk):
    state_at_opening = "proposed"


TestMission = MissionWalk.TestCase
TestMission.settings = settings(WALK, max_examples=20)
TestProposedMission = ProposedMissionWalk.TestCase
TestProposedMission.settings = settings(WALK, max_examples=10)
