from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import START, A, B, C, D, Deed
from tests.council.matters.wander import HOUR, WALK, Walk

from detente.council.matters.readiness_details import counts, seen_by
from detente.kernel import DispatchId, Instant


class ReadinessWalk(Walk):
    def opening(self) -> Deed:
        body = {"title": "Call", "body": "Council", "scope": "To meet.", "themes": ["One"], "members": [str(B), str(C)]}
        return self.record.enter(A, "readiness_call", body)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        papers = [deed.id for deed in self.record.deeds]
        return st.lists(st.sampled_from(papers), max_size=1).map(lambda cited: tuple(("cites", of) for of in cited))

    @invariant()
    def a_claim_never_raises_the_confirmed_count(self) -> None:
        declared = {d.member for d in self.matter.details.declarations}
        for hours in (0, 10, 300):
            found = counts(self.matter.details, Instant(START + self.record.at + hours * HOUR))
            assert found.confirmed <= len(declared) <= found.of
            assert found.claimed <= found.of
        if self.matter.steps and self.matter.steps[-1].event.value in {"claim", "withdraw_claim"}:
            at = self.matter.steps[-1].at
            before = self.folded(len(self.record.deeds) - 1).details
            assert counts(before, at).confirmed == counts(self.matter.details, at).confirmed

    @invariant()
    def every_declaration_is_its_members_own(self) -> None:
        by_dispatch = {deed.id: deed.sender for deed in self.record.deeds}
        assert all(by_dispatch[d.dispatch] == d.member for d in self.matter.details.declarations)

    @invariant()
    def the_other_party_learns_no_name_without_consent(self) -> None:
        now = Instant(START + self.record.at)
        standing = self.matter.details.standing(now)
        assert all(standing[name].name_shown for name in seen_by(self.matter.details, (B, C), D, now).names)


TestReadiness = ReadinessWalk.TestCase
TestReadiness.settings = WALK
