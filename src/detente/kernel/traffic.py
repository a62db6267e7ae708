"""What kind of traffic a dispatch is; in the signed header, so that a test can never look real."""

from __future__ import annotations

from enum import Enum


class Traffic(Enum):
    """Whether a dispatch is meant, tried, replayed from history, or shown.

    `LIVE` is meant. `TEST` tries the line. `REPLAY` re-enacts an act of the public record: the act happened, this
    dispatch is not it. `DEMONSTRATION` shows what the program can do; no such act is on record.
    """

    LIVE = "live"
    TEST = "test"
    REPLAY = "replay"
    DEMONSTRATION = "demonstration"

    @property
    def is_real(self) -> bool:
        """True only for live traffic.

        >>> [t.value for t in Traffic if t.is_real]
        ['live']
        """
        return self is Traffic.LIVE
