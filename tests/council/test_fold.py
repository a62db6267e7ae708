"""The awkward situations of 2021-22, by their real dates, as threads."""

import base64
import itertools

import pytest

from detente.council import Announcement, Deed, Delivery, fold_thread, read_act, thread_roots
from detente.council.acts import PublicMode, Recognised
from detente.council.machines import ProposalState
from detente.council.states import Answer, Mark, Word
from detente.errors import OursError
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic

NATO, RUSSIA, EU = PartyName("nato.example"), PartyName("mfa.r.example"), PartyName("eu.example")
USA, UK = PartyName("state.u.example"), PartyName("fcdo.k.example")
LETTER = {"paper": "letter", "text": "Text."}
SERIES = {
    "body": "NATO–Russia Council",
    "text": "A series of meetings.",
    "level": "open",
    "format": "open",
    "meetings": "series_open",
    "window_open": True,
    "themes": [{"title": "Space and cyber threats"}, {"title": "Arms control"}],
}


def at(text):
    return Instant.parse(text if "T" in text else f"{text}T12:00:00Z")


def of(number):
    return DispatchId(base64.b64encode(number.to_bytes(16, "big")).decode())


class Record:
    """A record being written: each call enters one deed."""

    def __init__(self, traffic=Traffic.LIVE):
        self.deeds = []
        self.traffic = traffic
        self.numbers = itertools.count(1)

    def enter(self, day, sender, to, *act, delivered=True, opened=True, traffic=None):
        when = at(day)
        deliveries = tuple(
            Delivery(member, when if delivered else None, when if delivered and opened else None) for member in to
        )
        declared = DeclaredDate(day[:10])
        deed = Deed(
            of(next(self.numbers)), sender, tuple(to), "Subject", read_act(*act), when, declared, traffic or self.traffic,
            deliveries,
        )  # fmt: skip
        self.deeds.append(deed)
        return deed.id

    def thread(self, root, now="2022-02-25", announcements=()):
        return fold_thread(root, self.deeds, announcements, at(now))


def reply_to(paper, kind, **more):
    return {"kind": kind, **more}, [("in_reply_to", paper)]


def test_r1_announced_in_public_before_it_was_delivered():
    record = Record()
    invitation = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES, delivered=False)
    said = Announcement(
        invitation, NATO, "Berlin", DeclaredDate("2022-01-18"), "I have invited", "press", PublicMode.PRESS_CONFERENCE
    )
    thread = record.thread(invitation, announcements=[said])
    row = thread.rows[0]
    assert (row.word, row.marks) == (Word.NOT_DELIVERED, (Mark.ANNOUNCED_UNDELIVERED,))
    assert row.days_open is None
    assert thread.dates[0].announced == (said,)
    assert thread.phase is ProposalState.SENT


def test_r1_the_mark_goes_with_the_receipt():
    record = Record()
    invitation = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    said = Announcement(invitation, NATO, "Berlin", DeclaredDate("2022-01-18"), "", "", PublicMode.OTHER)
    thread = record.thread(invitation, announcements=[said])
    assert thread.marks == ()
    assert thread.word is Word.UNANSWERED


def test_r4_held_then_accepted():
    record = Record()
    council = record.enter("2021-12-24", NATO, [RUSSIA], "meeting_proposal", SERIES)
    record.enter("2021-12-26", RUSSIA, [NATO], "reply", *reply_to(council, "hold", hold_reason="Date, delegation."))
    held = record.thread(council, now="2021-12-27")
    assert (held.rows[0].word, held.rows[0].days_open, held.phase) == (Word.HELD, 3, ProposalState.PENDING)
    record.enter("2022-01-05", RUSSIA, [NATO], "reply", *reply_to(council, "accept", delegation_head="A. Grushko"))
    row = record.thread(council).rows[0]
    assert [given.answer for given in row.given] == [Answer.HOLD, Answer.ACCEPT]
    assert (row.word, row.days_open, record.thread(council).phase) == (Word.ACCEPTED, None, ProposalState.AGREED)


def indivisibility():
    record = Record()
    question = record.enter("2022-01-28", RUSSIA, [USA, UK], "letter", LETTER | {"reply_capacity": "national"})
    joint = record.enter(
        "2022-02-09", EU, [RUSSIA], "letter", LETTER | {"on_behalf_of": [USA]}, [("in_reply_to", question)]
    )
    return record, question, joint


def test_r7_a_letter_by_another_sender_fills_nobodys_row():
    record, question, joint = indivisibility()
    thread = record.thread(question)
    assert [row.answer for row in thread.rows] == [Answer.NO_ANSWER] * 2
    assert [(given.dispatch, given.answer, given.claimed) for given in thread.others] == [
        (joint, Answer.OTHER_SENDER, True)
    ]
    assert thread.others[0].judgement is None


