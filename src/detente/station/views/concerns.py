"""Concerns as officers see them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.matters.concern import Concern, Reading
from detente.kernel import Instant, PartyName
from detente.station.views.matters import MatterLine


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One concern. `waits_for` are the parties whose consent a voice still needs for more than being heard."""

    line: MatterLine
    details: Concern
    waits_for: tuple[PartyName, ...]
    steps: tuple[Labelled, ...]

    @property
    def by_party(self) -> tuple[tuple[PartyName, Instant | None, tuple[Reading, ...]], ...]:
        """Each party it is about: when it showed that it heard, and its answers."""
        heard = dict(self.details.heard)
        return tuple(
            (party, heard.get(party), tuple(r for r in self.details.readings if r.answer.by == party))
            for party in self.details.about
        )


@dataclass(frozen=True, slots=True)
class ConcernsPage:
    """A page of concerns: `next` leads to the one after it, None at the end."""

    items: tuple[ConcernRow, ...]
    next: tuple[int, str] | None
