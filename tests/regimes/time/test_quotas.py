"""Quotas: item by item in Python as in the text of SQL that runs over tables."""

from __future__ import annotations

import dataclasses
from random import Random

import duckdb
import pytest
from tests.regimes.quota_worlds import HOLDERS, QUOTAS, holding_rows, holdings, quota_items, quota_pack
from tests.regimes.time.worlds import SMALL, activity, record, second

from detente.regimes.columns import quota_query, row, table
from detente.regimes.time import quota_findings, quota_standings

PACK = quota_pack()
ANSWERS = {True: "yes", None: "cannot tell"}


def by_duckdb(items):
    columns, found = table(PACK, "thing"), {}
    with duckdb.connect() as connection:
        for name, kept in (("thing", columns), ("holding", HOLDERS)):
            connection.execute(f"CREATE TABLE {name} ({', '.join(f'{one} {type_}' for one, type_ in kept)})")
        rows = [row(PACK, item) for item in items]
        connection.executemany(f"INSERT INTO thing VALUES ({', '.join('?' for _ in columns)})", rows)
        connection.executemany("INSERT INTO holding VALUES (?, ?, ?, ?)", holding_rows())
        for quota in PACK.quotas:
            rows = connection.execute(quota_query(PACK, quota)).fetchall()
            found |= {(quota, item): ANSWERS[answer] for item, answer in rows}
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_by_one_is_what_the_tables_say(seed):
    items = quota_items(seed, 400)
    found = {(one.quota, one.item): one.answer for one in quota_findings(PACK, [*items, *holdings()])}
    over = {key: answer for key, answer in found.items() if answer != "no"}
    assert over == by_duckdb(items)
    assert {"yes", "cannot tell"} == set(over.values()) and {quota for quota, _ in over} == {one.name for one in QUOTAS}


def test_the_order_of_items_does_not_matter():
    items = [*quota_items(4, 120), *holdings()]
    shuffled = Random(1).sample(items, len(items))
    assert quota_findings(PACK, items) == quota_findings(PACK, shuffled)
    at = second("2014-06-01")
    assert quota_standings(PACK, items, at) == quota_standings(PACK, shuffled, at)


def test_the_second_in_a_year_is_over_and_what_is_left_is_between_two_figures():
    items = [
        activity("first", start="2022-03-01"),
        activity("second", start="2022-04-01"),
        activity("unknown", start="2022-05-01", state="BB", troops=None),
    ]
    items = record(items).items
    answers = {one.item: (one.answer, one.certain, one.possible) for one in quota_findings(SMALL, items)}
    assert answers == {"first": ("no", 1, 1), "second": ("yes", 2, 2), "unknown": ("no", 0, 1)}
    standings = quota_standings(SMALL, items, second("2022-06-01"), parties=("AA", "BB", "CC"))
    left = {one.group: (one.certain, one.possible, one.left_least, one.left_most) for one in standings}
    assert left == {("AA",): (2, 2, 0, 0), ("BB",): (0, 1, 0, 1), ("CC",): (0, 0, 1, 1)}


def test_an_item_without_its_group_or_date_cannot_be_told_and_counts_nowhere():
    items = record(
        [activity("nobody", state=None), activity("never", start=None), activity("own", troops=1, state=None)]
    )
    answers = {one.item: one.answer for one in quota_findings(SMALL, items.items)}
    assert answers == {"nobody": "cannot tell", "never": "cannot tell"}
    assert [one.certain for one in quota_standings(SMALL, items.items, second("2022-06-01"))] == []


def test_the_standing_is_that_of_the_last_item_of_the_year():
    items = [*quota_items(5, 300), *holdings()]
    last = {}
    for one in quota_findings(PACK, items):
        if one.certain is not None and one.quota in {"yearly", "three_years", "amount", "of_two"}:
            year = next(row(PACK, item)[-1] for item in items if item.id == one.item)
            key = one.quota, one.group, year
            last[key] = max(last.get(key, (0, 0)), (one.certain, -1 if one.possible is None else one.possible))
    standings = {(one.quota, one.group, one.year): one for one in quota_standings(PACK, items, second("2013-06-01"))}
    assert last
    for key, (certain, possible) in last.items():
        assert standings[key].certain == certain
        if standings[key].possible is not None:
            assert standings[key].possible == possible


def test_at_the_same_time_an_end_and_a_beginning_on_one_day_overlap():
    pack = dataclasses.replace(
        SMALL,
        quotas={
            "at_once": dataclasses.replace(SMALL.quotas["large"], name="at_once", years=0, overlap=("start", "end"))
        },
    )
    items = record(
        [activity("a", end="2022-02-20"), activity("b", start="2022-02-20"), activity("c", start="2022-03-21")]
    ).items
    assert {one.item: one.answer for one in quota_findings(pack, items)} == {"a": "no", "b": "yes", "c": "no"}
    (standing,) = quota_standings(pack, items, second("2022-02-20"))
    assert (standing.year, standing.certain, standing.possible, standing.left_most) == (None, 2, 2, 0)
