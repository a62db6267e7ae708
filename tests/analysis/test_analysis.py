"""Histories read strictly, worlds compared, simulations the same for the same seed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from detente.adapters.packs import Shelf
from detente.analysis.engine import connected, put_parquet
from detente.analysis.histories import read_history, shipped_history
from detente.analysis.judging import compare, explain, judge, sweep
from detente.analysis.simulating import Plan, simulate, simulate_to
from detente.analysis.tables import simulated_counts
from detente.analysis.worlds import world
from detente.errors import DetenteError
from detente.regimes.columns import counts_query
from detente.regimes.judging import Judge

SHELF = Shelf()
NAME = "vienna-document-2011"
PACK = SHELF.pack(NAME)
VARIANTS = SHELF.variants(NAME)
HISTORY = shipped_history(PACK)
BASE = world(PACK, always=True)


def test_the_shipped_history_has_57_exercises_with_their_sources_and_no_guessed_dates():
    assert len(HISTORY.rows) == 57
    assert all(row.beside["source"].startswith("http") for row in HISTORY.rows)
    first = HISTORY.row("reforger-93")
    assert (first.item.get("start"), first.item.gaps["start"], first.given["start"]) == (None, "unknown", "1993")


def test_columns_say_what_one_case_after_another_says():
    found, one_by_one = judge(HISTORY, BASE), Judge(BASE.pack)
    for row in HISTORY.rows:
        answers = one_by_one.answers(row.item)
        assert {fact: by_item[row.item.id] for fact, by_item in found.facts.items()} == {
            fact: answers.get(fact) for fact in found.facts
        }


def test_before_the_edition_nothing_is_found_unless_it_is_asked_as_if_always():
    zapad = "zapad-2009"
    assert judge(HISTORY, world(PACK)).facts["notifiable"][zapad] is False
    assert judge(HISTORY, BASE).facts["notifiable"][zapad] is True


def test_a_lower_figure_never_finds_less():
    curve = sweep(HISTORY, BASE, "notify_troops", range(3000, 20000, 1000))
    counts = [point.count.certain for point in curve.points]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_two_worlds_differ_where_they_should_and_a_world_does_not_differ_from_itself():
    lower = world(PACK, VARIANTS["wi-5000"], always=True)
    turned = compare(HISTORY, BASE, lower, "notifiable")
    assert {item.id for item in turned.turned} >= {"kavkaz-2008-caucasus-frontier-2008"}
    assert all(item.other == "yes" for item in turned.turned)
    assert compare(HISTORY, BASE, BASE, "notifiable").turned == ()


def test_one_item_is_explained_with_what_would_change_it():
    said, changes = explain(HISTORY, BASE, "zapad-2013", "observable_size")
    assert said.answer in {"no", "cannot tell"}
    assert any(change.figure == "activity.troops" and change.to == 13000 for change in changes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("designation\nx\n", "column"), ("id,nosuch\na,1\n", "column"), ("id,id\na,b\n", "column"), ("", "column"),
        ("id,state,start\na,RU\n", "cells"), ("id,state,start\na,RU,2022-02-30\n", "row"), ("id,state,troops\na,RU,-1\n", "row"),
        ("id,state,troops\na,RU,9.5\n", "row"), ("id,state,troops\na,RU,99999999999999\n", "row"), ("id,state\na,XX\n", "row"),
        ("id,state,alert\na,RU,perhaps\n", "row"), ("id,state,begun\na,RU,2022-02-10T10:00:00+03:00\n", "row"),
        ("id,state\na,RU\na,RU\n", "row"), ("id,state,lat\na,RU,91\n", "row"), ('id,state\n"a,RU\n', "not_csv"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_line_and_column_and_nothing_is_used(text, code):
    with pytest.raises(DetenteError) as refused:
        read_history(text.encode(), PACK)
    assert refused.value.code == f"analysis.{code}"
    assert str(refused.value)


def test_no_text_is_refused_by_its_byte():
    with pytest.raises(DetenteError, match=r"analysis\.not_text"):
        read_history(b"id\n\xff", PACK)


def digest(plan: Plan) -> str:
    with connected(threads=1 + plan.seed % 2) as connection:
        simulate(connection, PACK, plan)
        rows = connection.execute("SELECT * FROM activity ORDER BY c_id").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_a_simulation_is_the_same_for_the_same_seed_and_plausible():
    assert digest(Plan(3000, seed=5)) == digest(Plan(3000, seed=5)) != digest(Plan(3000, seed=6))
    with connected() as connection:
        simulate(connection, PACK, Plan(20_000, seed=1))
        ask = "SELECT COUNT(*) FILTER (c_troops IS NULL), COUNT(*) FILTER (c_end < c_start), COUNT(DISTINCT c_state), \
               COUNT(*) FILTER (c_troops BETWEEN 12350 AND 12999), COUNT(*) FILTER (c_troops BETWEEN 13000 AND 13649) FROM activity"
        missing, wrong, states, below, above = connection.execute(ask).fetchone()
    assert 700 < missing < 1300
    assert (wrong, states) == (0, 57)
    assert below > 2 * above


def test_blocks_files_and_one_table_give_the_same_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("detente.analysis.tables.BLOCK", 700)
    plan, facts = Plan(2000, seed=9), ["notifiable", "observable"]
    found = simulated_counts(world(PACK), plan, facts)
    with connected(memory="512MiB", scratch=tmp_path / "spill") as connection:
        paths = list(simulate_to(connection, PACK, plan, tmp_path / "rows", block=600))
        put_parquet(connection, PACK, "activity", paths)
        row = connection.execute(counts_query(PACK, "activity", facts)).fetchone()
    assert len(paths) == 4
    assert [(found[fact].certain, found[fact].untold) for fact in facts] == [(row[1], row[2]), (row[3], row[4])]


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch):
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(DetenteError) as refused:
        judge(HISTORY, BASE)
    assert refused.value.code == "analysis.needs_extra"
