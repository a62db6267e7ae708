"""A clock that a test moves."""

from __future__ import annotations

from detente.kernel import Instant


class MovableClock:
    """Implements `station.ports.Clock`; stands still until it is moved.

    >>> clock = MovableClock(Instant.parse("2022-02-10T08:00:00Z"))
    >>> clock.move(minutes=40)
    >>> clock.now()
    Instant('2022-02-10T08:40:00Z')
    """

    def __init__(self, start: Instant) -> None:
        self._now = start

    def now(self) -> Instant:
        """Return the time it was moved to."""
        return self._now

    def move(self, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        """Move it forward."""
        self._now = Instant(self._now + seconds + 60 * (minutes + 60 * (hours + 24 * days)))
