"""What is said of one item, why, and what is missing."""

from __future__ import annotations

import dataclasses
import json

import pytest
from tests.regimes.random_rules import DAY0, KIND, items_of, pack_of

from detente.errors import TheirsError
from detente.regimes.judging import (
    Item,
    Judge,
    date_text,
    day_of,
    judge_of,
    read_item,
    second_of,
    totals,
    would_change,
    write_item,
)
from detente.regimes.judging.reasons import asks_about_gaps
from detente.regimes.language import parse
from detente.regimes.language.walk import names

PACK = pack_of(4, 60)
JUDGE = Judge(PACK)
WHOLE = {"d": DAY0 + 300, "e": DAY0 + 342, "s": 1_400_000_000, "t": 1_400_000_000, "a": 5000, "b": 3, "c": 250,
         "p": True, "q": False, "w": "land", "v": "land"}  # fmt: skip


def sums_of(items):
    return totals(PACK, items)


@pytest.mark.parametrize("seed", range(12))
def test_filling_in_every_missing_figure_makes_every_answer_definite(seed):
    items = items_of(seed, 20)
    for item in items:
        whole = Item(item.kind, item.id, {**WHOLE, **item.values})
        assert JUDGE.answers(whole, sums_of([whole])["thing", item.id]).keys() == PACK.facts.keys()


@pytest.mark.parametrize("seed", range(12))
def test_filling_in_one_figure_turns_no_definite_answer_unless_the_rule_asks_about_the_gap(seed):
    judge = JUDGE
    open_to = {fact.name for fact in PACK.facts.values() if _asks(fact.name)}
    for item in items_of(seed, 15):
        before = judge.answers(item)
        for name in WHOLE.keys() - item.values.keys():
            after = judge.answers(Item(item.kind, item.id, {**item.values, name: WHOLE[name]}))
            turned = {fact for fact, value in before.items() if after.get(fact) is not value}
            assert turned <= open_to


def _asks(name):
    fact = PACK.facts[name]
    below = [one.name for one in names(fact.when) if one.root == "is"]
    return asks_about_gaps(fact.when) or any(_asks(one) for one in below)


@pytest.mark.parametrize("seed", range(6))
def test_each_part_of_a_reason_has_by_itself_the_value_and_the_figures_that_are_told(seed):
    pack, items, tried = pack_of(seed, 40), items_of(seed, 20), 0
    judge, sums = Judge(pack), totals(pack, items)
    for item in items:
        known = sums.get((item.kind, item.id), {})
        hearing = judge.hearing(item, known)
        for fact in pack.facts.values():
            if item.get(fact.on) is not None:
                for reason in hearing.explain(fact.name).because:
                    node = parse(reason.part)
                    value = judge.value(node, item, fact.on, known)
                    assert (type(reason.value), reason.value) == (type(value), value)
                    figures = {f"{one.root}.{one.name}": one for one in names(node) if one.root != "is"}
                    assert dict(reason.figures) == {
                        name: judge.value(one, item, fact.on, known) for name, one in figures.items()
                    }
                    tried += 1
    assert tried > 300


def test_a_judge_is_kept_for_a_pack_and_never_taken_for_another_with_its_digest():
    same, other = pack_of(4, 60), pack_of(5, 60)
    assert same is not PACK and same.digest == other.digest
    assert judge_of(PACK) is judge_of(PACK) is judge_of(same)
    assert judge_of(other) is not judge_of(PACK)
    assert judge_of(other).pack is other


def test_explanations_are_documents_and_name_rule_paragraph_basis_and_figures():
    for item in items_of(3, 20):
        for fact in PACK.facts:
            said = JUDGE.explain(fact, item).document(PACK)
            assert json.loads(json.dumps(said)) == said
            assert said["rule"] == f"random.{fact}"
            assert said["cite"] == "1"
            assert said["basis"] in {"verified", "memory"}


@pytest.mark.parametrize("seed", range(4))
def test_what_would_change_a_finding_does_change_it_and_nothing_nearer_does(seed):
    judge, tried = JUDGE, 0
    for item in items_of(seed, 6):
        sums = sums_of([item]).get(("thing", item.id), {})
        now = judge.explain("base_one", item, sums)
        for change in would_change(judge, "base_one", item, sums):
            name = change.figure.partition(".")[2]
            turned = Item(item.kind, item.id, {**item.values, name: change.to})
            assert judge.explain("base_one", turned, sums).answer == change.answer != now.answer
            tried += 1
            if isinstance(change.now, int) and not isinstance(change.now, bool) and abs(change.to - change.now) > 1:
                step = 1 if change.to < change.now else -1
                nearer = Item(item.kind, item.id, {**item.values, name: change.to + step})
                assert judge.explain("base_one", nearer, sums).answer == now.answer
    assert tried


