"""Time: instants that the program measured, and dates that somebody declared.

The two never mix. An `Instant` comes from a clock and decides timeliness; a `DeclaredDate` is a claim by whoever wrote
it, keeps the precision it was given with, and decides nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Self

from detente.errors import OursError

_DECLARED = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?")


class Instant(int):
    """Whole seconds since 1970-01-01T00:00:00Z.

    >>> Instant.parse("2022-02-10T08:40:01Z")
    Instant('2022-02-10T08:40:01Z')
    >>> int(Instant.parse("1970-01-01T00:01:00Z"))
    60
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read RFC 3339 in UTC with `Z`; raise `kernel.instant` for anything else."""
        try:
            moment = dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
        except ValueError:
            raise OursError("kernel.instant", value=text[:40]) from None
        return cls(int(moment.timestamp()))

    @property
    def moment(self) -> dt.datetime:
        """The same as an aware `datetime` in UTC."""
        return dt.datetime.fromtimestamp(int(self), tz=dt.UTC)

    @property
    def iso(self) -> str:
        """RFC 3339 in UTC, to the second."""
        return self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def __str__(self) -> str:
        """The same as `iso`: an instant in a sentence is for people; bytes that are signed take `int(instant)`."""
        return self.iso

    def __repr__(self) -> str:
        return f"Instant('{self.iso}')"


class DeclaredDate(str):
    """A date somebody wrote, to the day or to the minute, in UTC; nothing is filled in.

    >>> DeclaredDate("2022-02-10")
    '2022-02-10'
    >>> DeclaredDate("10 Feb 2022")
    Traceback (most recent call last):
    detente.errors.OursError: kernel.declared_date: “10 Feb 2022” is not a date.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the ISO form; raise `kernel.declared_date` unless it names a real day (and minute)."""
        if not _DECLARED.fullmatch(text):
            raise OursError("kernel.declared_date", value=text[:40])
        try:
            dt.datetime.fromisoformat(text)
        except ValueError:
            raise OursError("kernel.declared_date", value=text[:40]) from None
        return super().__new__(cls, text)

    @property
    def day(self) -> dt.date:
        """The calendar day in UTC."""
        return dt.date.fromisoformat(self[:10])
