"""Edges at which a fault planted in the rules of time was not found by anything else."""

from __future__ import annotations

import dataclasses

from tests.regimes.quota_worlds import holdings, quota_items, quota_pack
from tests.regimes.time.worlds import SMALL, activity, message, record, request, second

from detente.regimes.judging import Item
from detente.regimes.time import duties, quota_findings, quota_standings, read_message

DAY = 86_400


def rows_of(duty, rec, as_of, pack=SMALL):
    return {row.by: row for row in duties(pack, rec, second(as_of)) if row.duty == duty}


def test_a_day_that_begins_with_the_last_second_in_time_may_be_in_time():
    rec = record([request(sent="2022-02-09T00:00:00Z")], [message("R-2", "2022-02-11", to=["BB"], item="R")])
    row = rows_of("reply", rec, "2022-03-01")["AA"]
    assert (row.state.value, row.consistent) == ("cannot tell", True)


def test_a_stretch_over_two_days_is_due_from_the_first_of_them():
    hours = dataclasses.replace(SMALL.limits["reply_hours"], history=((SMALL.first, 36),))
    pack = dataclasses.replace(SMALL, limits={**SMALL.limits, "reply_hours": hours})
    rec = record([request(sent=None)], [message("R-1", "2022-02-09", "BB", ["AA"], "R")])
    told = {
        day: rows_of("reply", rec, day, pack)["AA"]
        for day in ("2022-02-09", "2022-02-10", "2022-02-11T11:59:59Z", "2022-02-11")
    }
    assert [row.state.value for row in told.values()] == ["coming", "due", "due", "missed"]
    assert told["2022-02-10"].due.text == "2022-02-10T12:00:00Z/2022-02-11T11:59:59Z"


def test_a_suspension_excuses_from_its_first_second():
    asked = [request(sent="2022-02-09T00:00:00Z")]
    for first, state in (("2022-02-11", "excused"), ("2022-02-12", "missed")):
        rec = record(asked, suspended={"AA": (second(first) // DAY, "We suspend.")})
        assert rows_of("reply", rec, "2022-03-01")["AA"].state.value == state


def test_before_its_limits_a_duty_without_conditions_is_not_owed():
    for day, owed in (("2011-11-30", set()), ("2011-12-01", {"AA"})):
        assert set(rows_of("reply", record([request(sent=f"{day}T10:00:00Z")]), "2012-03-01")) == owed


def test_a_notice_about_another_kind_of_the_same_name_discharges_nothing():
    duty = dataclasses.replace(SMALL.duties["notification"], acts=("N-1", "R-2"))
    pack = dataclasses.replace(SMALL, duties={**SMALL.duties, "notification": duty})
    rec = record([activity("X"), request("X")], [message("R-2", "2021-12-01", item="X")])
    assert rows_of("notification", rec, "2022-01-10", pack)["AA"].state.value == "missed"


def test_a_party_that_suspended_is_one_of_the_parties():
    rec = record([request()], (), (), suspended={"CC": (second("2022-01-01") // DAY, "We suspend.")})
    assert set(rows_of("calendar", rec, "2022-06-01")) == {"AA", "BB", "CC"}


def test_what_each_follows_is_what_each_has_done():
    visit = dataclasses.replace(SMALL.duties["visit"], then="wish")
    pack = dataclasses.replace(SMALL, duties={**SMALL.duties, "visit": visit})
    rec = record([activity()], [message("N-5", "2022-01-10", "BB", ["AA"])])
    assert set(rows_of("wish", rec, "2022-01-11", pack)) == {"BB"}


def test_rows_are_in_order():
    rows = duties(SMALL, record([activity("b"), activity("a"), request()]), second("2022-02-14"), all_rows=True)
    assert [row.order for row in rows] == sorted(row.order for row in rows)


def test_the_limit_of_a_year_that_has_passed_is_that_of_its_last_day():
    pack, items = quota_pack(), quota_items(1, 300)
    found = {one.year: one.limit for one in quota_standings(pack, items, second("2015-06-01")) if one.quota == "yearly"}
    assert found[2012] == 2 and found[2014] == 1


def test_one_without_an_end_may_stand_for_ever():
    quota = dataclasses.replace(SMALL.quotas["large"], years=0, overlap=("start", "end"))
    pack = dataclasses.replace(SMALL, quotas={"large": quota})
    items = record([activity(end=None)]).items
    for day, used in (("2022-02-09", (0, 0)), ("2022-02-10", (1, 1)), ("2022-02-11", (0, 1)), ("2030-01-01", (0, 1))):
        (standing,) = quota_standings(pack, items, second(day))
        assert (standing.certain, standing.possible) == used


def test_two_holders_for_one_year_are_none():
    pack, things, held = quota_pack(), quota_items(2, 300), holdings()
    double = Item("holding", "again", {"state": "AA", "year": 2012, "units": 61})

    def told(items):
        answers = quota_findings(pack, items)
        return {one.limit for one in answers if one.quota == "held" and one.group == ("AA",) and one.item in of_2012}

    of_2012 = {one.id for one in things if 15_340 <= one.values.get("d", 0) < 15_706}
    assert None not in told([*things, *held]) and told([*things, *held, double]) == {None}


def test_a_receipt_known_by_its_day_may_be_on_the_day_of_sending():
    raw = message("N-1", "2022-02-11T10:00:00Z", received="2022-02-11")
    assert read_message(SMALL, raw).received.text == "2022-02-11"


def test_no_year_and_no_moment_is_too_far():
    for as_of in (0, 253_402_300_799):
        rows = duties(SMALL, record([activity(), request()]), as_of)
        assert all(row.due is None or row.due.last <= 253_402_300_799 for row in rows)
    assert {row.duty for row in duties(SMALL, record(), 0, years=(-5, 2012, 10**9))} == {"calendar", "half_yearly"}
