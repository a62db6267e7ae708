from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.council.matters.kit import HOUR, START, A, B, C, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.parts import Part
from detente.council.machines.draft_agreement import DraftAgreementState as State
from detente.kernel import Digest, DispatchId, Instant

AFTER_ADOPTION = (State.ADOPTED, State.SIGNED, State.IN_FORCE)


class DraftWalk(Walk):
    def opening(self) -> Deed:
        articles = [{"number": number, "text": "One. Two. Three."} for number in ("1", "2")]
        body = {"title": "T", "kind": "treaty", "preamble": "One.", "articles": articles, "parties": [str(A), str(B)]}
        return self.record.enter(A, "draft_agreement", body)

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        few: dict[str, st.SearchStrategy[Any]] = {
            "article": st.sampled_from(("1", "2", "3", "preamble")),
            "articles": st.lists(st.sampled_from(("1", "2", "9")), min_size=1, unique=True),
            "words": st.sampled_from(("One", "Two.", "Four. Five.")),
            "sentence": st.integers(0, 4),
            "digest": st.sampled_from((self.matter.details.digest, self.matter.details.digest, Digest.of(b""))).map(
                str
            ),
        }
        return few[part.name] if part.name in few else super().value(part)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        known = [deed.id for deed in self.record.deeds]
        standing = [alternative.dispatch for alternative in self.matter.details.standing]
        return st.sampled_from([(), *((("cites", of),) for of in (*known, *standing * 4))])

    @rule(who=st.sampled_from((A, B, C)), article=st.sampled_from(("1", "2")), sentence=st.integers(0, 3))
    def other_words(self, who: Any, article: str, sentence: int) -> None:
        """Words beside the text, by any party; while it can be negotiated they open it again."""
        aim = {"article": article, "sentence": sentence, "mode": "insert_after", "words": "Four."}
        self.record.step(who, self.deed, "propose_alternative", **aim)
        self.check_last()

    @rule(place=st.integers(0, 9))
    def forward(self, place: int) -> None:
        """One well-formed step towards the end of the way, by whoever may take it."""
        details, state = self.matter.details, self.matter.state
        digest = str(details.digest)
        if state in {State.TABLED, State.CLEAN}:
            self.record.step(A, self.deed, "place_for_adoption")
        elif state is State.NEGOTIATED:
            proposed = details.standing[place % len(details.standing)]
            step = ("take_over", A) if place % 2 else ("withdraw_alternative", proposed.by)
            self.record.step(step[1], self.deed, step[0], ("cites", proposed.dispatch))
        elif state is State.PLACED:
            self.record.step(A, self.deed, "adopt", ("cites", self.deed.id), digest=digest, manner="silence")
        elif state is State.ADOPTED:
            self.record.step((details.unsigned or (A,))[0], self.deed, "sign", digest=digest)
        else:
            self.record.step(A, self.deed, "enter_into_force", at=Instant(START + place * 20 * HOUR).iso)
        self.check_last()

    @invariant()
    def what_is_adopted_is_clean_and_has_the_digest_of_the_text(self) -> None:
        details = self.matter.details
        adopted = [step for step in self.matter.steps if step.after is State.ADOPTED and step.before is State.PLACED]
        assert (self.matter.state in AFTER_ADOPTION) == bool(adopted)
        if adopted:
            assert not details.standing
            assert details.adoption.digest == details.digest
            assert all(signature.digest == details.digest for signature in details.signatures)

    @invariant()
    def no_version_is_lost_and_the_author_made_each(self) -> None:
        versions = self.matter.details.versions
        assert [version.number for version in versions] == list(range(1, len(versions) + 1))
        assert {version.by for version in versions} == {A}

    @invariant()
    def alternatives_stand_only_while_negotiated(self) -> None:
        assert bool(self.matter.details.standing) <= (self.matter.state in {State.NEGOTIATED, State.WITHDRAWN})
        assert (self.matter.state is State.NEGOTIATED) <= bool(self.matter.details.standing)

    @invariant()
    def it_is_signed_when_each_party_to_the_text_signed_for_itself(self) -> None:
        signed = [signature.by for signature in self.matter.details.signatures]
        assert len(set(signed)) == len(signed)
        assert set(signed) <= {A, B}
        assert (self.matter.state in {State.SIGNED, State.IN_FORCE}) == (set(signed) == {A, B})

    @invariant()
    def nothing_is_negotiated_alone_while_a_package_stands(self) -> None:
        details = self.matter.details
        assert not (details.package and details.negotiated_alone)
        assert C not in {wish.by for wish in details.wishes}


TestDraftAgreement = DraftWalk.TestCase
TestDraftAgreement.settings = settings(WALK, max_examples=15)
