"""The timeline as officers see it: one entry for each thing that happened, in the order of declared dates."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.kernel import DispatchId, Traffic
from detente.station.ports.timeline import Place
from detente.station.views.dispatches import AnnouncementView, DispatchRow
from detente.station.views.matters import ChronicleEntry


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry; exactly one of `row`, `event` and `said` is there.

    `date` is its declared date, else when it was entered. `declared` tells which of the two it is. `matter` is the
    matter that the dispatch opens or moves, `step` the step it takes. `marks` are ANNOUNCED_BEFORE, LEAK.
    """

    date: str
    index: int
    declared: bool = True
    row: DispatchRow | None = None
    event: ChronicleEntry | None = None
    said: AnnouncementView | None = None
    about: DispatchId | None = None
    matter: DispatchId | None = None
    step: Labelled | None = None
    marks: tuple[str, ...] = ()

    @property
    def traffic(self) -> Traffic | None:
        """The traffic of a dispatch."""
        return self.row.traffic if self.row else None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page, oldest first. `months` counts all that the filters choose; `next` is where the page after it begins."""

    entries: tuple[TimelineEntry, ...]
    months: tuple[tuple[str, int], ...]
    next: Place | None
    tracks: tuple[tuple[str, str], ...]
    """Tracks of programmes that can be chosen: (address value, name)."""
