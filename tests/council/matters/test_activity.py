"""Notified activities: every announced end is kept, one that passes is seen (R15, E69; § 15: 19)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.acts import read_act
from detente.council.acts.forms.activity import Contested
from detente.council.machines.activity import ActivityState as State
from detente.council.matters import Matter
from detente.errors import OursError
from detente.kernel import Instant

END = 240 * HOUR


def at(seconds: int) -> str:
    return Instant(START + seconds).iso


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


NOTICE: dict[str, Any] = {
    "title": "Allied Resolve", "activity_kind": "exercise", "area": "West and south", "starts": "2022-02-10",
    "ends": "2022-02-20", "ends_by": at(END), "total_personnel": 9000,
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def notice(record: Record) -> Deed:
    return record.enter(A, "activity_notice", NOTICE)


def test_an_announced_end_that_passes_is_overdue(record: Record, notice: Deed) -> None:
    assert record.matter(notice, END).state is State.NOTIFIED
    late = record.matter(notice, END + 1)
    assert late.state is State.OVERDUE
    assert late.details.overdue_since == START + END


def test_an_end_taken_back_leaves_the_last_one_that_was_stated(record: Record, notice: Deed) -> None:
    """E69: announced to end on the 20th; forces stay, extension without end date; overdue."""
    record.step(A, notice, "change_end", open_end=True, text="The exercise is extended.")
    before = record.matter(notice)
    assert before.state is State.END_CHANGED
    assert [end.is_open for end in before.details.ends] == [False, True]
    assert str(before.details.ends[0].date) == "2022-02-20"
    assert record.matter(notice, END + 1).state is State.OVERDUE


def test_an_extension_after_the_end_is_an_extension_and_was_overdue(record: Record, notice: Deed) -> None:
    record.step(A, notice, "change_end", after=END + HOUR, ends_by=at(END + 48 * HOUR))
    matter = record.matter(notice)
    assert matter.state is State.END_CHANGED
    assert matter.details.overdue_since == START + END
    record.step(A, notice, "change_end", ends_by=at(END))
    assert codes(record.matter(notice)) == ["council.ends_too_early"]
    record.step(A, notice, "ended")
    assert record.matter(notice, 10 * END).state is State.ENDED


def test_others_contest_and_join_and_do_not_speak_for_the_host(record: Record, notice: Deed) -> None:
    record.step(B, notice, "ended")
    record.step(A, notice, "contest", contested="size", grounds="Fewer.")
    record.step(C, notice, "join", personnel=3000)
    record.step(C, notice, "join")
    record.step(A, notice, "ended")
    record.step(B, notice, "contest", contested="ended", grounds="Units are still there.")
    matter = record.matter(notice)
    assert codes(matter) == ["council.not_yours"] * 3
    assert matter.state is State.ENDED
    assert matter.details.contests[0].contested is Contested.ENDED
    assert matter.details.participants == (C,)
    assert matter.details.personnel == ((C, 3000),)


@pytest.mark.parametrize("body", [{}, {"open_end": True, "ends_by": at(END)}])
def test_a_changed_end_is_an_instant_or_open(body: dict[str, Any]) -> None:
    with pytest.raises(OursError) as refused:
        read_act("activity_step", {"step": "change_end"} | body, [("matter", "A" * 22 + "==")])
    assert refused.value.code == "council.end_or_open"


def test_no_end_stated_is_never_overdue(record: Record) -> None:
    notice = record.enter(A, "activity_notice", {k: v for k, v in NOTICE.items() if k != "ends_by"})
    assert record.matter(notice, 10 * END).state is State.NOTIFIED
