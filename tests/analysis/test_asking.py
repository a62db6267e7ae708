"""A whole question at once: the same answers as one by one, its progress, its rows; figures varied without a check each."""

from __future__ import annotations

import pytest

from detente.adapters.packs import Shelf
from detente.analysis.asking import Question, Sweep, ask
from detente.analysis.histories import read_history, shipped_history
from detente.analysis.judging import compare, explain, judge, sweep
from detente.analysis.parquet import parquet_of
from detente.analysis.reasons import Reasons
from detente.analysis.simulating import Plan
from detente.analysis.tables import simulated_counts, simulated_sweep
from detente.analysis.telling import TABLES
from detente.analysis.worlds import counted_with, with_limit, world
from detente.errors import DetenteError
from detente.regimes.columns import counts_query

SHELF = Shelf()
NAME = "vienna-document-2011"
PACK = SHELF.pack(NAME)
HISTORY = shipped_history(PACK)
BASE = world(PACK, always=True)
LOWER = world(PACK, SHELF.variants(NAME)["wi-5000"], label="lower", always=True)
FACTS = ("notifiable", "observable")


def test_a_question_of_a_history_is_answered_as_its_parts_are():
    heard: list[int] = []
    question = Question((BASE, LOWER), FACTS, HISTORY, Sweep("notify_troops", range(5000, 13001, 2000)))
    told = ask(question, heard.append)
    assert sum(heard) == question.size
    assert told.counts[1]["notifiable"] == judge(HISTORY, LOWER).count("notifiable")
    assert told.comparisons("notifiable") == [compare(HISTORY, BASE, LOWER, "notifiable")]
    assert told.curve == sweep(HISTORY, BASE, "notify_troops", range(5000, 13001, 2000))
    assert len(TABLES["differences"](told)) == len(told.turned("notifiable")) + len(told.turned("observable"))


def test_a_question_of_a_simulation_has_counts_and_a_curve_only():
    heard: list[int] = []
    plan, values = Plan(2500, seed=3), range(5000, 13001, 4000)
    question = Question((BASE, LOWER), FACTS, plan, Sweep("notify_troops", values))
    told = ask(question, heard.append, block=1000)
    assert sum(heard) == question.size
    assert told.counts == (simulated_counts(BASE, plan, FACTS), simulated_counts(LOWER, plan, FACTS))
    assert told.curve == simulated_sweep(BASE, plan, "notify_troops", values, "notifiable")
    assert (told.verdicts, told.comparisons("notifiable"), TABLES["activities"](told)) == ((), [], [])


@pytest.mark.parametrize(
    ("facts", "limit", "code"),
    [(("nothing",), "notify_troops", "regimes.unknown_fact"), (FACTS, "nothing", "analysis.no_such_limit")],
)
def test_what_is_not_there_is_told_before_anything_is_counted(facts: tuple[str, ...], limit: str, code: str):
    heard: list[int] = []
    with pytest.raises(DetenteError) as refused:
        ask(Question((BASE,), facts, Plan(10), Sweep(limit, range(1, 3))), heard.append)
    assert (refused.value.code, heard) == (code, [])


@pytest.mark.parametrize("limit", ["notify_troops", "observe_tanks", "alert_hours"])
def test_a_figure_varied_without_a_check_counts_as_the_checked_one_does(limit: str):
    facts = [fact.name for fact in PACK.facts.values() if fact.about == "activity"]
    for pack in (PACK, BASE.pack):
        quick, checked = counted_with(pack, limit, 7777), with_limit(pack, limit, 7777)
        assert counts_query(quick, "activity", facts) == counts_query(checked, "activity", facts)
        assert quick.limits[limit] == checked.limits[limit]


def test_a_world_keeps_the_words_of_its_pack():
    assert BASE.pack.words == PACK.words
    assert with_limit(PACK, "notify_troops", 1).word("de", "title", "") == PACK.word("de", "title", "") != ""


def test_reasons_are_those_of_one_by_one():
    reasons = Reasons(HISTORY, BASE)
    said, changes = explain(HISTORY, BASE, "zapad-2013", "observable")
    assert (reasons.of("zapad-2013", "observable"), reasons.changes("zapad-2013", "observable")) == (said, changes)
    assert reasons.basis("observable") == said.basis


@pytest.mark.parametrize(
    ("kind", "most", "code"), [("nothing", 10, "analysis.no_such_kind"), ("activity", 1, "analysis.rows")]
)
def test_a_table_of_another_kind_or_with_too_many_rows_is_refused(kind: str, most: int, code: str):
    with pytest.raises(DetenteError) as refused:
        read_history(b"id,state\na,RU\nb,RU\n", PACK, kind, most_rows=most)
    assert refused.value.code == code


def test_no_rows_make_no_file():
    with pytest.raises(DetenteError, match=r"analysis\.empty"):
        parquet_of([])
