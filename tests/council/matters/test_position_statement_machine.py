from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, C, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.matters.attached import attached
from detente.kernel import Digest


class StatementWalk(Walk):
    def opening(self) -> Deed:
        self.target = self.record.enter(A, "decision", {"title": "Series", "text": "Text", "body": "Council"})
        body = {"kind": "reservation", "text": "One", "asks_attachment_to": "journal", "chair": str(C)}
        return self.record.enter(B, "position_statement", body, ("attached_to", self.target.id))

    def refs(self) -> st.SearchStrategy[Any]:
        return st.sampled_from(((), (("cites", self.target.id),)))

    @invariant()
    def the_text_it_is_attached_to_never_changes(self) -> None:
        found = attached(self.target.id, self.record.deeds)
        assert found is not None
        assert found.before == found.after == Digest.of(b"Text")

    @invariant()
    def its_own_text_never_changes_either(self) -> None:
        assert self.matter.details.digest == Digest.of(b"One")

    @invariant()
    def each_speaks_for_itself(self) -> None:
        details = self.matter.details
        assert not set(details.align) & set(details.not_aligned)
        assert B not in {*details.align, *details.not_aligned, *(said.by for said in details.answers)}
        assert details.attachment is None or details.attachment.by == C


TestStatement = StatementWalk.TestCase
TestStatement.settings = settings(WALK, max_examples=12)
