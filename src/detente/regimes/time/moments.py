"""Moments: an instant, or a day alone, which is the interval of that day and proves no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.regimes.judging.days import date_text, day_of, instant_text, second_of
from detente.regimes.language.types import DAY


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """From `first` to `last` second since 1970-01-01 UTC, both included; an instant where they are equal.

    >>> Moment.of_day(15309).text, Moment.of_instant(86401).text, Moment(0, 1).text
    ('2011-12-01', '1970-01-02T00:00:01Z', '1970-01-01T00:00:00Z/1970-01-01T00:00:01Z')
    """

    first: int
    last: int

    @classmethod
    def of_day(cls, day: int) -> Moment:
        """Return a whole day."""
        return cls(day * DAY, day * DAY + DAY - 1)

    @classmethod
    def of_instant(cls, second: int) -> Moment:
        """Return one second."""
        return cls(second, second)

    @property
    def is_plain(self) -> bool:
        """Whether it is one second or one whole day, and no stretch within which it lies."""
        return self.first == self.last or self == Moment.of_day(self.first // DAY)

    @property
    def text(self) -> str:
        """The moment as documents spell it: a day, an instant, or `first/last`."""
        if self.first == self.last:
            return instant_text(self.first)
        if self == Moment.of_day(self.first // DAY):
            return date_text(self.first // DAY)
        return f"{instant_text(self.first)}/{instant_text(self.last)}"


def read_moment(value: object) -> Moment | None:
    """Return the moment of a day or an instant, as text or as TOML gives it; None for anything else.

    Only UTC is accepted: a moment in another zone is no moment here, and is not converted in silence.
    """
    text = _text(value)
    if text is None:
        return None
    day, second = day_of(text), second_of(text)
    if day is not None:
        return Moment.of_day(day)
    return None if second is None else Moment.of_instant(second)


def _text(value: object) -> str | None:
    if isinstance(value, dt.datetime):
        in_utc = value.utcoffset() == dt.timedelta(0) and not value.microsecond
        return value.strftime("%Y-%m-%dT%H:%M:%SZ") if in_utc else None
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, str) else None
