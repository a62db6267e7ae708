"""The record in the order of declared dates: what the timeline asks of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.station.ports import rows as r

Place = tuple[str, int]
"""Where something stands in the timeline: its date (declared, else entered, both ISO 8601 in UTC) and ledger index."""


@dataclass(frozen=True, slots=True)
class TimelineWanted:
    """Which part of the record: of a party, by types of acts or kinds of events, after a place and up to a date.

    `acts` and `ids` hold for dispatches, `events` for the chronicle; None takes all. `until` is included, with the
    whole day it names.
    """

    party: str | None = None
    acts: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None
    events: tuple[str, ...] | None = None
    after: Place = ("", -1)
    until: str = "9999"
    limit: int = 60


class TimelineRows(Protocol):
    """Dispatches, announcements and the chronicle by their dates, oldest first."""

    def dispatches_declared(self, wanted: TimelineWanted) -> Sequence[r.DispatchRecord]:
        """Return dispatches with a declared date, oldest first."""
        ...

    def dispatches_undeclared(self, wanted: TimelineWanted) -> Sequence[r.DispatchRecord]:
        """Return dispatches without one, in the order of entry."""
        ...

    def announcements_declared(self, wanted: TimelineWanted) -> Sequence[r.AnnouncementRow]:
        """Return announcements, oldest first."""
        ...

    def chronicle_declared(self, wanted: TimelineWanted) -> Sequence[r.ChronicleRow]:
        """Return what happened in public, oldest first."""
        ...

    def months(self, wanted: TimelineWanted, *, dispatches: bool, announcements: bool, events: bool) -> dict[str, int]:
        """Return how many there are in each month, by `2022-02`."""
        ...
