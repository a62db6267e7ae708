"""Heads: what may be signed, what contradicts, and which times bound an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DefectError, OursError
from detente.ledger.heads import (
    Bounds,
    CosignedHead,
    Head,
    bounds,
    check_successor,
    is_split,
    lower_median,
    skewed,
    upper_median,
)


def cosigned(size: int, *times: int) -> CosignedHead:
    return CosignedHead(Head(size, bytes(32)), {f"w{i}": time for i, time in enumerate(times)})


def test_a_split_view_is_one_size_with_two_roots() -> None:
    assert is_split(Head(3, b"a"), Head(3, b"b"))
    assert not is_split(Head(3, b"a"), Head(3, b"a"))
    assert not is_split(Head(3, b"a"), Head(4, b"b"))


def test_a_log_signs_only_what_continues() -> None:
    check_successor(None, (0, b""))
    check_successor((3, b"a"), (3, b"a"))
    check_successor((3, b"a"), (4, b"b"))
    with pytest.raises(DefectError, match=r"ledger\.head_shrinks"):
        check_successor((3, b"a"), (2, b"c"))
    with pytest.raises(DefectError, match=r"ledger\.head_differs"):
        check_successor((3, b"a"), (3, b"b"))


def test_medians() -> None:
    assert upper_median([5]) == lower_median([5]) == 5
    assert upper_median([1, 9, 5]) == lower_median([1, 9, 5]) == 5
    assert (lower_median([1, 9]), upper_median([1, 9])) == (1, 9)
    for median in (lower_median, upper_median):
        with pytest.raises(OursError, match=r"ledger\.no_times"):
            median([])


def test_bounds_come_from_the_neighbouring_heads() -> None:
    heads = [cosigned(3, 100, 110, 120), cosigned(5, 200, 210), cosigned(9, 300, 310), cosigned(12, 400)]
    assert bounds(5, heads) == Bounds(200, 310)
    assert bounds(4, heads) == Bounds(110, 210)
    assert bounds(0, heads) == Bounds(None, 110)
    assert bounds(12, heads) == Bounds(400, None)
    assert bounds(0, []) == Bounds(None, None)


def test_heads_without_cosignatures_bound_nothing() -> None:
    assert bounds(4, [cosigned(4), cosigned(5), cosigned(6, 700)]) == Bounds(None, 700)


def test_the_earliest_cosigning_of_one_size_counts() -> None:
    assert bounds(4, [cosigned(5, 900), cosigned(5, 300)]).not_after == 300


@pytest.mark.parametrize(
    ("times", "far"),
    [
        ({}, ()),
        ({"a": 1}, ()),
        ({"a": 100, "b": 160}, ()),
        ({"a": 100, "b": 161}, ("a", "b")),
        ({"a": 100, "b": 130, "c": 500}, ("c",)),
        ({"a": 0, "b": 100, "c": 130}, ("a",)),
        ({"a": 100, "b": 101, "c": 102, "d": 5000}, ("d",)),
    ],
)
def test_a_witness_with_another_clock_is_flagged(times: dict[str, int], far: tuple[str, ...]) -> None:
    assert skewed(times) == far


@given(st.lists(st.integers(0, 10**10), min_size=1, max_size=20), st.integers(0, 10**12))
def test_one_liar_cannot_move_the_median_past_an_honest_clock(honest: list[int], lie: int) -> None:
    if len(honest) > 1:
        assert min(honest) <= upper_median([*honest, lie]) <= max([*honest, min(lie, max(honest))])
    assert lower_median([*honest, lie]) <= max(honest)
