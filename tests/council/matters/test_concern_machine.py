from hypothesis import settings
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.concern import ConcernState as State
from detente.council.matters.concern import missing_consents


class ConcernWalk(Walk):
    voice = False

    def opening(self) -> Deed:
        return self.record.enter(A, "concern", {"title": "Concern", "text": "One", "as_voice": self.voice})

    @invariant()
    def each_hears_once_and_only_those_it_is_about(self) -> None:
        details = self.matter.details
        heard = [party for party, _ in details.heard]
        assert len(heard) == len(set(heard))
        assert {*heard, *(reading.answer.by for reading in details.readings)} <= set(details.about)
        assert {reading.answer.by for reading in details.readings} <= set(heard)

    @invariant()
    def the_state_says_no_more_than_the_rows(self) -> None:
        details, state = self.matter.details, self.matter.state
        unanswered = [question for question in details.questions if question.answered is None]
        assert state is not State.FILED or not details.heard
        assert state is not State.ANSWERED or (details.readings and not unanswered)
        assert state is not State.ASKED or unanswered

    @invariant()
    def a_voice_is_met_with_the_consent_of_all(self) -> None:
        assert self.matter.state is not State.MET or not missing_consents(self.matter)

    @invariant()
    def met_and_withdrawn_are_the_authors_words(self) -> None:
        for step in self.matter.steps:
            assert step.after not in {State.MET, State.WITHDRAWN} or step.by == A


class VoiceWalk(ConcernWalk):
    voice = True


TestConcern = ConcernWalk.TestCase
TestConcern.settings = settings(WALK, max_examples=12)
TestVoice = VoiceWalk.TestCase
TestVoice.settings = settings(WALK, max_examples=12)
