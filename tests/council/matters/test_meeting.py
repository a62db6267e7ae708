"""Meetings from the invitation to the report, mistake by mistake (§§ 4, 15: 2, 11, 15; scenario R4, R5, R9, R12, R13,
R16)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.machines.proposal import ProposalState as State
from detente.council.matters import Matter, open_steps
from detente.council.matters.body_details import Body
from detente.council.meetings import Meeting, convened_within_rule, fold_meeting
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, Traffic

PROPOSAL = {
    "body": "Council", "text": "We propose to meet.", "level": "ambassadors", "format": "in_person",
    "meetings": "one", "window_from": "2022-02-12",
}  # fmt: skip
STARTS = Instant(START + 48 * HOUR).iso
WHEN = {"starts": STARTS, "zone": "Europe/Brussels"}


class Table(Record):
    """A record with a proposal of A to B and C, delivered to both a minute after it was sent."""

    proposal: Deed

    def propose(self, **more: Any) -> Deed:
        self.proposal = self.enter(A, "meeting_proposal", PROPOSAL | more, heard=self.at + 120)
        return self.proposal

    def reply(self, sender: Any, kind: str, **body: Any) -> Deed:
        return self.enter(sender, "reply", {"kind": kind} | body, ("in_reply_to", self.proposal.id))

    def take(self, sender: Any, step: str, *refs: tuple[str, DispatchId], **body: Any) -> Deed:
        return self.step(sender, self.proposal, step, *refs, **body)

    def scheduled(self) -> Deed:
        self.reply(B, "accept")
        self.reply(C, "accept")
        return self.take(A, "schedule", **WHEN)

    @property
    def meeting(self) -> Meeting:
        return fold_meeting(self.proposal.id, self.deeds, (), Instant(START + self.at))

    @property
    def now(self) -> Matter:
        return self.meeting.matter


@pytest.fixture
def table() -> Table:
    record = Table()
    record.propose()
    return record


def refusals(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_the_answers_carry_it_to_agreed_and_the_thread_says_the_same(table: Table) -> None:
    assert table.now.state is State.SENT  # the receipts are dated later
    table.at += 120
    assert table.now.state is State.PENDING
    table.reply(B, "hold", hold_reason="Date, format and delegation are considered.")
    table.reply(C, "accept")
    assert table.now.state is State.PENDING  # R4: under consideration is no acceptance
    table.reply(B, "accept")
    assert (table.now.state, table.meeting.thread.phase) == (State.AGREED, State.AGREED)
    table.reply(B, "decline", reason="Not on that day.")
    assert (table.now.state, table.meeting.thread.phase) == (State.PENDING, State.PENDING)


def test_a_step_is_judged_by_what_was_known_when_it_was_taken(table: Table) -> None:
    table.take(A, "let_lapse", after=30)  # before the receipts
    table.take(A, "schedule", **WHEN, after=HOUR)  # before the answers
    table.reply(B, "accept")
    table.reply(C, "accept")
    assert refusals(table.now) == ["council.not_now", "council.not_now"]
    assert table.now.state is State.AGREED


def test_the_chairs_notice_is_nobodys_acceptance(table: Table) -> None:
    """§ 15: 11, both ways: the Chair convenes where the rules let it, and nobody has accepted by that."""
    table.reply(B, "hold", hold_reason="Studied.")
    table.take(B, "convene", rule="Rules, 4")
    table.take(A, "convene")
    table.take(A, "convene", rule="Rules, 4")
    matter = table.now
    assert matter.state is State.CONVENED
    assert refusals(matter) == ["council.not_yours", "council.convening_needs_rule"]
    assert [row.answer.value for row in table.meeting.thread.rows] == ["hold", "no_answer"]
    assert {coming.member: coming.attending for coming in table.meeting.attendance} == {A: None, B: None, C: None}


def test_whether_the_body_lets_the_chair_convene_is_joined_later(table: Table) -> None:
    body = {
        "title": "Council", "names": [{"name": "Council", "language": "en"}], "decides_by": "consensus",
        "members": [{"party": str(A), "since": "2002-05-28"}], "chair_may_convene": True,
    }  # fmt: skip
    council = table.enter(A, "body", body)
    details: Body = table.matter(council).details
    assert convened_within_rule(table.now, details) is None
    table.take(A, "convene", ("cites", council.id))
    assert table.now.details.convened.cites == (council.id,)
    assert convened_within_rule(table.now, details) is True
    assert convened_within_rule(table.now, None) is None


def test_answers_become_attendance_until_a_member_speaks_for_itself(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "attend_without_prejudice", statement="We do not accept that the procedure applies.")
    table.take(A, "schedule", **WHEN)
    coming = {known.member: known for known in table.meeting.attendance}
    assert (coming[B].attending.value, coming[B].by_answer) == ("present", True)
    assert (coming[C].attending.value, coming[C].statement[:13]) == ("without_prejudice", "We do not acc")
    table.take(B, "attend", attending="absent")
    coming = {known.member: known for known in table.meeting.attendance}
    assert (coming[B].attending.value, coming[B].by_answer) == ("absent", False)


def test_attendance_without_prejudice_says_what_it_does_not_mean(table: Table) -> None:
    """R12: a party attends without accepting the procedure."""
    table.scheduled()
    with pytest.raises(OursError) as caught:
        table.take(B, "attend", attending="without_prejudice")
    assert (caught.value.code, caught.value.fields["field"]) == ("council.step_lacks", "statement")
    table.take(B, "attend", attending="without_prejudice", statement="The mechanism does not apply.")
    table.take(A, "open", quorum=2)
    matter = table.now
    assert matter.state is State.OPEN
    assert matter.details.standing[B].attending.value == "without_prejudice"
    assert matter.details.present == (B,)


def test_a_member_speaks_for_itself_alone_and_its_corrections_are_added(table: Table) -> None:
    table.scheduled()
    table.take(B, "attend", attending="present")
    table.take(D, "attend", attending="present")
    table.take(A, "open")
    table.take(C, "correct_attendance", attending="absent", reason="It was not entered.")
    table.take(B, "correct_attendance", attending="absent", reason="The delegation had left.")
    matter = table.now
    assert refusals(matter) == ["council.not_yours", "council.no_attendance_yet"]
    assert [(e.member, e.attending.value, e.corrects) for e in matter.details.attendance] == [
        (B, "present", False), (B, "absent", True),
    ]  # fmt: skip


def test_objecting_in_advance_is_kept_and_absence_alone_is_nothing(table: Table) -> None:
    """R13: one member objects beforehand and stays away, another declines with an objection, a third stays away."""
    table.reply(C, "decline", reason="Planned training.", objection="To any decision.")
    table.take(B, "object_beforehand", objection="To any decision.", grounds="It needs no notification.")
    table.take(A, "convene", rule="Rules, 4")
    table.take(B, "attend", attending="absent")
    table.take(A, "schedule", **WHEN)
    table.take(A, "open")
    table.take(C, "object_beforehand", objection="Too late.")
    meeting = table.meeting
    assert [(objection.by, objection.objection) for objection in meeting.objections] == [
        (B, "To any decision."), (C, "To any decision."),
    ]  # fmt: skip
    assert refusals(meeting.matter) == ["council.not_now"]


def test_a_cancellation_cites_the_condition_as_it_was_stated(table: Table) -> None:
    """R16: acceptance under a condition, then cancellation by a paper that cites it."""
    accepted = table.reply(B, "accept_if", condition_text="If there is no invasion.", condition_state="open")
    table.take(A, "convene", rule="Rules, 4")
    table.take(A, "schedule", **WHEN)
    with pytest.raises(OursError, match="condition that was broken"):
        table.take(B, "cancel")
    table.take(B, "cancel", condition="If there is no invasion.")
    table.take(B, "cancel", ("cites", accepted.id), condition="If it rains.")
    table.take(D, "cancel", reason="None of ours.")
    table.take(B, "cancel", ("cites", accepted.id), condition="If there is no invasion.")
    matter = table.now
    assert matter.state is State.CANCELLED
    assert refusals(matter) == ["council.needs_one_ref", "council.no_such_condition", "council.not_yours"]
    cancelled = matter.details.cancelled
    assert (cancelled.by, cancelled.cites, cancelled.on_record) == (B, (accepted.id,), True)
    assert open_steps(matter, A) == ()


def test_a_condition_in_a_paper_that_is_not_on_this_record_is_taken_as_said(table: Table) -> None:
    table.scheduled()
    elsewhere = table.enter(C, "letter", {"text": "Between us.", "paper": "letter"})
    table.take(B, "cancel", ("cites", elsewhere.id), condition="As stated there.")
    assert (table.now.state, table.now.details.cancelled.on_record) == (State.CANCELLED, False)


def test_a_postponement_asks_everybody_anew(table: Table) -> None:
    table.scheduled()
    table.take(B, "postpone", reason="The minister travels.", new_date="2022-03-01")
    matter = table.now
    assert matter.state is State.PENDING
    assert [str(known.new_date) for known in matter.details.postponements] == ["2022-03-01"]
    assert {coming.attending for coming in table.meeting.attendance} == {None}
    table.reply(B, "accept")
    assert table.now.state is State.PENDING
    table.reply(C, "accept")
    assert table.now.state is State.AGREED
    later = Instant(START + 100 * HOUR)
    table.take(A, "schedule", starts=later.iso, zone="Europe/Brussels")
    assert [fixed.starts for fixed in table.now.details.appointments] == [Instant.parse(STARTS), later]


def test_nothing_lapses_by_itself_and_a_repetition_opens_it_again(table: Table) -> None:
    """R9, E29: an invitation stays open for years; its author may let it lapse, and repeat it."""
    table.at += 800 * 24 * HOUR
    assert table.now.state is State.PENDING
    table.take(B, "let_lapse")
    table.take(A, "let_lapse")
    assert (table.now.state, refusals(table.now)) == (State.LAPSED, ["council.not_yours"])
    again = table.enter(A, "repetition", {"text": "The invitation stands."}, ("repeats", table.proposal.id))
    assert table.now.state is State.PENDING
    table.enter(B, "reply", {"kind": "accept"}, ("in_reply_to", again.id))
    table.reply(C, "accept")
    assert table.now.state is State.AGREED
    assert fold_meeting(again.id, table.deeds, (), Instant(START + table.at)).matter == table.now


def test_the_journal_keeps_every_time_of_the_sitting(table: Table) -> None:
    table.scheduled()
    stated = Instant(START + 49 * HOUR).iso
    table.take(A, "open", after=48 * HOUR, stated=stated)
    for step in ("suspend", "resume", "close"):
        table.take(A, step, after=HOUR)
    table.take(B, "issue_journal", own_ref="B/1")
    table.take(
        A, "issue_journal", own_ref="J/1400", decisions=[{"title": "Briefings", "number": "1"}], attachments=["List"]
    )
    details = table.now.details
    assert [time.event.value for time in details.sittings] == ["open", "suspend", "resume", "close"]
    assert details.sittings[0].stated == Instant.parse(stated)
    assert (details.journal.own_ref, details.journal.decisions) == ("J/1400", (("Briefings", "1"),))
    assert refusals(table.now) == ["council.not_yours"]


def test_the_secretariat_issues_the_journal_where_one_is_named(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "accept")
    table.take(A, "schedule", secretariat=str(C), **WHEN)
    table.take(A, "open")
    table.take(A, "close")
    table.take(C, "issue_journal", own_ref="J/1")
    assert (table.now.state, table.now.details.journal.by) == (State.RECORDED, C)


def closed(table: Table) -> Table:
    table.scheduled()
    table.take(A, "open")
    table.take(A, "close")
    table.take(A, "issue_journal", own_ref="J/1")
    return table


def test_a_meeting_without_a_joint_text_leaves_one_report_of_each(table: Table) -> None:
    """R5: two unilateral statements, and no joint communiqué."""
    closed(table)
    mine = table.enter(A, "letter", {"text": "Our statement.", "paper": "letter"})
    table.take(A, "report", ("cites", mine.id), outcome="no_joint_text")
    table.take(B, "report", outcome="no_joint_text")
    table.take(A, "report", ("cites", mine.id), outcome="joint_text")
    matter = table.now
    assert matter.state is State.REPORTED
    assert [(report.by, report.cites) for report in matter.details.reports] == [(A, (mine.id,)), (B, ())]
    assert refusals(matter) == ["council.other_outcome"]


def test_a_joint_text_is_named_and_reported_by_the_chair(table: Table) -> None:
    closed(table)
    joint = table.enter(A, "letter", {"text": "Joint.", "paper": "letter"})
    table.take(B, "report", ("cites", joint.id), outcome="joint_text")
    table.take(A, "report", outcome="joint_text")
    table.take(A, "report", ("cites", joint.id), outcome="joint_text")
    assert refusals(table.now) == ["council.joint_text_by_chair", "council.needs_one_ref"]
    assert table.now.details.reports[0].cites == (joint.id,)


def test_a_quorum_is_of_members_that_say_they_come(table: Table) -> None:
    table.scheduled()
    table.take(B, "attend", attending="present")
    table.take(C, "attend", attending="absent")
    table.take(A, "open", quorum=3)
    table.take(A, "open", quorum=2)
    assert refusals(table.now) == ["council.no_quorum"]
    assert table.now.state is State.OPEN


def test_the_other_reality_and_other_matters_move_nothing(table: Table) -> None:
    other = table.enter(B, "meeting_proposal", PROPOSAL)
    table.enter(A, "reply", {"kind": "accept"}, ("in_reply_to", other.id))
    table.reply(C, "accept")
    shown = table.enter(
        B, "reply", {"kind": "accept"}, ("in_reply_to", table.proposal.id), traffic=Traffic.DEMONSTRATION
    )
    assert table.now.state is State.PENDING
    assert table.now.aside == (shown.id,)
    assert len(table.now.details.thread) == 1


def test_a_party_named_as_chair_presides() -> None:
    table = Table()
    table.propose(chair=str(C))
    table.reply(B, "accept")
    table.reply(C, "accept")
    table.take(A, "schedule", **WHEN)
    table.take(C, "schedule", **WHEN)
    assert (table.now.state, refusals(table.now)) == (State.SCHEDULED, ["council.not_yours"])


def test_a_letter_has_no_meeting(table: Table) -> None:
    letter = table.enter(A, "letter", {"text": "A letter.", "paper": "letter"})
    with pytest.raises(OursError, match="opens no matter"):
        fold_meeting(letter.id, table.deeds, (), Instant(START))
