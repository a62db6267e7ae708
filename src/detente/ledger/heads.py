"""Signed heads: what a log may sign, how two heads contradict each other, and which times bound an entry.

A log never signs a head smaller than one it signed, nor another root at the same size. Two heads of one origin at one
size with different roots are a split view: whoever holds both can prove that the log was rewritten.

Times are whole seconds since 1970-01-01T00:00:00Z, as witnesses state them; a party's own times are claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.errors import DefectError, OursError

# A witness further than this from the others has a clock that is wrong, or says what is not so.
MAX_SKEW = 60


class Head(NamedTuple):
    """The size of a tree and its root."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class CosignedHead:
    """A head with the times its counted witnesses state, by witness name."""

    head: Head
    times: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which times an entry was logged; None where nothing held says so."""

    not_before: int | None
    not_after: int | None


def is_split(one: tuple[int, bytes], other: tuple[int, bytes]) -> bool:
    """Tell whether two heads of one origin contradict each other by themselves.

    >>> is_split((3, b"a"), (3, b"b")), is_split((3, b"a"), (3, b"a")), is_split((3, b"a"), (4, b"b"))
    (True, False, False)
    """
    return one[0] == other[0] and one[1] != other[1]


def check_successor(signed: tuple[int, bytes] | None, new: tuple[int, bytes]) -> None:
    """Check that a log that signed `signed` may sign `new`.

    Raises `ledger.head_shrinks` and `ledger.head_differs`: after either nothing must be signed any more.
    """
    if signed is None:
        return
    if new[0] < signed[0]:
        raise DefectError("ledger.head_shrinks", size=new[0], signed=signed[0])
    if is_split(signed, new):
        raise DefectError("ledger.head_differs", size=new[0])


def upper_median(times: Sequence[int]) -> int:
    """Return the median; of an even number the later of the two in the middle.

    Raises `ledger.no_times`.

    >>> upper_median([30, 10, 20, 40])
    30
    """
    return _sorted(times)[len(times) // 2]


def lower_median(times: Sequence[int]) -> int:
    """Return the median; of an even number the earlier of the two in the middle.

    Raises `ledger.no_times`.

    >>> lower_median([30, 10, 20, 40])
    20
    """
    return _sorted(times)[(len(times) - 1) // 2]


def bounds(index: int, heads: Iterable[CosignedHead]) -> Bounds:
    """Return the times that bound when entry `index` was logged.

    Not after: the median on the first cosigned head that contains it. Not before: the median on the last one that does
    not. Of an even number of witnesses the median that claims less is taken. Heads without times say nothing.
    """
    dated = [cosigned for cosigned in heads if cosigned.times]
    with_it = [cosigned for cosigned in dated if cosigned.head.size > index]
    without = [cosigned for cosigned in dated if cosigned.head.size <= index]
    first = min(with_it, key=lambda c: (c.head.size, upper_median([*c.times.values()])), default=None)
    last = max(without, key=lambda c: (c.head.size, lower_median([*c.times.values()])), default=None)
    return Bounds(
        lower_median([*last.times.values()]) if last else None,
        upper_median([*first.times.values()]) if first else None,
    )


def skewed(times: Mapping[str, int]) -> tuple[str, ...]:
    """Return the witnesses whose time differs by more than 60 s from the median of the others, by name.

    >>> skewed({"a": 100, "b": 101, "c": 900})
    ('c',)
    >>> skewed({"a": 100})
    ()
    """
    return tuple(name for name in sorted(times) if _is_far(times[name], [times[n] for n in times if n != name]))


def _is_far(time: int, others: Sequence[int]) -> bool:
    """With an even number of others both middle ones must be far: one liar must not make an honest clock suspect."""
    return bool(others) and min(abs(time - m) for m in (lower_median(others), upper_median(others))) > MAX_SKEW


def _sorted(times: Sequence[int]) -> list[int]:
    if not times:
        raise OursError("ledger.no_times")
    return sorted(times)
