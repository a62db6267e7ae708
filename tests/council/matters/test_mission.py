"""Missions: said, notified, in effect; ceilings; suspended and not closed (council-procedures §§ 10, 15: 1, 23)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.acts import read_act
from detente.council.acts.forms.mission import Confirmed
from detente.council.machines.mission import MissionState as State
from detente.council.machines.person import PersonState
from detente.council.matters import Matter, as_of, fold_matter, open_steps
from detente.errors import OursError
from detente.kernel import Instant

BODY: dict[str, Any] = {
    "title": "Mission of A to B", "presence": "mission", "sending": str(A), "host": str(B), "place": "Brussels",
    "purpose": "Political and military contact", "ceiling": 20, "state_at_opening": "open",
}  # fmt: skip
DAY = 24 * HOUR


def at(seconds: int) -> str:
    return Instant(START + seconds).iso


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def mission(record: Record) -> Deed:
    return record.enter(A, "mission", BODY)


def staff(record: Record, mission: Deed, *names: str) -> None:
    for name in names:
        record.step(A, mission, "nominate", person=name, function="attaché")
        record.step(A, mission, "notify_arrival", person=name, arrived="2022-02-11")
        record.step(B, mission, "accredit", person=name)


def suspended(record: Record, mission: Deed) -> None:
    record.step(A, mission, "announce_suspension", when_said="or some days later", effective_date="2022-02-11")
    record.step(A, mission, "notify_suspension", effective=at(DAY))
    record.at = DAY


def test_a_proposed_mission_needs_both_and_an_accepted_head(record: Record) -> None:
    mission = record.enter(A, "mission", BODY | {"state_at_opening": "proposed"})
    record.step(A, mission, "agree")
    assert codes(record.matter(mission)) == ["council.already_agreed"]
    record.step(B, mission, "agree")
    record.step(A, mission, "open")
    assert record.matter(mission).state is State.AGREED
    record.step(A, mission, "nominate", person="Head", is_head=True)
    record.step(A, mission, "notify_arrival", person="Head")
    record.step(A, mission, "ask_agrement", person="Head")
    record.step(B, mission, "grant", person="Head")
    record.step(A, mission, "open")
    opened = record.matter(mission)
    assert opened.state is State.OPEN
    assert codes(opened)[1:] == ["council.head_not_accepted", "council.head_needs_agreement"]


def test_a_mission_proposed_by_a_third_party_needs_the_word_of_each_side(record: Record) -> None:
    mission = record.enter(C, "mission", BODY | {"state_at_opening": "proposed"})
    record.step(A, mission, "agree")
    assert record.matter(mission).state is State.PROPOSED
    record.step(B, mission, "agree")
    assert record.matter(mission).state is State.AGREED


def test_said_notified_and_in_effect_are_three_times(record: Record, mission: Deed) -> None:
    """Scenario R1, E03-E06: announced, then notified, then suspended."""
    record.step(A, mission, "announce_suspension", when_said="or some days later")
    assert record.matter(mission, 30 * DAY).state is State.SUSPENSION_ANNOUNCED
    record.step(A, mission, "notify_suspension", effective=at(DAY), heard=600)
    matter = record.matter(mission, 601)
    assert matter.state is State.SUSPENSION_NOTIFIED
    assert matter.due == START + DAY
    after = record.matter(mission, DAY)
    assert after.state is State.SUSPENDED
    told = after.details.suspensions[-1]
    assert (told.announced_at, told.notified_at, told.effective) == (START + 120, START + 600, START + DAY)
    assert not told.before_notice


def test_nothing_takes_effect_before_it_was_said(record: Record, mission: Deed) -> None:
    record.step(A, mission, "notify_suspension", effective=at(0))
    record.step(B, mission, "cut_ceiling", ceiling=10, effective=at(0))
    assert codes(record.matter(mission)) == ["council.effective_before_announced"] * 2
    assert record.matter(mission).state is State.OPEN


def test_effect_before_formal_notice_is_marked(record: Record, mission: Deed) -> None:
    record.step(
        B, mission, "cut_ceiling", after=HOUR, ceiling=10, effective=at(600), announced_at=at(300), heard=2 * HOUR
    )
    details = record.matter(mission, 3 * HOUR).details
    assert details.ceilings[-1].before_notice
    assert details.warnings == (record.deeds[-1].id,)


def test_only_the_side_that_announced_gives_notice(record: Record, mission: Deed) -> None:
    record.step(A, mission, "announce_suspension", when_said="soon")
    record.step(B, mission, "notify_suspension", effective=at(DAY))
    record.step(C, mission, "notify_suspension", effective=at(DAY))
    assert codes(record.matter(mission)) == ["council.not_yours"] * 2


def test_an_announced_suspension_says_when() -> None:
    with pytest.raises(OursError) as refused:
        read_act("mission_step", {"step": "announce_suspension"}, [("matter", "AAAAAAAAAAAAAAAAAAAAAA==")])
    assert refused.value.code == "council.step_lacks"


def test_a_suspended_mission_keeps_a_contact_and_is_not_closed(record: Record, mission: Deed) -> None:
    """Scenario R2, E04, E06: a telephone number, confirmed orally."""
    suspended(record, mission)
    record.step(B, mission, "name_contact", office="International Staff", phone="+32 2 000 00 00", hours="always")
    record.step(B, mission, "confirm_contact", office="International Staff", confirmed="orally")
    record.step(A, mission, "confirm_contact", office="International Staff", confirmed="orally")
    matter = record.matter(mission, 365 * DAY)
    assert matter.state is State.SUSPENDED
    assert codes(matter) == ["council.no_such_contact"]
    assert matter.details.contacts[0].confirmed is Confirmed.ORALLY
    assert matter.details.contacts[0].confirmed_by == A
    assert "offer_restoration" in {step.value for step in open_steps(matter, B)}


def test_a_closed_mission_is_not_restored(record: Record, mission: Deed) -> None:
    record.step(A, mission, "close", archives="moved to the embassy", protecting="Switzerland")
    record.step(B, mission, "offer_restoration")
    matter = record.matter(mission)
    assert matter.state is State.CLOSED
    assert matter.details.protecting == "Switzerland"
    assert codes(matter) == ["council.not_now"]


def test_an_offer_that_is_held_restores_nothing(record: Record, mission: Deed) -> None:
    """E25: without preconditions; taken into account, no answer yet."""
    suspended(record, mission)
    record.step(B, mission, "offer_restoration")
    record.step(A, mission, "hold")
    record.step(B, mission, "accept")
    record.step(B, mission, "begin_reopening")
    matter = record.matter(mission)
    assert matter.state is State.RESTORATION_PROPOSED
    assert codes(matter) == ["council.not_yours", "council.offer_not_accepted"]
    assert (matter.details.offers[-1].preconditions, matter.details.offers[-1].answer) == ("", "hold")


def test_an_accepted_offer_reopens_with_staff(record: Record, mission: Deed) -> None:
    suspended(record, mission)
    record.step(B, mission, "offer_restoration", preconditions="none of them public")
    record.step(A, mission, "decline")
    record.step(B, mission, "offer_restoration")
    record.step(A, mission, "accept")
    record.step(B, mission, "begin_reopening", ceiling=12, names=["One"])
    record.step(B, mission, "reopen")
    assert codes(record.matter(mission)) == ["council.nobody_accredited"]
    staff(record, mission, "One")
    record.step(B, mission, "reopen")
    matter = record.matter(mission)
    assert matter.state is State.OPEN
    assert matter.details.ceiling_at(Instant(START + record.at)) == 12


def test_a_lower_ceiling_names_whom_it_affects(record: Record) -> None:
    """E01: 20 posts, 18 filled, cut to 10; eight are named."""
    mission = record.enter(A, "mission", BODY)
    names = [f"Person {number}" for number in range(18)]
    staff(record, mission, *names)
    record.step(B, mission, "cut_ceiling", ceiling=10, effective=at(20 * DAY))
    record.step(B, mission, "cut_ceiling", ceiling=10, effective=at(20 * DAY), affected=names[:8])
    record.step(A, mission, "nominate", person="Late")
    record.step(A, mission, "notify_arrival", person="Late")
    record.step(B, mission, "accredit", person="Late")
    before, after = record.matter(mission, 20 * DAY - 1), record.matter(mission, 20 * DAY)
    assert codes(before) == ["council.ceiling_full", "council.ceiling_full"]
    assert len(before.details.accredited) == 18
    assert len(after.details.accredited) == 10
    gone = after.details.people[0]
    assert (gone.state, gone.accredited_to, gone.withdrawn_by) == (
        PersonState.ACCREDITATION_WITHDRAWN, START + 20 * DAY, B,
    )  # fmt: skip
    assert after.steps[-1].by is None


def test_a_ceiling_is_cut_and_not_raised(record: Record, mission: Deed) -> None:
    record.step(B, mission, "cut_ceiling", ceiling=20, effective=at(DAY))
    record.step(A, mission, "cut_ceiling", ceiling=10, effective=at(DAY))
    assert codes(record.matter(mission)) == ["council.ceiling_not_lower", "council.not_yours"]


def test_nobody_is_accredited_above_the_ceiling(record: Record) -> None:
    mission = record.enter(A, "mission", BODY | {"ceiling": 1})
    staff(record, mission, "One", "Two")
    matter = record.matter(mission)
    assert matter.details.accredited == ("One",)
    assert codes(matter) == ["council.ceiling_full"]
    record.step(A, mission, "end", person="One")
    record.step(B, mission, "accredit", person="Two")
    assert record.matter(mission).details.accredited == ("Two",)


def test_persons_move_by_their_own_table(record: Record, mission: Deed) -> None:
    record.step(B, mission, "accredit", person="Nobody")
    record.step(A, mission, "nominate", person="One")
    record.step(A, mission, "nominate", person="One")
    record.step(B, mission, "accredit", person="One")
    record.step(A, mission, "ask_agrement", person="One")
    assert codes(record.matter(mission)) == [
        "council.no_such_person", "council.person_known", "council.person_not_now", "council.agreement_for_heads",
    ]  # fmt: skip


def test_a_refusal_owes_no_reason_and_retaliation_is_a_link(record: Record, mission: Deed) -> None:
    """E62: in answer to an expulsion; a link, not a status."""
    staff(record, mission, "One", "Two")
    record.step(A, mission, "nominate", person="Head", is_head=True)
    record.step(A, mission, "ask_agrement", person="Head")
    record.step(B, mission, "refuse", person="Head")
    first = record.step(B, mission, "declare_non_grata", person="One", leave_by=at(3 * DAY))
    record.step(A, mission, "recall", ("cites", first.id), person="Two")
    people = {person.name: person for person in record.matter(mission).details.people}
    assert people["Head"].state is PersonState.REFUSED
    assert people["Head"].reason_given == ""
    assert (people["One"].state, people["One"].leave_by) == (PersonState.NON_GRATA, START + 3 * DAY)
    assert people["Two"].state is PersonState.RECALLED


def test_sides_differ() -> None:
    with pytest.raises(OursError) as refused:
        read_act("mission", BODY | {"host": str(A)})
    assert refused.value.code == "council.mission_to_oneself"


def test_looking_twice_at_a_suspension_does_it_once(record: Record, mission: Deed) -> None:
    suspended(record, mission)
    folded = fold_matter(mission.id, record.deeds)
    assert folded is not None
    once = as_of(folded, Instant(START + 2 * DAY))
    assert as_of(once, Instant(START + 2 * DAY)) == once


def test_a_suspension_in_effect_before_its_notice_arrived_is_marked(record: Record, mission: Deed) -> None:
    record.step(A, mission, "announce_suspension", when_said="at once", announced_at=at(30))
    notice = record.step(A, mission, "notify_suspension", effective=at(40), heard=HOUR)
    matter = record.matter(mission, 2 * HOUR)
    assert matter.state is State.SUSPENDED
    assert matter.details.warnings == (notice.id,)
    assert matter.details.suspensions[-1].announced_at == START + 30