def test_r7_recognition_stands_beside_the_claim_and_belongs_to_the_author():
    record, question, joint = indivisibility()
    refs = [("recognises", joint), ("as_reply_to", question)]
    record.enter("2022-02-10", EU, [RUSSIA], "recognition", {"recognised": "yes"}, refs)
    record.enter("2022-02-11", RUSSIA, [EU], "recognition", {"recognised": "no", "reason": "Not addressed."}, refs)
    other = record.thread(question).others[0]
    assert other.claimed
    assert (other.judgement.recognised, other.judgement.by) == (Recognised.NO, RUSSIA)


def test_a_reply_its_addressee_does_not_recognise_cannot_be_told():
    record, question, _ = indivisibility()
    own = record.enter("2022-02-12", UK, [RUSSIA], "letter", LETTER, [("in_reply_to", question)])
    assert record.thread(question).rows[1].word is Word.ANSWERED
    refs = [("recognises", own), ("as_reply_to", question)]
    record.enter("2022-02-14", RUSSIA, [UK], "recognition", {"recognised": "no"}, refs)
    row = record.thread(question).rows[1]
    assert (row.answer, row.word) == (Answer.LETTER, Word.CANNOT_TELL)


def repeated(record):
    first = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    record.enter("2022-01-26", NATO, [RUSSIA], "repetition", {"text": "Ready to meet."}, [("repeats", first)])
    last = record.enter("2022-02-10", NATO, [RUSSIA], "letter", LETTER, [("repeats", first)])
    return first, last


def test_r9_three_dates_one_proposal():
    record = Record()
    first, last = repeated(record)
    thread = record.thread(first)
    assert [date.declared for date in thread.dates] == ["2022-01-18", "2022-01-26", "2022-02-10"]
    assert len(thread.rows) == 1
    assert (thread.word, thread.rows[0].days_open) == (Word.UNANSWERED, 38)
    record.enter("2022-02-17", RUSSIA, [NATO], "reply", *reply_to(last, "hold", hold_reason="Studied."))
    assert record.thread(first).word is Word.HELD


def test_r9_nobody_else_repeats_a_proposal():
    record = Record()
    first = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    record.enter("2022-01-26", EU, [RUSSIA], "repetition", {"text": "Also ours."}, [("repeats", first)])
    assert len(record.thread(first).dates) == 1


def test_r10_a_time_is_countered_and_taken_over():
    record = Record()
    monday = {**SERIES, "meetings": "one", "window_from": "2022-02-14", "window_to": "2022-02-14"}
    del monday["window_open"]
    call = record.enter("2022-02-11", RUSSIA, [USA], "meeting_proposal", monday)
    saturday = {"window_from": "2022-02-12", "window_to": "2022-02-12"}
    counter = record.enter("2022-02-11", USA, [RUSSIA], "reply", *reply_to(call, "counter", changed_fields=saturday))
    assert record.thread(call).word is Word.COUNTERED
    agreed = record.enter("2022-02-11", RUSSIA, [USA], "reply", *reply_to(counter, "accept"))
    thread = record.thread(call)
    assert (thread.version, thread.phase, thread.rows[0].word) == (2, ProposalState.AGREED, Word.ACCEPTED)
    assert thread.proposal.window.start == "2022-02-12"
    assert thread.proposal.body == monday["body"]
    assert thread.rows[0].latest.taken_over_by == agreed


def test_r10_an_acceptance_of_the_old_version_is_none_of_the_new():
    record = Record()
    call = record.enter("2022-02-11", RUSSIA, [USA, UK], "meeting_proposal", SERIES)
    record.enter("2022-02-11", UK, [RUSSIA], "reply", *reply_to(call, "accept"))
    counter = record.enter(
        "2022-02-11", USA, [RUSSIA], "reply", *reply_to(call, "counter", changed_fields={"place": "X"})
    )
    record.enter("2022-02-11", RUSSIA, [USA], "reply", *reply_to(counter, "accept"))
    thread = record.thread(call)
    assert [row.word for row in thread.rows] == [Word.ACCEPTED, Word.CANNOT_TELL]
    assert thread.phase is ProposalState.PENDING
    record.enter("2022-02-12", UK, [RUSSIA], "reply", *reply_to(call, "accept"))
    assert record.thread(call).phase is ProposalState.AGREED


def test_r18_one_letter_two_threads():
    record, question, _ = indivisibility()
    invitation, letter = repeated(record)
    refs = [("recognises", letter), ("as_reply_to", question)]
    record.enter("2022-02-11", RUSSIA, [NATO], "recognition", {"recognised": "no", "reason": "Collective."}, refs)
    assert thread_roots(record.deeds)[letter] == (question, invitation)
    asked, invited = record.thread(question), record.thread(invitation)
    assert letter in asked.members
    assert letter in invited.members
    judged = next(given for given in asked.others if given.dispatch == letter)
    assert (judged.claimed, judged.judgement.recognised) == (False, Recognised.NO)
    assert invited.word is Word.UNANSWERED


