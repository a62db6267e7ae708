"""A folder becomes a pack, or a list of everything that is wrong with it, each with its file and place."""

from __future__ import annotations

import time

import pytest
from tests.regimes.pack.samples import RULES, SMALL, refused, small, turned

from detente.errors import TheirsError
from detente.regimes.pack import load, problems
from detente.seal.tables import MAX_FILE, read_tables

PACK, KINDS, ALL, FORMS = "pack.toml", "kinds.toml", "rules/all.toml", "formats/all.toml"
EVERY, DUE = "every = {", 'due = "activity.start - limit.lead"'
AT_MOST = 'at_most = "limit.number"'


def test_the_digest_is_over_what_binds_and_nothing_else():
    digest = load(small()).digest
    assert (
        load(
            small(
                {
                    ALL: "# a comment\n"
                    + RULES.replace("activity.troops >= limit.most", "activity.troops  >=  (limit.most)")
                }
            )
        ).digest
        == digest
    )
    assert (
        load({name: data for name, data in small().items() if not name.startswith(("words/", "variants/"))}).digest
        == digest
    )
    assert load(turned(ALL, "= 9000", "= 9001")).digest != digest
    assert load(turned(ALL, 'cite = "10"', 'cite = "10.1"')).digest != digest


def test_all_problems_are_told_together():
    bad = (
        SMALL[ALL]
        .replace('cite = "10"', "")
        .replace("activity.troops >=", "activity.tonks >=")
        .replace('["F1"]', '["F9"]')
    )
    found = refused(small({ALL: bad, KINDS: SMALL[KINDS] + "[kind.b]\nlabel = 3\n"}))
    assert (ALL, "fact.notifiable", "regimes.pack_lacks") in found
    assert {place for file, place, _ in found if file == KINDS} == {"kind.b", "kind.b.label"}


@pytest.mark.parametrize(("file", "old", "new", "place", "code"), [
    (PACK, "counts =", 'colour = "red"\ncounts =', "colour", "regimes.pack_unknown"),
    (PACK, "counts =", 'base = "x"\ncounts =', "base", "regimes.pack_unknown"),
    (PACK, "from = 2011-12-01", "from = 2011-12-01\nuntil = 2010-01-01", "in_force.until", "regimes.pack_value"),
    (KINDS, "year = {", 'id = { type = "count", label = "x" }\nyear = {', "kind.activity.attribute.id", "regimes.pack_value"),
    (KINDS, "year = {", 'missing = { type = "count", label = "x" }\nyear = {', "kind.activity.attribute.missing", "regimes.pack_value"),
    (KINDS, "year = {", 'true = { type = "count", label = "x" }\nyear = {', "kind.activity.attribute.true", "regimes.pack_value"),
    (KINDS, 'plan = { type = "word"', 'plan = { type = "word", unit = "x"', "kind.activity.attribute.plan.unit", "regimes.pack_unknown"),
    (ALL, 'cite = "10"\nbasis = "memory"', 'cite = "10"', "fact.notifiable", "regimes.pack_lacks"),
    (ALL, 'cite = "10"\n', "", "fact.notifiable", "regimes.pack_lacks"),
    (ALL, 'label = "Large"', 'label = " "', "fact.large.label", "regimes.pack_value"),
    (ALL, "{ 2011-12-01 = 9000 }", "{ }", "limit.most.from", "regimes.pack_value"),
    (ALL, "activity.troops >= limit.most", "is.notifiable", "fact.large.when", "regimes.pack_circle"),
    (ALL, "activity.troops >= limit.most", "activity.start >= limit.most", "fact.large.when", "regimes.unlike"),
    (ALL, "activity.troops >= limit.most", "(" * 400 + "true" + ")" * 400, "fact.large.when", "regimes.deep"),
    (ALL, "activity.troops >= limit.most", " || ".join(["activity.alert"] * 999), "fact.large.when", "regimes.many_nodes"),
    (ALL, "activity.troops >= limit.most", "\u0430ctivity.troops >= limit.most", "fact.large.when", "regimes.syntax"),
    (ALL, "[limit.most]", '[limit."m\u043est"]', "limit.m\u043est", "regimes.pack_value"),
    (ALL, EVERY, f'when = "activity.troops > 1"\n{EVERY}', "duty.return.when", "regimes.unknown_name"),
    (ALL, EVERY, f'months = "none"\n{EVERY}', "duty.return.months", "regimes.pack_unknown"),
    (ALL, 'by = "each party"', 'by = "state"', "duty.return.by", "regimes.pack_value"),
    (ALL, DUE, f"{DUE}\nat_once = true", "duty.tell", "regimes.pack_when_due"),
    (ALL, DUE, 'beside = "return"', "duty.tell.beside", "regimes.pack_refers"),
    (ALL, DUE, f'{DUE}\nthen = "return"', "duty.tell.then", "regimes.pack_refers"),
    (ALL, DUE, f'{DUE}\nmonths = "lead"', "duty.tell.months", "regimes.pack_refers"),
    (ALL, AT_MOST, f"{AT_MOST}\nyears = 0", "quota.yearly.years", "regimes.pack_value"),
    (ALL, AT_MOST, f'{AT_MOST}\nholder = "activity"', "quota.yearly", "regimes.pack_lacks"),
    (ALL, AT_MOST, 'sum = "troops"\nat_most = "limit.lead"', "quota.yearly.at_most", "regimes.pack_value"),
    (FORMS, 'sets = { kind = "land" }', 'sets = { kind = "air" }', "format.F1.sets", "regimes.pack_refers"),
    (FORMS, 'feeds = "activity.start"', 'feeds = "activity.troops"', "format.F1.question.start.feeds", "regimes.pack_refers"),
    (FORMS, 'name = "year"', 'name = "yea"', "format.F2", "regimes.pack_lacks"),
    ("words/de.toml", "fact.large.label", "fact.none.label", "words/de", "regimes.pack_refers"),
])  # fmt: skip
def test_what_no_rule_could_mean_is_refused_at_its_place(file: str, old: str, new: str, place: str, code: str):
    assert (file, place, code) in refused(turned(file, old, new))


