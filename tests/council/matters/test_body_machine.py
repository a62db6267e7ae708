from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, Deed
from tests.council.matters.wander import WALK, Walk, value_of

from detente.council.acts.parts import Part, Shape
from detente.council.matters.body_details import members_at
from detente.kernel import DeclaredDate

DATES = [f"20{year:02}-01-01" for year in range(0, 24, 3)]


class BodyWalk(Walk):
    def opening(self) -> Deed:
        members = [{"party": str(A), "since": "2003-01-01"}, {"party": str(B), "since": "2003-01-01"}]
        body = {
            "title": "Council", "names": [{"name": "Council", "language": "en"}], "members": members,
            "decides_by": "consensus",
        }  # fmt: skip
        return self.record.enter(A, "body", body)

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        return st.sampled_from(DATES) if part.shape is Shape.DATE else value_of(part)

    @invariant()
    def nobody_is_a_member_twice_on_one_day(self) -> None:
        rows = self.matter.details.members
        assert not [(a, b) for number, a in enumerate(rows) for b in rows[number + 1 :] if a.meets(b)]
        for date in DATES:
            members = members_at(self.matter.details, DeclaredDate(date))
            assert len(members) == sum(row.covers(DeclaredDate(date).day) for row in rows)

    @invariant()
    def every_row_that_was_corrected_is_kept(self) -> None:
        corrected = sum(step.event.value == "correct" for step in self.matter.steps)
        assert len(self.matter.details.corrections) == corrected


TestBody = BodyWalk.TestCase
TestBody.settings = WALK
