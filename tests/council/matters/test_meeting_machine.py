from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed
from tests.council.matters.wander import WALK, Walk, value_of

from detente.council.acts import REPLY_KINDS, Reply, ReplyKind
from detente.council.acts.parts import Part
from detente.council.machines.proposal import ProposalEvent as Event
from detente.council.machines.proposal import ProposalState as State
from detente.council.matters.meeting_thread import PHASES
from detente.council.meetings import fold_meeting
from detente.kernel import DispatchId, Instant, Traffic

CONDITION = "If nothing happens."
FILLED = {
    "condition_text": CONDITION, "hold_reason": "x", "changed_fields": {"level": "ministers"}, "questions": ["x"],
    "awaits_document": "x", "statement": "x",
}  # fmt: skip


class MeetingWalk(Walk):
    def opening(self) -> Deed:
        themes = [{"title": "One"}, {"title": "Two"}]
        body = {
            "body": "Council", "text": "Meet.", "level": "open", "format": "open", "meetings": "series_open",
            "window_open": True, "themes": themes,
        }  # fmt: skip
        return self.record.enter(A, "meeting_proposal", body, heard=HOUR)

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        return st.sampled_from((CONDITION, "One")) if part.name == "condition" else value_of(part)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        papers = [deed.id for deed in self.record.deeds]
        return st.lists(st.sampled_from(papers), max_size=1).map(lambda cited: tuple(("cites", of) for of in cited))

    @rule(sender=st.sampled_from((B, C, D)), kind=st.sampled_from(ReplyKind), real=st.booleans(), whole=st.booleans())
    def answer(self, sender: Any, kind: ReplyKind, real: bool, whole: bool) -> None:
        body: dict[str, Any] = {"kind": kind.value} | {name: FILLED[name] for name in REPLY_KINDS[kind].required}
        traffic = Traffic.LIVE if real else Traffic.TEST
        themes = {} if whole else {"themes": ["One"]}
        self.enter(sender, "reply", body | themes, "in_reply_to", traffic)

    @rule()
    def all_accept(self) -> None:
        for member in (B, C):
            self.enter(member, "reply", {"kind": "accept"}, "in_reply_to")

    @rule(sender=st.sampled_from((A, B)))
    def repeat(self, sender: Any) -> None:
        self.enter(sender, "repetition", {"text": "Again."}, "repeats")

    @rule(sender=st.sampled_from((A, B, C)), step=st.sampled_from(("pause", "resume", "next_date", "conclude")))
    def series_step(self, sender: Any, step: str) -> None:
        more: dict[str, dict[str, Any]] = {
            "pause": {"reason": "x", "theme": "One"}, "resume": {"theme": "One"}, "next_date": {"to_be_agreed": True},
            "conclude": {"summary": [{"theme": "One", "summary": "x"}]},
        }  # fmt: skip
        at = self.record.at + 60
        self.record.enter(sender, "series_step", {"step": step} | more[step], ("matter", self.deed.id), heard=at)
        self.check_last()

    def enter(self, sender: Any, act: str, body: Any, rel: str, traffic: Traffic = Traffic.LIVE) -> None:
        self.record.enter(sender, act, body, (rel, self.deed.id), heard=self.record.at + 60, traffic=traffic)
        self.check_last()

    @invariant()
    def the_thread_and_the_meeting_agree_until_a_step_was_taken(self) -> None:
        now = Instant(START + self.record.at + HOUR)
        meeting = fold_meeting(self.deed.id, self.record.deeds, (), now)
        moved = {step.event for step in meeting.matter.steps} - {Event.OBJECT_BEFOREHAND}
        if not moved:
            assert meeting.phase is meeting.thread.phase
        if meeting.phase is State.AGREED and Event.POSTPONE not in moved:
            assert meeting.thread.phase is State.AGREED

    @invariant()
    def nobody_speaks_for_another(self) -> None:
        by_dispatch = {deed.id: deed.sender for deed in self.record.deeds}
        details = self.matter.details
        assert all(by_dispatch[entry.dispatch] == entry.member for entry in details.attendance)
        assert all(by_dispatch[objection.dispatch] == objection.by for objection in details.objections)

    @invariant()
    def a_condition_on_record_was_stated_in_the_reply_that_is_cited(self) -> None:
        cancelled = self.matter.details.cancelled
        assert (cancelled is not None) is (self.matter.state is State.CANCELLED)
        if cancelled is not None and cancelled.on_record:
            cited = [deed.act.body for deed in self.record.deeds if deed.id in cancelled.cites]
            assert any(isinstance(body, Reply) and body.condition_text == cancelled.condition for body in cited)

    @invariant()
    def convening_makes_nobody_accept(self) -> None:
        if self.matter.state not in PHASES and self.matter.details.convened:
            answered = {deed.sender for deed in self.matter.details.thread.deeds}
            meeting = fold_meeting(self.deed.id, self.record.deeds, (), Instant(START + self.record.at + HOUR))
            said = {*answered, *self.matter.details.standing}
            assert all(coming.attending is None for coming in meeting.attendance if coming.member not in said)


TestMeeting = MeetingWalk.TestCase
TestMeeting.settings = settings(WALK, max_examples=18, stateful_step_count=16)
