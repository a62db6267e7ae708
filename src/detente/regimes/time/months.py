"""Months and years: arithmetic that never enters an expression, since engines do it differently."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator

from detente.regimes.judging.days import year_of
from detente.regimes.language.types import LAST_DAY
from detente.regimes.pack.values import Every

_EPOCH = dt.date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1970, 9999


def day_at(year: int, month: int, day: int) -> int:
    """Return the day number of a date; a day that the month lacks is its last.

    >>> day_at(1970, 1, 2), day_at(2023, 2, 29) == day_at(2023, 2, 28)
    (1, True)
    """
    last = calendar.monthrange(year, month)[1]
    return (dt.date(year, month, min(day, last)) - _EPOCH).days


def add_months(day: int, months: int) -> int | None:
    """Return the same day of the month that many months later, else its last day; None after 9999.

    >>> add_months(day_at(2023, 12, 31), 2) == day_at(2024, 2, 29)
    True
    """
    date = _EPOCH + dt.timedelta(days=day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return day_at(year, month + 1, date.day) if year <= _LAST_YEAR else None


def occurrences(every: Every, first: int, last: int | None, years: Iterable[int]) -> list[int]:
    """Return the days on which a recurring duty falls due in some years, within the first and the last day given."""
    end = LAST_DAY if last is None else last
    known = sorted({year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR})
    days = _by_months(every, known) if every.months else (day_at(year, every.month, every.day) for year in known)
    return [day for day in days if first <= day <= end]


def _by_months(every: Every, years: list[int]) -> Iterator[int]:
    """Each counts from the first day, so that a short month shortens no later one."""
    since = year_of(every.first)
    for year in years:
        begin, end = ((edge - since) * 12 // every.months for edge in (year, year + 1))
        for number in range(max(0, begin - 1), max(0, end + 1)):
            day = add_months(every.first, number * every.months)
            if day is not None and year_of(day) == year:
                yield day