@pytest.mark.parametrize("other", [Traffic.TEST, Traffic.REPLAY, Traffic.DEMONSTRATION])
def test_what_is_tried_or_shown_never_answers_what_was_meant(other):
    record = Record()
    first = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    shown = record.enter("2022-01-19", RUSSIA, [NATO], "reply", *reply_to(first, "accept"), traffic=other)
    row = record.thread(first).rows[0]
    assert (row.word, row.answer) == (Word.UNANSWERED, Answer.NO_ANSWER)
    assert [(given.dispatch, given.traffic) for given in row.aside] == [(shown, other)]


def test_a_demonstration_answers_a_replay_and_says_that_it_is_one():
    record = Record(Traffic.REPLAY)
    first = record.enter("2022-02-10", NATO, [RUSSIA], "meeting_proposal", SERIES)
    body, refs = reply_to(first, "hold", hold_reason="Under study.")
    record.enter("2022-02-11", RUSSIA, [NATO], "reply", body, refs, traffic=Traffic.DEMONSTRATION)
    row = record.thread(first).rows[0]
    assert (row.word, row.traffic) == (Word.HELD, Traffic.DEMONSTRATION)


def test_silence_after_the_date_asked_for_is_overdue_and_before_it_is_not():
    record = Record()
    asked = LETTER | {"reply_requested_by": "2022-02-01T00:00:00Z"}
    letter = record.enter("2022-01-28", RUSSIA, [USA], "letter", asked)
    assert record.thread(letter, now="2022-02-01T00:00:00Z").word is Word.UNANSWERED
    assert record.thread(letter, now="2022-02-01T00:00:01Z").word is Word.OVERDUE


def test_a_receipt_is_no_answer():
    record = Record()
    letter = record.enter("2022-01-28", RUSSIA, [USA], "letter", LETTER, opened=False)
    assert record.thread(letter).word is Word.RECEIVED


def test_a_theme_accepted_is_not_the_series_accepted():
    record = Record()
    first = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    record.enter("2022-01-19", RUSSIA, [NATO], "reply", *reply_to(first, "accept", themes=["Arms control"]))
    thread = record.thread(first)
    assert (thread.word, thread.agreed_themes, thread.phase) == (
        Word.ANSWERED, ("Arms control",), ProposalState.PENDING,
    )  # fmt: skip
    record.enter("2022-01-20", RUSSIA, [NATO], "reply", *reply_to(first, "accept"))
    later = ("reply", *reply_to(first, "hold", hold_reason="x", themes=["Arms control"]))
    record.enter("2022-01-21", RUSSIA, [NATO], *later)
    thread = record.thread(first)
    assert (thread.agreed_themes, thread.phase) == (("Space and cyber threats",), ProposalState.PENDING)


@pytest.mark.parametrize(("state", "phase"), [("open", "PENDING"), ("met", "AGREED"), ("waived", "AGREED")])
def test_a_condition_agrees_only_when_it_is_met(state, phase):
    record = Record()
    first = record.enter("2022-01-18", NATO, [RUSSIA], "meeting_proposal", SERIES)
    body, refs = reply_to(first, "accept_if", condition_text="Written answers.", condition_state=state)
    record.enter("2022-01-19", RUSSIA, [NATO], "reply", body, refs)
    thread = record.thread(first)
    assert (thread.rows[0].word, thread.phase) == (Word.ACCEPTED_IF, ProposalState(phase))


def test_papers_that_refer_to_each_other_in_a_ring_are_still_shown():
    record = Record()
    record.enter("2022-01-28", USA, [UK], "letter", LETTER, [("in_reply_to", of(2))])
    record.enter("2022-01-28", UK, [USA], "letter", LETTER, [("in_reply_to", of(1))])
    assert thread_roots(record.deeds) == {of(1): (of(1),), of(2): (of(2),)}


def test_an_unknown_root_is_refused():
    with pytest.raises(OursError, match=r"council\.unknown_thread"):
        Record().thread(of(9))


def test_a_repetition_shows_the_thread_of_what_it_repeats():
    record = Record()
    first, last = repeated(record)
    assert record.thread(last) == record.thread(first)


def test_an_answer_awaits_no_answer_unless_it_asks():
    record = Record()
    first, _ = repeated(record)
    held = record.enter("2022-02-11", RUSSIA, [NATO], "reply", *reply_to(first, "hold", hold_reason="Studied."))
    asks = record.enter("2022-02-12", RUSSIA, [NATO], "reply", *reply_to(first, "clarify", questions=["Who chairs?"]))
    assert (record.thread(held).word, record.thread(held).rows[0].days_open) == (Word.RECEIVED, None)
    assert (record.thread(asks).word, record.thread(asks).rows[0].days_open) == (Word.UNANSWERED, 13)
