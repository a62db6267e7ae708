"""A series of meetings: theme by theme, paused in parts, dormant and not closed (§ 5; scenario E24, E29, E45)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.fold import fold_thread
from detente.council.machines.series import SeriesState as State
from detente.council.matters import Matter
from detente.council.matters.meeting_details import MeetingDetails
from detente.council.matters.series import SERIES
from detente.council.matters.spans import DAY
from detente.council.matters.taking import steps_open
from detente.council.series import Series, series_state
from detente.council.states import Answer
from detente.errors import OursError
from detente.kernel import DeclaredDate, Instant

THEMES = ("Exercises", "Arms control")
PROPOSAL = {
    "body": "Council", "text": "We propose a series.", "level": "open", "format": "open", "meetings": "series_open",
    "window_open": True, "themes": [{"title": theme} for theme in THEMES],
}  # fmt: skip
CHILD = PROPOSAL | {"meetings": "one", "themes": [{"title": THEMES[0]}]}


class Table(Record):
    parent: Deed

    def propose(self, **more: Any) -> None:
        self.parent = self.enter(A, "meeting_proposal", PROPOSAL | more, heard=self.at + 60)

    def reply(self, sender: Any, kind: str, *themes: str, **more: Any) -> Deed:
        body = {"kind": kind} | more | ({"themes": list(themes)} if themes else {})
        return self.enter(sender, "reply", body, ("in_reply_to", self.parent.id))

    def take(self, sender: Any, step: str, **body: Any) -> Deed:
        return self.enter(sender, "series_step", {"step": step} | body, ("matter", self.parent.id))

    def child(self) -> Deed:
        return self.enter(A, "meeting_proposal", CHILD, ("part_of", self.parent.id), heard=self.at + 60)

    def convened(self, after: int = 48 * HOUR) -> Deed:
        child = self.child()
        self.step(A, child, "convene", rule="Rules, 4")
        starts = Instant(START + self.at + after).iso
        self.step(A, child, "schedule", starts=starts, zone="Europe/Brussels")
        return child

    def folded(self, deed: Deed) -> Matter:
        mine = [d for d in self.deeds if d.id == deed.id or deed.id in {ref.id for ref in d.act.refs}]
        copy = Record(self.parties, self.at, mine)
        return copy.matter(deed)

    def series(self, *children: Deed, after: int = 0, days: int = 180) -> Series:
        now = Instant(START + self.at + after)
        thread = fold_thread(self.parent.id, self.deeds, (), now)
        parts = [self.folded(child) for child in children]
        return series_state(thread, self.folded(self.parent), parts, now, dormant_after_days=days)

    @property
    def refusals(self) -> list[str]:
        return [refused.code for refused in self.folded(self.parent).refused]


@pytest.fixture
def table() -> Table:
    record = Table()
    record.propose()
    return record


def test_a_member_may_accept_the_series_and_hold_a_theme(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(B, "hold", THEMES[1], hold_reason="Studied.")
    series = table.series()
    assert series.state is State.PROPOSED
    by_member = {row.member: dict(row.themes) for row in series.status}
    assert by_member[B] == {THEMES[0]: Answer.ACCEPT, THEMES[1]: Answer.HOLD}
    assert by_member[C] == dict.fromkeys(THEMES, Answer.NO_ANSWER)
    table.reply(C, "accept")
    series = table.series()
    assert (series.state, series.agreed_themes) == (State.PARTLY_AGREED, (THEMES[0],))
    table.reply(B, "accept")
    assert table.series().state is State.AGREED


def test_an_offer_that_nobody_answers_stays_proposed_and_falls_dormant(table: Table) -> None:
    """E29, E45: no acceptance was found; silence is consent to nothing."""
    assert table.series(after=179 * DAY).state is State.PROPOSED
    assert table.series(after=181 * DAY).state is State.DORMANT
    assert table.series(after=11 * DAY, days=10).state is State.DORMANT
    table.enter(A, "repetition", {"text": "Again."}, ("repeats", table.parent.id), after=181 * DAY)
    assert table.series().state is State.PROPOSED


def test_it_runs_once_a_meeting_is_convened_and_the_next_date_may_be_open(table: Table) -> None:
    """E24: to explore a schedule is a legitimate outcome."""
    table.reply(B, "accept")
    table.reply(C, "accept")
    quiet = table.child()
    assert table.series(quiet).state is State.AGREED
    child = table.convened()
    series = table.series(child, quiet)
    assert series.state is State.RUNNING
    assert [(known.state.value, known.convened) for known in series.children] == [
        ("SCHEDULED", True),
        ("PENDING", False),
    ]
    assert series.next_at == series.children[0].starts
    for step in ("open", "close"):
        table.step(A, child, step)
    table.take(A, "next_date", to_be_agreed=True)
    series = table.series(child)
    assert (series.state, series.to_be_agreed) == (State.RUNNING, True)
    table.take(A, "next_date", next_date="2022-03-01")
    assert table.series(child).next_date == DeclaredDate("2022-03-01")
    with pytest.raises(OursError, match="one of the two"):
        table.take(A, "next_date")


def test_a_meeting_ahead_keeps_the_series_awake(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "accept")
    child = table.convened(after=400 * DAY)
    assert table.series(child, after=300 * DAY).state is State.RUNNING
    assert table.series(child, after=700 * DAY).state is State.DORMANT


def test_each_member_pauses_and_resumes_its_own_part(table: Table) -> None:
    table.take(B, "pause", reason="Too early.")
    table.reply(B, "accept")
    table.reply(C, "accept")
    table.take(B, "pause", theme=THEMES[1], reason="No mandate.")
    table.take(B, "pause", theme=THEMES[1], reason="No mandate.")
    table.take(C, "pause", reason="The whole.")
    table.take(D, "pause", reason="Not a member.")
    table.take(C, "pause", theme="Weather", reason="None.")
    table.take(A, "resume")
    table.take(B, "resume")
    assert table.series().state is State.PAUSED
    assert [(pause.by, pause.theme) for pause in table.series().pauses] == [(B, THEMES[1]), (C, "")]
    table.take(B, "resume", theme=THEMES[1])
    assert table.series().state is State.PAUSED
    table.take(C, "resume")
    assert table.series().state is State.AGREED
    assert table.refusals == [
        "council.not_now", "council.paused_already", "council.not_yours", "council.theme_not_in_series",
        "council.not_yours", "council.no_such_pause",
    ]  # fmt: skip


def test_a_paused_series_that_ran_runs_again(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "accept")
    child = table.convened()
    table.take(B, "pause", reason="Elections.")
    assert table.series(child).state is State.PAUSED
    table.take(B, "resume")
    assert table.series(child).state is State.RUNNING


def test_it_is_concluded_with_a_summary_by_theme(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "accept")
    table.take(B, "conclude", summary=[{"theme": THEMES[0], "summary": "Done."}])
    table.take(A, "conclude", summary=[{"theme": "Weather", "summary": "Done."}])
    table.take(A, "conclude", summary=[{"theme": THEMES[0], "summary": "Done."}])
    table.take(A, "next_date", to_be_agreed=True)
    series = table.series(after=400 * DAY)
    assert (series.state, series.summary) == (State.CONCLUDED, ((THEMES[0], "Done."),))
    assert table.refusals == ["council.not_yours", "council.theme_not_in_series", "council.not_now"]


def test_one_meeting_is_no_series(table: Table) -> None:
    table.propose(meetings="one")
    table.take(A, "next_date", to_be_agreed=True)
    assert table.refusals == ["council.not_a_series"]
    with pytest.raises(OursError, match="not of a series"):
        table.series()


def test_the_steps_of_the_series_stand_beside_those_of_the_meeting(table: Table) -> None:
    table.reply(B, "accept")
    table.reply(C, "accept")
    details: MeetingDetails = table.folded(table.parent).details
    assert details.series is not None
    assert {step.value for step in steps_open(SERIES, details.series, A)} == {"next_date", "pause", "conclude"}
    assert {step.value for step in steps_open(SERIES, details.series, B)} == {"pause"}