@pytest.mark.parametrize("kind", ["limit", "is", "total", "hours", "import", "true"])
def test_a_kind_is_not_called_like_something_else_in_an_expression(kind: str):
    more = f'[kind.{kind}]\nlabel = "x"\n[kind.{kind}.attribute]\na = {{ type = "date", label = "x" }}\n'
    assert (KINDS, f"kind.{kind}", "regimes.pack_value") in refused(small({KINDS: SMALL[KINDS] + more}))


def test_attributes_that_are_no_table_are_told():
    assert refused(small({KINDS: SMALL[KINDS] + '[kind.b]\nlabel = "x"\nattribute = 3\n'})) == {
        (KINDS, "kind.b", "regimes.pack_value")
    }


def test_duties_do_not_stand_beside_each_other_in_a_circle():
    tell = RULES[RULES.index("[duty.tell]") : RULES.index("[duty.return]")]
    twin = tell.replace("[duty.tell]", "[duty.twin]").replace(DUE, 'beside = "tell"')
    found = refused(small({ALL: RULES.replace(DUE, 'beside = "twin"') + twin}))
    assert {(ALL, f"duty.{one}.beside", "regimes.pack_circle") for one in ("tell", "twin")} == found


def test_a_long_row_of_facts_is_refused_at_once():
    large = RULES[RULES.index("[fact.large]") : RULES.index("[fact.notifiable]")]
    row = [
        large.replace("fact.large", f"fact.c{at}").replace(
            "activity.troops >= limit.most", f"is.c{at - 1}" if at else "activity.alert"
        )
        for at in range(2000)
    ]
    began = time.perf_counter()
    found = refused(small({"rules/row.toml": "".join(row)}))
    assert time.perf_counter() - began < 30
    assert {code for _, _, code in found} == {"regimes.pack_value"}


@pytest.mark.parametrize(
    "name",
    [
        "../x.toml",
        "/x.toml",
        "a/../x.toml",
        "a//x.toml",
        "a/b/c/d/e.toml",
        ".x.toml",
        "x\u0430.toml",
        "x\n.toml",
        "\udcff.toml",
    ],
)
def test_a_name_that_leads_out_of_the_folder_or_looks_like_another_is_refused(name: str):
    assert {code for _, _, code in refused({**small(), name: b""})} == {"regimes.pack_path"}


@pytest.mark.parametrize("name", ["words/xx.toml", "words/a/de.toml"])
def test_words_are_of_a_language_of_the_desk(name: str):
    assert {code for _, _, code in refused({**small(), name: b"[words]\n"})} == {"regimes.pack_value"}


def test_many_files_and_many_bytes_are_refused():
    assert {code for _, _, code in refused({f"f{at}.toml": b"" for at in range(201)})} == {"regimes.pack_large"}
    assert {code for _, _, code in refused({f"f{at}.bin": bytes(MAX_FILE) for at in range(9)})} == {
        "regimes.pack_large"
    }


@pytest.mark.parametrize("key", ["a.", '"a".', "'a' . ", '"\\"".'])
def test_a_key_of_many_parts_does_not_hold_the_parser(key: str):
    began = time.perf_counter()
    with pytest.raises(TheirsError, match=r"seal\.tables_syntax"):
        read_tables((key * (MAX_FILE // len(key) - 2) + "b=1").encode())
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "a = 1.5",
        "a = 1979-05-27T07:32:00Z",
        f"a = {2**53}",
        'a = "e\u0301"',
        'a = "x\u202ey"',
        "a = 1\na = 2",
        "x = " + "[" * 40 + "]" * 40,
        '"\u202e" = 1',
    ],
)
def test_tables_hold_what_they_look_like(text: str):
    with pytest.raises(TheirsError, match=r"seal\.tables_") as told:
        read_tables(text.encode())
    assert "\u202e" not in str(told.value)


def test_variants_and_cases_that_do_not_fit_are_problems_of_the_folder():
    assert problems(small()) == ()
    files = small({
        "variants/a.toml": SMALL["variants/wi-5000.toml"].replace("limit.most", "limit.none").replace("wi-5000", "wi-a"),
        "variants/b.toml": SMALL["variants/wi-5000.toml"],
        "variants/c.toml": "variant = 1",
        "cases/a.toml": "case = [1]",
    })  # fmt: skip
    found = {(one.file, one.error.code) for one in problems(files)}
    assert {("variants/a.toml", "regimes.overlay_no_such"), ("cases/a.toml", "regimes.pack_value")} <= found
    assert {("variants/wi-5000.toml", "regimes.pack_twice"), ("variants/c.toml", "regimes.pack_lacks")} <= found
