"""The proposal as any sequence of replies, repetitions and take-overs may leave it."""

import base64

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from detente.council import Deed, Delivery, fold_thread, read_act
from detente.council.acts import REPLY_KINDS, Level, ReplyKind
from detente.council.machines import PROPOSAL, ProposalState
from detente.council.states import Answer, Word
from detente.kernel import DispatchId, Instant, PartyName, Traffic

AUTHOR = PartyName("chair.example")
MEMBERS = tuple(PartyName(f"member{n}.example") for n in range(3))
STRANGER = PartyName("stranger.example")
BODY = {"body": "Council", "text": "Meet.", "level": "open", "format": "open", "meetings": "one", "window_open": True}
FILLED = {
    "condition_text": "x", "hold_reason": "x", "changed_fields": {"level": "ministers"}, "questions": ["x"],
    "awaits_document": "x", "statement": "x",
}  # fmt: skip


class Proposal(RuleBasedStateMachine):
    @initialize(traffic=st.sampled_from(Traffic))
    def propose(self, traffic):
        self.deeds, self.now, self.counters = [], Instant(1_640_995_200), []
        self.last, self.version = {}, 1
        self.traffic = traffic
        deliveries = tuple(Delivery(member, self.now, self.now) for member in MEMBERS)
        self.root = self.enter(AUTHOR, "meeting_proposal", BODY, [], to=MEMBERS, deliveries=deliveries)

    def enter(self, sender, kind, body, refs, *, to=(AUTHOR,), deliveries=(), traffic=None):
        of = DispatchId(base64.b64encode((len(self.deeds) + 1).to_bytes(16, "big")).decode())
        act = read_act(kind, body, refs)
        self.deeds.append(Deed(of, sender, to, "S", act, self.now, None, traffic or self.traffic, deliveries))
        return of

    @rule(member=st.sampled_from(MEMBERS), kind=st.sampled_from(ReplyKind))
    def answer(self, member, kind):
        body = {"kind": kind.value} | {name: FILLED[name] for name in REPLY_KINDS[kind].required}
        of = self.enter(member, "reply", body, [("in_reply_to", self.root)])
        self.last[member] = (kind, self.version, of)
        if kind is ReplyKind.COUNTER:
            self.counters.append((member, of))

    @rule()
    def a_stranger_answers(self):
        self.enter(STRANGER, "reply", {"kind": "accept"}, [("in_reply_to", self.root)])

    @rule(member=st.sampled_from(MEMBERS))
    def the_other_reality_answers(self, member):
        other = Traffic.TEST if self.traffic.is_real else Traffic.LIVE
        self.enter(member, "reply", {"kind": "decline"}, [("in_reply_to", self.root)], traffic=other)

    @rule()
    def repeat(self):
        self.enter(AUTHOR, "repetition", {"text": "Again."}, [("repeats", self.root)], to=MEMBERS)

    @rule()
    def take_over_the_last_counter(self):
        if self.counters:
            member, of = self.counters.pop()
            self.enter(AUTHOR, "reply", {"kind": "accept"}, [("in_reply_to", of)], to=(member,))
            self.version += 1
            if self.last[member][2] == of:
                self.last[member] = ("taken", self.version, of)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days):
        self.now = Instant(self.now + days * 86_400)

    def thread(self):
        return fold_thread(self.root, self.deeds, (), self.now)

    @invariant()
    def rows_hold_the_latest_of_each_member_alone(self):
        thread = self.thread()
        assert [row.member for row in thread.rows] == list(MEMBERS)
        for row in thread.rows:
            given = self.last.get(row.member)
            assert (row.latest.dispatch if row.latest else None) == (given[2] if given else None)
            assert (row.answer is Answer.NO_ANSWER) is (given is None)

    @invariant()
    def agreed_only_if_everybody_accepts_this_version(self):
        coming = {ReplyKind.ACCEPT, ReplyKind.ATTEND_WITHOUT_PREJUDICE, "taken"}
        yes = [member for member, (kind, version, _) in self.last.items() if kind in coming and version == self.version]
        thread = self.thread()
        assert (thread.phase is ProposalState.AGREED) is (len(yes) == len(MEMBERS))
        assert thread.phase in PROPOSAL.moves

    @invariant()
    def the_version_counts_what_was_taken_over(self):
        thread = self.thread()
        assert thread.version == self.version
        assert thread.proposal.level is (Level.MINISTERS if self.version > 1 else Level.OPEN)

    @invariant()
    def silence_stays_a_state(self):
        if not self.last:
            assert self.thread().word is Word.UNANSWERED


Proposal.TestCase.settings = settings(
    max_examples=30, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestProposal = Proposal.TestCase