def test_a_fact_before_its_figures_are_in_force_is_no_and_says_so():
    pack = pack_of(3, 4)
    item = Item("thing", "x", {**WHOLE, "d": DAY0 + 901})
    assert Judge(pack).answers(item)["base_one"] is False
    assert Judge(pack).explain("base_one", item).answer == "not in force"
    inside = Item("thing", "x", {**WHOLE, "d": DAY0 + 900})
    assert Judge(pack).explain("base_one", inside).answer == "yes"


def test_without_its_date_a_fact_cannot_be_told_and_the_date_is_what_is_missing():
    item = Item("thing", "x", {"a": 10_000})
    said = JUDGE.explain("base_one", item)
    assert (said.answer, said.missing) == ("cannot tell", ("thing.d",))


def test_an_unknown_fact_is_refused():
    with pytest.raises(TheirsError) as refused:
        JUDGE.explain("nothing", Item("thing", "x", {}))
    assert refused.value.code == "regimes.unknown_fact"


def raw(**more):
    return {"about": "thing", "id": "x", "d": "2012-02-29", **more}


def test_items_are_read_and_written_back_the_same():
    given = raw(s="2022-02-13T22:10:00Z", a=0, p=False, w="o'hara", v="BY", missing={"b": "withheld"})
    item = read_item(PACK, given)
    assert write_item(PACK, item) == given
    assert item.get("a") == 0
    assert item.get("c") is None
    assert read_item(PACK, write_item(PACK, item)) == item


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([], "item_not_object"), ({}, "item_id"), ({"id": "x"}, "item_kind"), ({"about": "ship", "id": "x"}, "item_kind"),
        ({"about": "thing", "id": ""}, "item_id"), ({"about": "thing", "id": 5}, "item_id"), ({"about": "thing", "id": "a\nb"}, "item_id"),
        ({"about": "thing", "id": "e\u0301"}, "item_id"), ({"about": "thing", "id": "a\u202eb"}, "item_id"),
        (raw(x=1), "item_unknown"), (raw(a=None), "item_type"), (raw(a=1.0), "item_type"), (raw(a=True), "item_type"),
        (raw(a="9000"), "item_type"), (raw(a=-1), "item_absurd"), (raw(a=10**13), "item_absurd"), (raw(d="2022-02-30"), "item_type"),
        (raw(d="1969-12-31"), "item_type"), (raw(d="2022-2-3"), "item_type"), (raw(d="٢٠٢٢-02-03"), "item_type"),
        (raw(s="2022-02-13T22:10:00+02:00"), "item_type"), (raw(s="2022-02-13T24:00:00Z"), "item_type"), (raw(s="2022-02-13"), "item_type"),
        (raw(p="yes"), "item_type"), (raw(p=1), "item_type"), (raw(w="sea"), "item_word"), (raw(missing={"d": "withheld"}), "item_unknown"),
        (raw(missing={"a": "lost"}), "item_word"), (raw(missing=["a"]), "item_type"), (raw(missing={"zz": "unknown"}), "item_unknown"),
    ],
)  # fmt: skip
def test_a_bad_item_is_refused_by_name_and_place(given, code):
    with pytest.raises(TheirsError) as refused:
        read_item(PACK, given)
    assert refused.value.code == f"regimes.{code}"
    assert str(refused.value)


def test_a_party_unknown_to_the_regime_and_a_figure_that_is_needed_are_told():
    pack = dataclasses.replace(PACK, parties=("BY", "LT"))
    with pytest.raises(TheirsError, match="item_party"):
        read_item(pack, raw(v="XX"))
    attributes = {**KIND.attributes, "a": dataclasses.replace(KIND.attributes["a"], required=True)}
    needing = dataclasses.replace(PACK, kinds={"thing": dataclasses.replace(KIND, attributes=attributes)})
    with pytest.raises(TheirsError, match="item_missing"):
        read_item(needing, raw())


def test_totals_are_of_all_that_share_a_word_and_unknown_when_one_lacks_the_count():
    items = [
        Item("thing", "1", {"a": 7000, "v": "plan"}),
        Item("thing", "2", {"a": 6500, "v": "plan"}),
        Item("thing", "3", {"a": 4}),
        Item("thing", "4", {"a": 1, "v": "other"}),
        Item("thing", "5", {"v": "other"}),
    ]
    found = totals(PACK, items)
    assert [found.get(("thing", str(number)), {}).get("shared") for number in range(1, 6)] == [
        13500,
        13500,
        4,
        None,
        None,
    ]


def test_days_and_seconds():
    assert day_of("1970-01-02") == 1
    assert second_of("1970-01-02T00:00:00Z") == 86_400
    assert date_text(0) == "1970-01-01"
