from hypothesis import settings
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.machines.presence import PresenceState as State


class PresenceWalk(Walk):
    def opening(self) -> Deed:
        return self.record.enter(A, "presence", {"title": "Notice", "where": "One", "nature": "One", "size": "One"})

    @invariant()
    def what_was_announced_is_kept_and_every_version_is_the_authors(self) -> None:
        mine = {deed.id for deed in self.record.deeds if deed.sender == A}
        versions = self.matter.details.versions
        assert (versions[0].where, versions[0].size, versions[0].dispatch) == ("One", "One", self.deed.id)
        assert {version.dispatch for version in versions} <= mine

    @invariant()
    def it_is_in_place_or_over_by_its_authors_word_alone(self) -> None:
        details, state = self.matter.details, self.matter.state
        assert (state in {State.IN_PLACE, State.ENDED}) is (details.done_on is not None)
        assert (state in {State.CALLED_OFF, State.ENDED}) is (details.ended_on is not None)
        assert A not in {said.by for said in details.contests}


TestPresence = PresenceWalk.TestCase
TestPresence.settings = settings(WALK, max_examples=12)
