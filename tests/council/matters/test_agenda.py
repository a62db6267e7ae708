"""Agendas: titles with their authors, drafts, what is contested, any other business (§ 6.1)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.acts import read_act
from detente.council.machines.agenda import AgendaState as State
from detente.council.matters import Matter, open_steps
from detente.errors import OursError

MEETING = {
    "body": "Council", "text": "Meet.", "level": "open", "format": "open", "meetings": "one", "window_open": True,
}  # fmt: skip
BRIEFINGS: dict[str, Any] = {"number": "1", "title": "Briefings", "kind": "briefing"}
SITUATION: dict[str, Any] = {"number": "2", "title": "The situation", "kind": "current_issue"}


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def agenda(record: Record) -> Deed:
    meeting = record.enter(A, "meeting_proposal", MEETING)
    return record.enter(A, "agenda", {"title": "Draft agenda", "members": [A, B, C]}, ("part_of", meeting.id))


def refusals(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def titles(matter: Matter) -> list[str]:
    return [item.title for item in matter.details.items]


def drafted(record: Record, agenda: Deed) -> None:
    record.step(A, agenda, "issue_draft", items=[BRIEFINGS, SITUATION])


def test_an_agenda_belongs_to_a_meeting(record: Record, agenda: Deed) -> None:
    assert record.matter(agenda).details.meeting == record.deeds[0].id
    with pytest.raises(OursError) as caught:
        read_act("agenda", {"title": "Draft agenda"})
    assert caught.value.code == "council.needs_one_ref"


def test_each_title_keeps_whoever_proposed_it(record: Record, agenda: Deed) -> None:
    record.step(B, agenda, "propose_item", title="The situation", kind="current_issue", papers=["B/12"])
    record.step(C, agenda, "propose_item", title="The situation", kind="statement")
    record.step(D, agenda, "propose_item", title="Others", kind="statement")
    drafted(record, agenda)
    matter = record.matter(agenda)
    assert [(item.title, item.title_proposed_by) for item in matter.details.items] == [
        ("Briefings", (A,)), ("The situation", (B,)),
    ]  # fmt: skip
    assert refusals(matter) == ["council.title_taken", "council.not_yours"]


def test_nobody_is_named_as_proposer_of_a_title_it_did_not_propose(record: Record, agenda: Deed) -> None:
    record.step(A, agenda, "issue_draft", items=[BRIEFINGS | {"title_proposed_by": [str(B)]}])
    matter = record.matter(agenda)
    assert (refusals(matter), matter.state) == (["council.title_needs_proposer"], State.OPEN_FOR_ITEMS)


def test_a_draft_answers_every_change_that_was_asked_for(record: Record, agenda: Deed) -> None:
    drafted(record, agenda)
    record.step(B, agenda, "ask_change", change="rename", number="2", title="The situation in the region")
    record.step(C, agenda, "ask_change", change="reorder", number="2", place="1")
    record.step(C, agenda, "ask_change", change="delete", number="9")
    record.step(A, agenda, "adopt")
    assert refusals(record.matter(agenda)) == ["council.no_agenda_item", "council.changes_asked"]
    record.step(A, agenda, "issue_draft", items=[SITUATION | {"title": "The situation in the region"}, BRIEFINGS])
    record.step(A, agenda, "adopt")
    matter = record.matter(agenda)
    assert (matter.state, titles(matter)) == (State.ADOPTED, ["The situation in the region", "Briefings"])
    assert matter.details.items[0].title_proposed_by == (B,)
    assert all(asked.answered for asked in matter.details.asked)
    assert matter.details.drafts == 2


@pytest.mark.parametrize(
    ("change", "given", "lacks"),
    [("add", {}, "title"), ("delete", {}, "number"), ("rename", {"number": "1"}, "title"),
     ("reorder", {"number": "1"}, "place")],
)  # fmt: skip
def test_a_change_says_all_that_is_needed(
    record: Record, agenda: Deed, change: str, given: dict[str, str], lacks: str
) -> None:
    with pytest.raises(OursError) as caught:
        record.step(B, agenda, "ask_change", change=change, **given)
    assert (caught.value.code, caught.value.fields["field"]) == ("council.change_lacks", lacks)


def test_a_meeting_may_open_on_what_nobody_contests(record: Record, agenda: Deed) -> None:
    drafted(record, agenda)
    record.step(B, agenda, "contest", numbers=["9"])
    record.step(B, agenda, "contest", numbers=["2"], grounds="The words.")
    record.step(C, agenda, "contest", numbers=["2"])
    record.step(A, agenda, "adopt")
    record.step(A, agenda, "lift")
    record.step(B, agenda, "lift")
    matter = record.matter(agenda)
    assert matter.state is State.CONTESTED
    assert [item.number for item in matter.details.undisputed] == ["1"]
    assert refusals(matter) == ["council.no_agenda_item", "council.not_now", "council.not_yours"]
    record.step(C, agenda, "lift")
    record.step(A, agenda, "adopt")
    assert record.matter(agenda).state is State.ADOPTED


def test_another_draft_lets_contests_fall_and_they_may_be_made_anew(record: Record, agenda: Deed) -> None:
    drafted(record, agenda)
    record.step(B, agenda, "contest", numbers=["2"])
    record.step(A, agenda, "issue_draft", items=[BRIEFINGS])
    assert record.matter(agenda).state is State.DRAFT
    record.step(B, agenda, "contest", numbers=["1"])
    matter = record.matter(agenda)
    assert (matter.state, len(matter.details.contests), len(matter.details.standing)) == (State.CONTESTED, 2, 1)


def test_nothing_is_decided_under_other_business_unless_all_agree(record: Record, agenda: Deed) -> None:
    drafted(record, agenda)
    record.step(A, agenda, "adopt")
    record.step(C, agenda, "add_other_business", number="2", title="A date")
    record.step(C, agenda, "add_other_business", number="3", title="A date")
    for member in (A, B, B):
        record.step(member, agenda, "agree_to_decide", number="3")
    record.step(B, agenda, "agree_to_decide", number="1")
    matter = record.matter(agenda)
    assert refusals(matter) == ["council.agenda_number_taken", "council.agreed_on_item", "council.not_other_business"]
    assert matter.details.may_decide("1")
    assert not matter.details.may_decide("3")
    record.step(C, agenda, "agree_to_decide", number="3")
    assert record.matter(agenda).details.may_decide("3")


def test_the_preparatory_body_drafts_and_only_the_chair_declares(record: Record) -> None:
    meeting = record.enter(A, "meeting_proposal", MEETING)
    body = {"title": "Draft agenda", "preparatory": str(C), "members": [A, B]}
    agenda = record.enter(A, "agenda", body, ("part_of", meeting.id))
    record.step(B, agenda, "issue_draft", items=[BRIEFINGS])
    record.step(C, agenda, "issue_draft", items=[BRIEFINGS])
    record.step(C, agenda, "adopt")
    matter = record.matter(agenda)
    assert (matter.state, refusals(matter)) == (State.DRAFT, ["council.not_yours", "council.not_yours"])
    assert {step.value for step in open_steps(matter, C)} == {"issue_draft"}
