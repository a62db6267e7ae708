"""What can be wrong between the rows of a history, and two questions asked of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Problem(NamedTuple):
    """What does not hold, and in which file."""

    file: str
    text: str


def twice(file: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each id that is not unique."""
    for id_, times in Counter(ids).items():
        if times > 1:
            yield Problem(file, f"“{id_}” stands there {times} times")


def missing(file: str, place: str, wanted: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each wanted name that is not known."""
    for name in sorted(set(wanted) - set(known)):
        yield Problem(file, f"{place} names “{name}”, which does not exist")
