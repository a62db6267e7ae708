"""The book, kept up deed by deed, is the fold of the whole record."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.council.book import Book
from detente.council.matters import KINDS, as_of, fold_matter, matter_of
from detente.kernel import Instant
from detente.testing.busy_council import BusyCouncil, council_parties

END = Instant.parse("2030-01-01T00:00:00Z")
START = Instant.parse("2020-01-01T00:00:00Z")


def busy(seed: int, number: int) -> tuple[BusyCouncil, list]:
    council = BusyCouncil(seed, council_parties(5), START, pace=3600)
    return council, list(council.deeds(number))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_the_book_is_the_fold(seed):
    council, deeds = busy(seed, 120)
    for root, matter in council.book.matters.items():
        mine = [deed for deed in deeds if matter_of(deed) == root or deed.act.type == "reply"]
        folded = fold_matter(root, mine)
        assert folded is not None
        assert as_of(matter, END) == as_of(folded, END)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_entering_does_not_matter_where_the_times_are_attested(seed):
    """Acts that cross on the way are put in the order in which the chair heard them."""
    _, deeds = busy(seed, 150)
    steps = [deed for deed in deeds if deed.act.type != "reply"]
    early, late = Book(), Book()
    early.enter_all(steps)
    late.enter_all(Random(seed).sample(steps, len(steps)))
    assert late.matters == early.matters


def test_a_busy_council_moves_matters_of_every_kind_and_refuses_some_steps():
    council, _ = busy(7, 3000)
    kinds = {matter.kind for matter in council.book.matters.values()}
    assert kinds == set(KINDS)
    assert any(matter.refused for matter in council.book.matters.values())
    assert max(len(matter.steps) for matter in council.book.matters.values()) > 3


def test_a_deed_that_is_in_already_moves_nothing():
    council, deeds = busy(3, 60)
    before = dict(council.book.matters)
    council.book.enter_all(deeds)
    assert council.book.matters == before


def test_portions_go_on_where_the_last_one_ended():
    whole, portions = BusyCouncil(5, council_parties(4), START, 60), BusyCouncil(5, council_parties(4), START, 60)
    expected = list(whole.deeds(40))
    assert [*portions.deeds(15), *portions.deeds(25)] == expected
