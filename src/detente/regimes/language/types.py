"""What an expression can be, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from detente.regimes.language.tokens import MOST

MOST_COUNT = 10**12
LAST_DAY = 2_932_896  # 9999-12-31
LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z
HOUR = 3_600
DAY = 86_400


class Sort(Enum):
    """The sort of a value. A party is a word."""

    TRUTH = "yes/no"
    WORD = "word"
    COUNT = "count"
    DATE = "date"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Type:
    """A sort; for a count its units (none: a plain number) and the bounds of its value; for a word what it may be."""

    sort: Sort
    units: frozenset[str] = frozenset()
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether every value stays where all engines compute exactly."""
        return self.low >= -MOST and self.high <= MOST


TRUTH = Type(Sort.TRUTH)
WORD = Type(Sort.WORD)
DATE = Type(Sort.DATE, high=LAST_DAY)
INSTANT = Type(Sort.INSTANT, high=LAST_SECOND)


def count(unit: str, low: int = 0, high: int = MOST_COUNT) -> Type:
    """A count of one unit; an empty unit is a plain number."""
    return Type(Sort.COUNT, frozenset({unit} - {""}), low, high)


def attribute_type(type_: str, unit: str, one_of: tuple[str, ...]) -> Type:
    """The type of an attribute as a pack names it."""
    return {
        "count": count(unit),
        "date": DATE,
        "instant": INSTANT,
        "yes/no": TRUTH,
        "word": Type(Sort.WORD, words=one_of),
    }.get(type_, WORD)
