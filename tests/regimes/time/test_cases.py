"""Cases of a pack: read strictly, tried against the pack, every difference told."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regimes.time.worlds import SMALL

from detente.errors import DetenteError, TheirsError
from detente.regimes.pack import read_overlay
from detente.regimes.time import check_case, read_case

CASE = """
name = "late"
text = "Notified 41 days before the start."
cite = "38"
as_of = 2022-02-13
parties = ["AA", "BB"]
items = [ { about = "activity", id = "A", state = "AA", start = 2022-02-10, troops = 9000, alert = false } ]
messages = [ { id = "m1", format = "N-1", by = "AA", to = ["all"], item = "A", at = 2021-12-31 } ]
[expect]
facts = { A = { notifiable = "yes" } }
duties = [
  { duty = "notification", item = "A", by = "AA", state = "late", due = 2021-12-30, by_message = "m1", lacking = [] },
  { duty = "at_once", item = "A", by = "AA", state = "not owed" },
  { duty = "calendar", year = 2016, by = "BB", state = "missed", due = "2015-11-15" },
]
quotas = [ { quota = "large", item = "A", answer = "no" } ]
"""


def tried(text, variants=None):
    return check_case(SMALL, read_case(SMALL, tomllib.loads(text)), variants or {})


def test_a_case_that_comes_out_as_expected():
    assert tried(CASE) == tried(CASE).__class__("late", passed=True)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ('"yes"', '"no"', "A.notifiable: expected no, found yes"),
        ('"late", due', '"done", due', "notification A AA state: expected done, found late"),
        ("due = 2021-12-30", "due = 2021-12-31", "notification A AA due: expected 2021-12-31, found 2021-12-30"),
        ('by_message = "m1"', 'by_message = "m2"', "notification A AA by_message: expected m2, found m1"),
        ("lacking = []", 'lacking = ["BB"]', "notification A AA lacking: expected ['BB'], found []"),
        ('answer = "no"', 'answer = "yes"', "A.large: expected yes, found no"),
        ('duty = "notification", item = "A"', 'duty = "notification", item = "B"', "notification B AA: expected late, found no such row"),
        ("troops = 9000, ", "", "A.notifiable: expected yes, found cannot tell"),
    ],
)  # fmt: skip
def test_each_difference_is_told(old, new, difference):
    result = tried(CASE.replace(old, new, 1))
    assert not result.passed and result.differences[0] == difference


def test_what_is_missing_is_compared_exactly():
    open_ = CASE.replace("troops = 9000, ", "").replace('"yes"', '"cannot tell"')
    head = open_.partition("duties = [")[0]
    assert tried(head + 'missing = { A = { notifiable = ["activity.troops"] } }').passed
    result = tried(head + "missing = { A = { notifiable = [] } }")
    assert result.differences == ("A.notifiable missing: expected [], found ['activity.troops']",)


def test_outside_its_days_a_rule_says_no_and_more_exactly_not_in_force():
    early = (
        CASE.partition("[expect]")[0].replace("2022-02-10", "2011-11-30") + "[expect]\nfacts = { A = { notifiable = "
    )
    assert tried(early + '"no" } }').passed
    assert tried(early + '"not in force" } }').passed
    assert not tried(CASE.replace("9000", "8999").replace('"yes"', '"not in force"')).passed


def test_a_variant_is_applied_and_must_be_there():
    overlay = b"""
variant = "high"
title = "High"
base = "small"
why = "To try."
basis = "house"
[limit.notify_troops]
from = { 2011-12-01 = 20000 }
"""
    case = (
        CASE.partition("duties = [")[0].replace('"yes"', '"no"').replace('cite = "38"', 'cite = "38"\nvariant = "high"')
    )
    assert tried(case, {"high": read_overlay(overlay)}).passed
    assert "high" in tried(case).differences[0]


def test_what_cannot_be_read_is_a_difference():
    result = tried(CASE.replace("troops = 9000", "troops = -1"))
    assert not result.passed and result.differences[0].startswith("regimes.item_absurd")
    result = tried(CASE.replace("as_of = 2022-02-13\n", ""))
    assert result.differences[0].startswith("regimes.case:")


@pytest.mark.parametrize(
    ("old", "new", "member"),
    [
        ('name = "late"', 'name = "Late"', "name"),
        ("text =", "txt =", "txt"),
        ("2022-02-13", '"2022-02-30"', "as_of"),
        ("as_of = 2022-02-13", "as_of = 2022-02-13T10:00:00+01:00", "as_of"),
        ('["AA", "BB"]', '"AA"', "parties"),
        ("messages = [ {", "messages = [ 1, {", "messages"),
        ("facts =", "fact =", "expect.fact"),
        ('"yes"', '"maybe"', "expect.facts.A.notifiable"),
        ('"missed"', '"overdue"', "expect.duties.3"),
        ("due = 2021-12-30", 'due = "soon"', "expect.duties.1"),
        ("answer =", "is =", "expect.quotas.1"),
        ("as_of =", 'suspended = { BB = { from = "x" } }\nas_of =', "suspended.BB"),
    ],
)
def test_a_case_written_otherwise_is_refused_by_member(old, new, member):
    with pytest.raises(TheirsError) as caught:
        read_case(SMALL, tomllib.loads(CASE.replace(old, new, 1)))
    assert (caught.value.code, caught.value.fields["member"]) == ("regimes.case", member)


def test_a_case_names_only_what_the_pack_has():
    for old, new in (("notifiable", "unheard"), ('"at_once"', '"unheard"'), ('"large"', '"unheard"')):
        with pytest.raises(TheirsError) as caught:
            read_case(SMALL, tomllib.loads(CASE.replace(old, new)))
        assert (caught.value.code, caught.value.fields["name"]) == ("regimes.case_unknown", "unheard")


NAMES = st.sampled_from(
    ["A", "notifiable", "facts", "duties", "quotas", "missing", "duty", "state", "due", "quota", "item", "answer", "year", "lacking", "from"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "A", "late", "yes", "notification", "large", "2022-02-13", "a/b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
)  # fmt: skip


@given(st.sampled_from(["as_of", "variant", "parties", "suspended", "items", "messages", "expect"]), ANYTHING)
def test_anything_is_a_case_or_a_named_refusal(member, value):
    code = "regimes.case"
    try:
        result = check_case(SMALL, read_case(SMALL, tomllib.loads(CASE) | {member: value}))
        assert result.passed is not bool(result.differences)
    except DetenteError as problem:
        code = problem.code
    assert code.startswith("regimes.case")
