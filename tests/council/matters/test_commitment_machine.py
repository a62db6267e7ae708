from hypothesis import settings
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.commitment import CommitmentState as State


class CommitmentWalk(Walk):
    def opening(self) -> Deed:
        body = {"document": "Charter", "paragraph": "8", "quoted": "One", "signatories": [str(A), str(B)]}
        return self.record.enter(A, "commitment", body)

    @invariant()
    def only_signatories_speak_and_each_has_one_reading(self) -> None:
        details = self.matter.details
        readers = [reading.said.by for reading in details.readings]
        assert len(readers) == len(set(readers))
        contesting = {said.by for reading in details.readings for said in reading.contests}
        assert {*readers, *contesting, *details.confirmed} <= set(details.signatories)

    @invariant()
    def nobody_contests_itself(self) -> None:
        details = self.matter.details
        for reading in (*details.readings, *details.earlier):
            assert reading.said.by not in {said.by for said in reading.contests}

    @invariant()
    def no_reading_is_lost(self) -> None:
        given = [step for step in self.matter.steps if step.event.value == "read"]
        assert len(given) == len(self.matter.details.readings) + len(self.matter.details.earlier)

    @invariant()
    def all_is_all_signatories(self) -> None:
        if self.matter.state is State.CONFIRMED:
            assert set(self.matter.details.confirmed) == {A, B}


TestCommitment = CommitmentWalk.TestCase
TestCommitment.settings = settings(WALK, max_examples=12)
