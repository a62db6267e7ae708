"""The first page, and what the public may read."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import Instant, PartyName, Traffic
from detente.station.views.dispatches import DispatchRow
from detente.station.views.drafts import Draft
from detente.station.views.parties import LineView


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs a person first: arrived and unopened, opened and unanswered, ours without answer, drafts, lines."""

    unopened: tuple[DispatchRow, ...]
    to_answer: tuple[DispatchRow, ...]
    unanswered: tuple[DispatchRow, ...]
    undelivered: tuple[DispatchRow, ...]
    drafts: tuple[Draft, ...]
    lines: tuple[LineView, ...]
    recent: tuple[DispatchRow, ...]


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """One dispatch on the public page, reduced to what both sides agreed to show; the rest is None."""

    id: str
    sender: PartyName
    addressees: tuple[PartyName, ...]
    traffic: Traffic
    subject: str | None
    text: str | None
    language: str | None
    declared: str | None
    delivered_at: Instant | None
    announced: tuple[str, ...]
    outcome: str | None
    outcome_traffic: Traffic | None
    outcome_declared: str | None
