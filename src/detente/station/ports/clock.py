"""Time and chance, as arguments."""

from __future__ import annotations

from typing import Protocol

from detente.kernel import Instant


class Clock(Protocol):
    """Tells the time of this station; a test moves it."""

    def now(self) -> Instant:
        """Return the present second."""
        ...


class Entropy(Protocol):
    """Gives unpredictable bytes."""

    def __call__(self, count: int, /) -> bytes:
        """Return `count` random bytes."""
        ...
