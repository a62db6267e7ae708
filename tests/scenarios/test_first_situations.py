"""The situations of 2021–22 that a first letter already meets, over real stations."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Pair

from detente.kernel import DispatchId
from detente.station.commands.announce import announce
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.dispatches import dispatch
from detente.station.queries.public import public_record
from detente.station.queries.threads import thread
from detente.station.views import DraftFields
from detente.testing import Postman, introduce_all, make_station, officer_of, send_letter, send_reply
from detente.testing.officers import send

PROPOSAL = {
    "body": "NATO-Russia Council", "level": "open", "format": "open", "meetings": "series_open", "window_open": True,
    "text": "A series of meetings is proposed.", "themes": [{"title": "Lines of communication"}],
}  # fmt: skip


def act(pair: Pair, sender, to, kind: str, body: dict, *refs: tuple[str, str], **more) -> DispatchId:
    """Send an act and open it at the other side."""
    fields = {
        "type": kind, "office": "Foreign Ministry", "to": ((to.house.party, "Foreign Ministry"),),
        "subject": "A series of meetings", "body": body, "refs": refs,
    }  # fmt: skip
    id_ = send(sender, DraftFields(**(fields | more)))
    pair.carry()
    open_dispatch(to.house, officer_of(to), id_)
    pair.carry()
    pair.clock.move(days=1)
    return id_


def test_r1_told_to_the_press_before_the_other_side_has_it(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    announce(
        pair.a.house, officer_of(pair.a), letter, by="a.example", where="Press room", declared="2026-02-10",
        quote="", source="press office", mode="press_statement",
    )  # fmt: skip
    view = dispatch(pair.a.house, letter)
    assert view.announcements and view.row.state == "NOT DELIVERED"
    pair.clock.move(hours=3)
    pair.carry()
    delivered = next(fact.at for fact in dispatch(pair.a.house, letter).life if fact.step == "received")
    assert delivered > view.announcements[0].recorded_at


def test_r4_held_then_accepted(pair: Pair) -> None:
    proposal = act(pair, pair.a, pair.b, "meeting_proposal", PROPOSAL)
    act(pair, pair.b, pair.a, "reply", {"kind": "hold", "hold_reason": "Date and format."}, ("in_reply_to", proposal))
    assert dispatch(pair.a.house, proposal).row.state == "HELD"
    act(pair, pair.b, pair.a, "reply", {"kind": "accept"}, ("in_reply_to", proposal))
    for station in (pair.a, pair.b):
        assert dispatch(station.house, proposal).row.state == "ACCEPTED"
        kinds = [entry.kind for entry in thread(station.house, proposal).entries]
        assert kinds == [None, "hold", "accept"], "the hold is kept"


def test_r7_claimed_as_a_reply_and_not_recognised_as_one(pair: Pair) -> None:
    question = act(pair, pair.b, pair.a, "letter", {"paper": "message", "text": "How do you read the commitments?"})
    answer = act(pair, pair.a, pair.b, "letter", {"paper": "letter", "text": "A series?"}, ("in_reply_to", question))
    refs = [("recognises", answer), ("as_reply_to", question)]
    act(pair, pair.b, pair.a, "recognition", {"recognised": "no", "reason": "Not an answer of each addressee."}, *refs)
    for station in (pair.a, pair.b):
        entries = {entry.row.id: entry for entry in thread(station.house, question).entries}
        claim = entries[answer]
        assert [(ref.rel, ref.claimed_by) for ref in claim.refs] == [("in_reply_to", "a.example")]
        assert claim.recognised_as_reply == "no"
        assert dispatch(station.house, question).row.state == "CANNOT TELL", "the two sides say different things"


def test_r9_three_dates_one_proposal(pair: Pair) -> None:
    first = act(pair, pair.a, pair.b, "meeting_proposal", PROPOSAL, declared="2022-01-18")
    act(pair, pair.a, pair.b, "repetition", {"text": "Again."}, ("repeats", first), declared="2022-01-26")
    letter = act(
        pair, pair.a, pair.b, "letter", {"paper": "letter", "text": "Once more."}, ("repeats", first),
        declared="2022-02-10",
    )  # fmt: skip
    for station in (pair.a, pair.b):
        view = thread(station.house, letter)
        assert view.root == first
        assert [date for date, _ in view.proposed_dates] == ["2022-01-18", "2022-01-26", "2022-02-10"]
        assert view.state == "UNANSWERED"
    act(pair, pair.b, pair.a, "reply", {"kind": "hold", "hold_reason": "Themes."}, ("in_reply_to", letter))
    assert {dispatch(pair.a.house, id_).row.state for id_ in (first, letter)} == {"HELD"}


REPLIES = {
    "accept": ({}, "ACCEPTED"),
    "accept_if": ({"condition_text": "The drafts are on the agenda."}, "ACCEPTED IF"),
    "hold": ({"hold_reason": "Under study."}, "HELD"),
    "counter": ({"changed_fields": {"place": "Vienna"}}, "COUNTERED"),
    "decline": ({"reason": "Not now."}, "DECLINED"),
    "clarify": ({"questions": ["Which themes?"]}, "CLARIFICATION ASKED"),
    "condition_first": ({"awaits_document": "The written answers."}, "CONDITION FIRST"),
    "attend_without_prejudice": ({"statement": "Presence concedes nothing."}, "ANSWERED"),
}


@pytest.mark.parametrize("kind", REPLIES)
def test_every_kind_of_reply_crosses_the_line(pair: Pair, kind: str) -> None:
    members, word = REPLIES[kind]
    proposal = act(pair, pair.a, pair.b, "meeting_proposal", PROPOSAL)
    act(pair, pair.b, pair.a, "reply", {"kind": kind, **members}, ("in_reply_to", proposal))
    for station in (pair.a, pair.b):
        assert dispatch(station.house, proposal).row.state == word


def test_a_demonstration_is_marked_and_never_answers_what_was_meant(pair: Pair) -> None:
    letter = act(pair, pair.a, pair.b, "letter", {"paper": "letter", "text": "Meant."})
    shown = send_reply(pair.b, pair.a, letter, draft={"traffic": "demonstration"})
    pair.carry()
    open_dispatch(pair.a.house, officer_of(pair.a), shown)
    assert dispatch(pair.a.house, letter).row.state == "UNANSWERED"
    assert dispatch(pair.a.house, shown).row.traffic.value == "demonstration"


def test_the_public_sees_what_both_agreed_to_and_no_more(pair: Pair) -> None:
    letter = act(pair, pair.a, pair.b, "letter", {"paper": "letter", "text": "For the record."})
    act(pair, pair.a, pair.b, "publication", {"items": ["letter", "subject", "dates", "outcome"]}, ("about", letter))
    assert public_record(pair.a.house) == () == public_record(pair.b.house), "one side's consent shows nothing"
    act(pair, pair.b, pair.a, "publication", {"items": ["subject", "outcome"]}, ("about", letter))
    for station in (pair.a, pair.b):
        (entry,) = public_record(station.house)
        assert (entry.subject, entry.outcome) == ("A series of meetings", "UNANSWERED")
        assert (entry.text, entry.declared, entry.delivered_at) == (None, None, None)


def test_a_party_discovered_late_reads_the_same_thread(tmp_path: Path, clock) -> None:
    """A recognition that arrives before what it judges was opened joins both papers into one thread afterwards."""
    a, b = (
        make_station(tmp_path, party, code, clock=clock) for party, code in (("a.example", "AA"), ("b.example", "BB"))
    )
    introduce_all([a, b])
    postman = Postman([a, b])
    first = send_letter(a, b)
    second = send_letter(a, b, refs=(("repeats", first),))
    postman.until_quiet()
    for id_ in (second, first):
        open_dispatch(b.house, officer_of(b), id_)
    assert [entry.row.id for entry in thread(b.house, second).entries] == [first, second]
    for station in (a, b):
        station.house.store.close()
