"""Declared consequences and notices of presence: claims with their authors; nothing acts (seed-map S7, story 14)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.machines.consequence import ConsequenceState as State
from detente.council.machines.presence import PresenceState
from detente.council.matters import Matter, as_of
from detente.kernel import Instant

BODY = {
    "title": "More presence", "condition_text": "Renewed aggression", "consequence_text": "More presence, not less",
    "area_condition": "Any place", "area_consequence": "South-eastern part of the Alliance", "character": "warning",
    "said_in": "Press conference, 10 February 2022",
}  # fmt: skip
NOTICE = {
    "title": "Battlegroups", "where": "South-east", "nature": "Battlegroup", "size": "about 1,000",
    "announced": "2022-02-16",
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def declared(record: Record) -> Deed:
    return record.enter(A, "consequence", BODY)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_condition_and_consequence_have_two_places(record: Record, declared: Deed) -> None:
    details = record.matter(declared).details
    assert details.area_condition != details.area_consequence


def test_nothing_ever_happens_by_itself(record: Record, declared: Deed) -> None:
    record.step(B, declared, "claim_met", claim="It happened.", quote="…")
    matter = record.matter(declared)
    later = as_of(matter, Instant(START + 50 * 365 * 24 * HOUR))
    assert later == matter
    assert later.due is None


def test_a_notice_cites_the_declaration_and_the_other_contests_the_condition(record: Record, declared: Deed) -> None:
    notice = record.enter(A, "presence", NOTICE, ("cites", declared.id))
    record.step(A, declared, "claim_carried_out")
    record.step(A, declared, "claim_carried_out", ("cites", notice.id))
    record.step(B, declared, "contest_met", grounds="There was no aggression.")
    matter = record.matter(declared)
    assert matter.state is State.CLAIMED_CARRIED_OUT
    assert matter.details.carried_out[0].notice == notice.id
    assert [(dispute.said.by, dispute.whose) for dispute in matter.details.standing_disputes] == [(B, None)]
    assert codes(matter) == ["council.needs_one_ref"]
    assert record.matter(notice).details.cites == (declared.id,)


def test_a_claim_has_a_source_an_author_and_may_be_disputed(record: Record, declared: Deed) -> None:
    record.step(C, declared, "claim_met", claim="It happened.")
    record.step(C, declared, "claim_met", claim="It happened.", quote="“They crossed.”", source="An agency")
    assert record.matter(declared).state is State.CLAIMED_MET
    record.step(C, declared, "contest_met", whose=str(C), grounds="–")
    record.step(B, declared, "contest_met", whose=str(D), grounds="–")
    record.step(B, declared, "contest_met", whose=str(C), grounds="They did not.")
    matter = record.matter(declared)
    assert matter.state is State.DISPUTED
    assert codes(matter) == ["council.claim_needs_source", "council.own_claim", "council.no_such_claim"]
    record.step(B, declared, "withdraw_claim")
    record.step(C, declared, "withdraw_claim")
    matter = record.matter(declared)
    assert matter.state is State.DECLARED
    assert len(matter.details.disputes) == 1
    assert codes(matter)[-1] == "council.not_yours"


def test_the_other_contests_asks_and_is_answered(record: Record, declared: Deed) -> None:
    record.step(B, declared, "contest", grounds="“Renewed” presupposes an earlier one.")
    record.step(B, declared, "ask", question="How many?")
    record.step(A, declared, "answer", whose=str(C), answer="None asked.")
    record.step(A, declared, "answer", whose=str(B), answer="As many as needed.")
    record.step(A, declared, "contest", grounds="Own.")
    matter = record.matter(declared)
    assert matter.state is State.CONTESTED
    assert matter.details.questions[0].answered.text == "As many as needed."
    assert codes(matter) == ["council.no_such_question", "council.not_yours"]


def test_the_other_declares_its_own_beside_it(record: Record, declared: Deed) -> None:
    own = record.enter(B, "consequence", BODY | {"title": "Ours"}, ("twin", declared.id))
    record.step(A, declared, "withdraw")
    assert record.matter(declared).state is State.WITHDRAWN
    assert record.matter(own).state is State.DECLARED


def test_what_was_announced_stays_beside_what_is_there(record: Record) -> None:
    notice = record.enter(A, "presence", NOTICE)
    record.step(A, notice, "change", reason="Talks", size="about 1,000")
    record.step(A, notice, "change", reason="Talks", effective="2022-03-15")
    record.step(A, notice, "done", on="2022-03-16", size="800")
    record.step(A, notice, "done", on="2022-03-17")
    matter = record.matter(notice)
    assert matter.state is PresenceState.IN_PLACE
    assert [(f.size, f.effective) for f in matter.details.versions] == [
        ("about 1,000", None), ("about 1,000", "2022-03-15"), ("800", "2022-03-15"),
    ]  # fmt: skip
    assert (matter.details.announced, matter.details.done_on) == ("2022-02-16", "2022-03-16")
    assert codes(matter) == ["council.nothing_new", "council.not_now"]


def test_a_presence_that_never_came_is_called_off_and_one_that_was_there_ended(record: Record) -> None:
    never, there = record.enter(A, "presence", NOTICE), record.enter(A, "presence", NOTICE)
    record.step(A, there, "done", on="2022-03-16")
    for notice in (never, there):
        record.step(A, notice, "end", on="2022-04-01")
    assert record.matter(never).state is PresenceState.CALLED_OFF
    assert record.matter(there).state is PresenceState.ENDED


def test_a_notice_about_others_is_a_claim_and_only_others_contest(record: Record) -> None:
    claim = record.enter(A, "presence", NOTICE | {"who": [str(B)]})
    record.step(B, claim, "contest", grounds="Not ours.")
    record.step(B, claim, "done", on="2022-03-16")
    record.step(A, claim, "contest", grounds="Own.")
    matter = record.matter(claim)
    assert not matter.details.own
    assert [said.by for said in matter.details.contests] == [B]
    assert codes(matter) == ["council.not_yours"] * 2
