"""Contacts as officers see them: missions in pairs, briefings with what is owed, and matters folded for a table."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.matters import Matter
from detente.council.matters.briefing_details import Half
from detente.council.matters.mission_details import Contact, Restoration, Suspension
from detente.council.matters.turns import Turns
from detente.kernel import DispatchId, Instant, PartyName
from detente.station.views.matters import MatterLine
from detente.station.views.parties import LineView

Next = tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class FoldedMatter:
    """One matter of a board: its line, the council's own value as of now, and the steps open to our party."""

    line: MatterLine
    matter: Matter
    steps: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class FoldedPage:
    """A page of matters, the last moved first; `next` leads to the one after it, None at the end."""

    items: tuple[FoldedMatter, ...]
    next: Next


@dataclass(frozen=True, slots=True)
class MissionView:
    """A mission as it stands now.

    `ceiling` is the one in force, `coming` the next lower ones that were notified. `suspension`, `contact` and `offer`
    are the latest of each. `offer_days` is how many whole days the offer has waited, or was held over, without a yes
    or a no. `line_state` is the line to the other side, which no state of a mission touches; None where that is not
    ours to tell.
    """

    line: MatterLine
    matter: Matter
    steps: tuple[Labelled, ...]
    ceiling: int
    coming: tuple[tuple[int, Instant], ...]
    accredited: int
    suspension: Suspension | None
    contact: Contact | None
    offer: Restoration | None
    offer_days: int | None
    line_state: LineView | None


@dataclass(frozen=True, slots=True)
class MissionsPage:
    """Missions in groups: those that are twins of each other (by the word of whoever opened one) stand together."""

    groups: tuple[tuple[MissionView, ...], ...]
    next: Next


@dataclass(frozen=True, slots=True)
class Owed:
    """One half that was not held: by whom, to whom, until when, and whether that has passed."""

    line: MatterLine
    half: Half
    other: PartyName
    since: Instant | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class BriefingsBoard:
    """The ledger of turns, what is owed, and a page of the briefings themselves.

    `read` is how many briefings the ledger was made of, `is_whole` whether these are all.
    """

    turns: tuple[Turns, ...]
    owed: tuple[Owed, ...]
    page: FoldedPage
    read: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ConsequencesBoard:
    """Declared consequences and notices of presence; `cited_by` are the notices that cite a declaration, by its id."""

    consequences: FoldedPage
    presences: tuple[FoldedMatter, ...]
    cited_by: dict[DispatchId, tuple[FoldedMatter, ...]]
