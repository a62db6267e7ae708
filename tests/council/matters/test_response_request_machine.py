from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.council.matters.kit import HOUR, START, A, B, C, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.parts import Part
from detente.council.machines.response_request import ResponseRequestEvent as Event
from detente.council.machines.response_request import ResponseRequestState as State
from detente.kernel import DispatchId, Instant

DRAFT, PAPER = (DispatchId.of(bytes(15) + bytes([last])) for last in (254, 253))
DUE = Instant(START + 60 * HOUR)
BEFORE_COMPLETE = (State.REQUESTED, State.OVERDUE, State.PARTIAL)


class RequestWalk(Walk):
    def opening(self) -> Deed:
        return self.record.enter(A, "response_request", {"text": "One.", "by": DUE.iso}, ("about", DRAFT))

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        few: dict[str, st.SearchStrategy[Any]] = {
            "articles": st.lists(st.sampled_from(("1", "2")), min_size=1, unique=True),
            "counts_for": st.just([str(B), str(C)]),
        }
        return few[part.name] if part.name in few else super().value(part)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        return st.sampled_from([(), (("cites", PAPER),), (("cites", DRAFT),)])

    @rule(who=st.sampled_from((B, C)), more=st.booleans())
    def forward(self, who: Any, *, more: bool) -> None:
        """One well-formed step towards negotiation by article."""
        state = self.matter.state
        if state in BEFORE_COMPLETE:
            self.record.step(
                A, self.deed, "note_response", ("cites", PAPER if who == B else DRAFT), respondent=str(who)
            )
        elif state is State.SUBMITTED:
            self.record.step(A, self.deed, "assess", respondent=str(who), judgement="insufficient")
        elif state is State.ASSESSED:
            self.record.step(A, self.deed, "rejoin", text="One.", package=more)
        elif more:
            self.record.step(A, self.deed, "release_package")
        else:
            self.record.step(A if self.matter.details.wishes else who, self.deed, "split_off", articles=["1"])
        self.check_last()

    @invariant()
    def it_is_overdue_by_the_clock_alone_and_never_before(self) -> None:
        for step in self.matter.steps:
            if step.after is State.OVERDUE and step.before is State.REQUESTED:
                assert (step.event, step.by) == (Event.EXPIRE, None)
                assert step.at >= DUE

    @invariant()
    def silence_never_answers(self) -> None:
        noted = self.matter.details.noted
        answered = {party for one in noted if one.full for party in one.counts_for}
        assert set(self.matter.details.unanswered) == {B, C} - answered
        if self.matter.state not in {*BEFORE_COMPLETE, State.WITHDRAWN}:
            assert not self.matter.details.unanswered

    @invariant()
    def the_requester_alone_judges_and_says_what_it_takes_as_an_answer(self) -> None:
        steps = [step for step in self.matter.steps if step.by is not None and step.event is not Event.SPLIT_OFF]
        assert {step.by for step in steps} <= {A}


TestResponseRequest = RequestWalk.TestCase
TestResponseRequest.settings = settings(WALK, max_examples=15)
