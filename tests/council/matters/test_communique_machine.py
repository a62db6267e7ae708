from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import START, A, B, Deed
from tests.council.matters.wander import HOUR, WALK, Walk

from detente.council.acts.parts import Part, Shape
from detente.council.machines.communique import CommuniqueState as State
from detente.council.matters import as_of
from detente.council.matters.communique import PUBLIC
from detente.kernel import Digest, Instant


class CommuniqueWalk(Walk):
    def opening(self) -> Deed:
        until = Instant(START + 20 * HOUR).iso
        body = {"kind": "communique", "title": "Text", "text": "One", "members": [str(A), str(B)]}
        return self.record.enter(A, "communique", body | {"embargo_until": until})

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        if part.shape is not Shape.DIGEST:
            return super().value(part)
        draft = self.matter.details.draft
        mostly = [draft.text] * 4 if draft else []
        return st.sampled_from([*mostly, "One"]).map(lambda text: str(Digest.of(text.encode())))

    @invariant()
    def nothing_is_public_that_a_member_did_not_agree_to(self) -> None:
        for hours in (0, 30, 300):
            details = as_of(self.matter, Instant(START + self.record.at + hours * HOUR)).details
            for version in details.released:
                assert any(d.text == version.text and set(d.agreed) >= {A, B} for d in details.drafts)

    @invariant()
    def what_was_public_stays_visible(self) -> None:
        corrections = [step for step in self.matter.steps if step.event.value == "correct"]
        released = self.matter.details.released
        assert bool(released) is (self.matter.state in PUBLIC)
        assert len(released) <= len(corrections) + 1
        assert [version.since for version in released] == sorted(version.since for version in released)

    @invariant()
    def an_embargo_is_kept_to_the_second(self) -> None:
        ended = [step for step in self.matter.steps if step.event.value == "embargo_ends"]
        assert all(step.at == self.matter.details.embargo_until and step.by is None for step in ended)
        if self.matter.state is State.EMBARGOED:
            until = self.matter.details.embargo_until
            assert as_of(self.matter, Instant(until - 1)).state is State.EMBARGOED
            assert as_of(self.matter, until).state is State.RELEASED

    @invariant()
    def without_a_joint_text_none_is_released(self) -> None:
        assert self.matter.state is not State.NO_JOINT_TEXT or not self.matter.details.released


TestCommunique = CommuniqueWalk.TestCase
TestCommunique.settings = settings(WALK, max_examples=12)
