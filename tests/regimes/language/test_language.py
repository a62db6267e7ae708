"""Reading, printing and refusing expressions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regimes.random_rules import SCOPE, Writer

from detente.errors import DetenteError, TheirsError
from detente.regimes.language import Sort, check, parse, show
from detente.regimes.language.tree import And, Name, Or
from detente.regimes.language.walk import MOST_LEVELS, levels, size


@pytest.mark.parametrize("seed", range(300))
def test_printing_and_reading_are_inverse(seed):
    node = Writer(seed).truth(5)
    if levels(node) <= MOST_LEVELS and size(node) <= 400:
        assert parse(show(node)) == node


@pytest.mark.parametrize("seed", range(50))
def test_spaces_and_needless_parentheses_do_not_matter(seed):
    text = show(Writer(seed).truth(3)).replace('"x y"', '"land"')
    spaced = "  ".join(text.split(" "))
    assert parse(
        spaced.replace("(", " ( ").replace("has ( ", "has(").replace("!", " ! ").replace(" ! =", "!=")
    ) == parse(text)
    assert parse(f"(({text}))") == parse(text)


def test_a_chain_is_flat():
    assert parse("a.x && (a.y && a.z)") == And((Name("a", "x"), Name("a", "y"), Name("a", "z")))
    assert parse("(a.x || a.y) || a.z") == Or((Name("a", "x"), Name("a", "y"), Name("a", "z")))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "syntax"), ("a.x &&", "syntax"), ("a.x & a.y", "syntax"), ("a", "syntax"), ("a.x a.y", "syntax"),
        ("null == a.x", "syntax"), ("a.x == null", "syntax"), ("a.x > 1.5", "syntax"), ("a.x > 9.", "syntax"),
        ("a.x > 1e3", "syntax"), ("a.x > 007", "number"), ("a.x > 9007199254740992", "number"), ("-a.x > 1", "syntax"),
        ('a.x == "a\\"b"', "syntax"), ("a.x == 'land'", "syntax"), ('a.x == "land', "syntax"), ("size(a.x) > 1", "function"),
        ("a.x / a.y > 1", "divisor"), ("a.x * a.y > 1", "divisor"), ("a.x % 2 == 0", "syntax"), ("a.x in []", "syntax"),
        ("a.x in [a.y]", "syntax"), ("has(a)", "syntax"), ("a.x.y", "syntax"), ("in.x", "syntax"), ("a.x ? a.y", "syntax"),
        ("а.x", "syntax"), ("a.х", "syntax"), ("a.x \u202e> 1", "syntax"), ("a.x > １", "syntax"),
        ("(" * 200 + "a.x" + ")" * 200, "deep"), ("!" * 200 + "a.x", "deep"), ("(" * 50_000, "long"),
        (" + ".join(["a.x"] * 40) + " > 1", "deep"), (" && ".join(["a.x"] * 401), "many_nodes"),
        ("a.w in [" + ", ".join(['"x"'] * 401) + "]", "many_nodes"), ("a.x ? " * 120 + "a.y", "syntax"),
    ],
)  # fmt: skip
def test_what_is_no_expression_is_refused_with_its_place(text, code):
    with pytest.raises(TheirsError) as refused:
        parse(text)
    assert refused.value.code == f"regimes.{code}"
    assert str(refused.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("thing.x > 1", "unknown_name"), ("limit.x > 1", "unknown_name"), ("is.x", "unknown_name"), ("other.a > 1", "unknown_name"),
        ("total.x > 1", "unknown_name"), ("has(limit.few)", "unknown_name"), ("has(is.base_one)", "unknown_name"),
        ("thing.a > thing.c", "unlike"), ("thing.a >= limit.tanks", "unlike"), ("thing.d > 1", "unlike"),
        ("thing.d > thing.s", "unlike"), ("thing.s - thing.t > limit.lead", "unlike"), ("thing.d + thing.e > thing.d", "unlike"),
        ("thing.d + limit.hours > thing.e", "unlike"), ("thing.s + 5 > thing.t", "unlike"), ("thing.s + thing.a > thing.t", "unlike"),
        ("hours(limit.few) > thing.s - thing.t", "unlike"), ("thing.p == true", "unlike"), ("thing.p > thing.q", "unlike"),
        ('thing.w > "land"', "order_of_words"), ('thing.w == "sea"', "word_unlisted"), ('"sea" == thing.w', "word_unlisted"),
        ('thing.w in ["land", "sea"]', "word_unlisted"), ("thing.w in [1]", "unlike"), ('thing.a in ["x"]', "unlike"),
        ("thing.a", "wrong_type"), ("thing.a && thing.p", "wrong_type"), ("!thing.a", "wrong_type"), ("thing.a ? thing.p : thing.q", "wrong_type"),
        ("day(thing.d) > thing.d", "wrong_type"), ("thing.p ? thing.a : thing.d", "unlike"), ("(thing.p ? thing.a : thing.c) > 1", "unlike"),
        ("(thing.a - thing.b) / 2 > 1", "division"), ("thing.a / 0 > 1", "division"),
        ("thing.a * 9007199254740991 > 1", "out_of_bounds"), ("thing.d * 2 > 1", "unlike"),
        ("hours(9007199254740991) > thing.s - thing.t", "out_of_bounds"),
    ],
)  # fmt: skip
def test_what_could_not_be_computed_alike_everywhere_is_refused(text, code):
    with pytest.raises(TheirsError) as refused:
        check(parse(text), SCOPE, Sort.TRUTH)
    assert refused.value.code == f"regimes.{code}"
    assert str(refused.value)


def test_unlike_counts_may_be_added_and_then_compared():
    check(parse("thing.a + thing.c > limit.few"), SCOPE, Sort.TRUTH)


@given(st.text(max_size=200))
def test_any_text_is_an_expression_or_a_named_refusal(text):
    assert outcome(text).startswith(("regimes.", "Sort."))


def outcome(text):
    """The sort of the expression, or the code of its refusal; any other error is a failure of the test."""
    try:
        return str(check(parse(text), SCOPE).sort)
    except DetenteError as refusal:
        return refusal.code


_PIECES = [
    "thing.a",
    "limit.few",
    "(",
    ")",
    "&&",
    "||",
    "!",
    "?",
    ":",
    "has(",
    "hours(",
    "day(",
    "in",
    "[",
    "]",
    '"land"',
    "1",
    "+",
    "*",
    "/",
    ">=",
    "==",
]


def test_any_shuffle_of_tokens_is_an_expression_or_a_named_refusal():
    random = Random(3)
    for _ in range(3000):
        assert outcome(" ".join(random.choices(_PIECES, k=random.randint(1, 12)))).startswith(("regimes.", "Sort."))
