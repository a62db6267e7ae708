"""Which duties ask for somebody, at both ends of a line; and when each of them changed last, for a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.duties_kit import NAME, UnderRules, under_rules

from detente.kernel import Instant
from detente.regimes.pack.values import Basis
from detente.regimes.time import Moment, Owed, State
from detente.station.queries.alarms import LEAD, call_of, duties_alarming
from detente.station.queries.duty_dates import duty_dates, ours, owed_to_us
from detente.station.views.regimes import DutyDate
from detente.testing import TestStation

HOUR = 3600
NOW = 1_645_000_000
MINE = Owed("d", "i", "LT", "BY", State.COMING, "1", Basis.VERIFIED)
NEAR, FAR = Moment.of_instant(NOW + LEAD), Moment.of_instant(NOW + LEAD + 1)


@pytest.mark.parametrize(
    ("owed", "call"),
    [
        (replace(MINE, due=NEAR), "due"),
        (replace(MINE, due=FAR), None),
        (replace(MINE, due=Moment(NOW, NOW + 9 * LEAD)), "due"),  # of a stretch the beginning counts
        (replace(MINE, due=Moment.of_day((NOW + LEAD) // 86_400)), None),  # a day ends with its last second
        (replace(MINE, state=State.DUE, begins=NOW - 1), "due"),
        (replace(MINE, begins=NOW + 1), None),
        (replace(MINE, state=State.MISSED, due=NEAR), "overdue"),
        (replace(MINE, state=State.MISSED, due=NEAR, to="all"), "overdue"),
        (replace(MINE, by="BY", to="LT", state=State.MISSED, due=NEAR), "awaited"),
        (replace(MINE, by="BY", to="LT", due=NEAR), None),
        (replace(MINE, by="BY", to="all", state=State.MISSED, due=NEAR), None),
        (replace(MINE, by="BY", to="RU", state=State.MISSED, due=NEAR), None),
        (replace(MINE, by="", to="LT", state=State.CANNOT_TELL, due=NEAR), None),
        (replace(MINE, may=True, state=State.DUE, due=NEAR), None),
        *[
            (replace(MINE, state=state, due=NEAR), None)
            for state in (State.DONE, State.LATE, State.EXCUSED, State.CONTESTED, State.CANNOT_TELL)
        ],
    ],
)
def test_what_is_told_and_what_is_not(owed: Owed, call: str | None) -> None:
    found = call_of(owed, "LT", NOW, LEAD)
    assert (found.value if found else None) == call


@pytest.fixture
def under(tmp_path: Path) -> Iterator[UnderRules]:
    yield from under_rules(tmp_path)


def told(station: TestStation) -> list[tuple[str, str]]:
    return [(alarm.call.value, alarm.line.duty.name) for alarm in duties_alarming(station.house).alarms]


def dates(station: TestStation, of: str) -> list[DutyDate]:
    found = duty_dates(station.house, NAME, Instant(0), Instant(1 << 33), (ours, owed_to_us))
    return [one for one in found.dates if one.line.owed.item == of]


def test_a_clock_of_hours_is_told_at_both_ends_until_it_is_answered(under: UnderRules) -> None:
    under.agree(from_date="2022-01-01")
    assert told(under.by) == told(under.lt) == []
    under.notice(under.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    asked = under.clock.now()
    assert told(under.by) == [("due", "explanation")]
    assert told(under.lt) == []
    assert [alarm.line.owed.item for alarm in duties_alarming(under.by.house).alarms] == ["LT-1"]
    assert duties_alarming(under.by.house, lead=47 * HOUR).alarms == ()
    under.clock.move(hours=48, seconds=1)
    assert told(under.by) == [("overdue", "explanation")]
    assert told(under.lt) == [("awaited", "explanation")]
    [overdue] = dates(under.by, "LT-1")
    assert overdue.revised == asked + 48 * HOUR + 1
    under.notice(under.by, "D-III-16.1R", "LT-1", answers="Routine.")
    assert told(under.by) == told(under.lt) == []
    late = next(one for one in dates(under.by, "LT-1") if one.line.duty.name == "explanation")
    assert late.line.owed.state is State.LATE
    assert late.sequence > overdue.sequence and late.revised > overdue.revised


def test_nobody_is_woken_by_rules_that_nobody_agreed_or_that_others_agreed(under: UnderRules) -> None:
    under.notice(under.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    assert duties_alarming(under.by.house).regimes == ()
    assert told(under.by) == []
    under.agree("LT")
    assert told(under.by) == []
    assert duties_alarming(under.lt.house).regimes == (NAME,)


def test_a_suspension_is_told_no_more_and_a_resumption_is(under: UnderRules) -> None:
    offer = under.agree(from_date="2022-01-01")
    under.notice(under.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    [before] = dates(under.by, "LT-1")
    suspend = {"step": "suspend", "from_date": "2022-01-20", "statement": "Until further notice."}
    under.act(under.by, "rules_step", suspend, ("matter", offer))
    assert told(under.by) == []
    [excused] = dates(under.by, "LT-1")
    assert excused.line.owed.state is State.EXCUSED
    under.act(under.by, "rules_step", {"step": "resume"}, ("matter", offer))
    assert told(under.by) == [("due", "explanation")]
    [after] = dates(under.by, "LT-1")
    assert before.sequence < excused.sequence < after.sequence
    assert before.revised < excused.revised < after.revised


def test_rights_are_no_dates(under: UnderRules) -> None:
    under.agree(from_date="2022-01-01")
    under.notice(under.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    under.clock.move(days=3)
    names = {one.line.duty.name for one in dates(under.lt, "LT-1")}
    assert names == {"explanation", "copies_of_request"}


def test_an_agreed_pack_that_is_not_here_is_a_problem_and_not_silence(under: UnderRules) -> None:
    body = {"title": "Others", "regime": NAME, "rules": "ab" * 32}
    offer = under.act(under.by, "rules_agreement", body)
    accept = {"step": "accept", "rules": "ab" * 32}
    under.act(under.by, "rules_step", accept | {"code": "BY"}, ("matter", offer))
    assert duties_alarming(under.lt.house).problems == (), "what others agreed among themselves is theirs"
    under.act(under.lt, "rules_step", accept | {"code": "LT"}, ("matter", offer))
    [(name, problem)] = duties_alarming(under.lt.house).problems
    assert (name, problem.code) == (NAME, "regimes.agreed_pack_missing")
