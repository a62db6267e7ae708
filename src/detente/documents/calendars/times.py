"""When a meeting is: at a time, some time between two days, or left open. A date is never made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.council.acts.proposal import Window
from detente.errors import OursError

_UTC = "UTC"
_DAY_LENGTH = len("2022-02-10")


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A time of day at a place: `at` without offset, `zone` an IANA name; “UTC” for UTC.

    Raises `documents.unknown_zone`, and `documents.skipped_time` for an hour that the clocks of that place leave out.
    Of an hour that comes twice, the first is meant (RFC 5545 § 3.3.5).
    """

    at: dt.datetime
    zone: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None:
            raise OursError("documents.unknown_zone", zone=str(self.at.tzinfo)[:40])
        if self.moment.astimezone(dt.UTC).astimezone(self.moment.tzinfo).replace(tzinfo=None) != self.at:
            raise OursError("documents.skipped_time", time=self.at.strftime("%Y-%m-%d %H:%M"), zone=self.zone)

    @property
    def moment(self) -> dt.datetime:
        """The same with its zone."""
        if self.zone == _UTC:
            return self.at.replace(tzinfo=dt.UTC, fold=0)
        try:
            return self.at.replace(tzinfo=ZoneInfo(self.zone), fold=0)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise OursError("documents.unknown_zone", zone=ascii(self.zone[:40])) from None


@dataclass(frozen=True, slots=True)
class At:
    """A fixed time; without `end` it is not said how long. Raises `documents.reversed_time`."""

    start: LocalTime
    end: LocalTime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end.moment < self.start.moment:
            raise OursError("documents.reversed_time")


@dataclass(frozen=True, slots=True)
class Days:
    """Some time between two days, both included. Raises `documents.reversed_time`."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise OursError("documents.reversed_time")


@dataclass(frozen=True, slots=True)
class Undated:
    """Left open, wholly or at one end."""

    first: dt.date | None = None
    last: dt.date | None = None


When = At | Days | Undated


def when_of(window: Window) -> When:
    """The time proposed: with minutes at both ends a time in UTC, else a window of days; one end alone is open.

    >>> when_of(Window())
    Undated(first=None, last=None)
    """
    start, end = window.start, window.end
    if start is None or end is None:
        return Undated(start.day if start else None, end.day if end else None)
    if _DAY_LENGTH in {len(start), len(end)}:
        return Days(start.day, end.day)
    first, last = (dt.datetime.fromisoformat(text).replace(tzinfo=None) for text in (start, end))
    return At(LocalTime(first, _UTC), LocalTime(last, _UTC))
