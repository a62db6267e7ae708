"""Matters as officers see them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.acts.public_event import PublicEvent
from detente.council.matters import Matter
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.views.dispatches import DispatchRow


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One line of a list. `kind` and `state` are values of the council; `state_label` is a message id.

    `due` is when time alone moves it next, None when nothing is due.
    """

    id: DispatchId
    kind: str
    kind_label: str
    title: str
    opened_by: PartyName
    parties: tuple[PartyName, ...]
    chair: PartyName
    state: str
    state_label: str
    traffic: Traffic
    due: Instant | None
    opened_at: Instant
    moved_at: Instant
    steps: int
    refused: int
    part_of: DispatchId | None


@dataclass(frozen=True, slots=True)
class MattersPage:
    """A page of a list: `next` leads to the one after it, None at the end."""

    lines: tuple[MatterLine, ...]
    next: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class LinkedMatter:
    """Another matter that is tied to this one, and by which reference (its sender's claim)."""

    rel: str
    line: MatterLine


@dataclass(frozen=True, slots=True)
class MatterView:
    """Everything the page of a matter shows. `matter` is the council's own value, as of now.

    `open_steps` are what this station's party may do now. `papers` are its dispatches, oldest first. `parts` belong
    under it, `linked` refer to it or are referred to by it otherwise.
    """

    line: MatterLine
    matter: Matter
    open_steps: tuple[Labelled, ...]
    takes: str
    papers: tuple[DispatchRow, ...]
    parts: tuple[MatterLine, ...]
    above: MatterLine | None
    linked: tuple[LinkedMatter, ...]


@dataclass(frozen=True, slots=True)
class ChronicleEntry:
    """Something that happened in public, with the officer who recorded it and when; `index` is its ledger index."""

    index: int
    event: PublicEvent
    officer: str
    recorded_at: Instant
