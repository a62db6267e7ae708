"""Spans of time for deadlines: hours are elapsed hours, weekends included (council-procedures § 14: 15)."""

from __future__ import annotations

from detente.kernel import Instant

HOUR = 3600  # seconds
DAY = 24 * HOUR
LAST = Instant.parse("9999-12-31T23:59:59Z")  # the last that RFC 3339 can write


def later(at: Instant, seconds: int) -> Instant:
    """The instant `seconds` after `at`, held to what can be written.

    >>> later(Instant.parse("2022-02-11T12:00:00Z"), 48 * HOUR).iso
    '2022-02-13T12:00:00Z'
    >>> later(LAST, DAY) == LAST
    True
    """
    return Instant(min(at + seconds, LAST))
