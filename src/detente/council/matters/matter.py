"""A matter: something the parties have before them, from the act that opened it to its last step.

The same value for every kind; what a kind alone knows stands in `details`. A step that was not legal when it came is
kept in `refused` with the reason, and changes nothing else: nothing is lost by a refusal, and nothing is gained by
sending what one may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a matter. `by` is None when the clock did it (a period that ended)."""

    event: Labelled
    before: Labelled
    after: Labelled
    at: Instant
    by: PartyName | None = None
    dispatch: DispatchId | None = None
    declared: DeclaredDate | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A step that had no effect, and the rule it broke: a code of `council.*` with its fields."""

    dispatch: DispatchId
    by: PartyName
    event: Labelled
    at: Instant
    code: str
    fields: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter as it stands. `parties` are all who were party to its opening, its opener first.

    `chair` is who presides over it (its opener where nobody was named). `aside` are steps of another kind of traffic.
    """

    id: DispatchId
    kind: str
    title: str
    opened: Deed
    parties: tuple[PartyName, ...]
    chair: PartyName
    state: Labelled
    details: Any
    due: Instant | None = None
    steps: tuple[Step, ...] = ()
    refused: tuple[Refused, ...] = ()
    aside: tuple[DispatchId, ...] = ()

    @property
    def opened_by(self) -> PartyName:
        """Who opened it."""
        return self.opened.sender

    @property
    def traffic(self) -> Traffic:
        """The kind of traffic it was opened in; only the same reality moves it (`Deed.counts_for`)."""
        return self.opened.traffic

    @property
    def opened_at(self) -> Instant:
        """When it was opened, by its opener's signed word."""
        return self.opened.heard_by(self.opened.sender)

    @property
    def moved_at(self) -> Instant:
        """When it last moved."""
        return self.steps[-1].at if self.steps else self.opened_at
