"""The first page."""

from __future__ import annotations

from dataclasses import dataclass

from detente.station.views.dispatches import DispatchRow
from detente.station.views.drafts import Draft
from detente.station.views.notices import HandedSection
from detente.station.views.parties import LineView


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs a person first: arrived and unopened, opened and unanswered, ours without answer, drafts, lines.

    `handed` are the sections of forms that are with the officer who looks; all else is the same for every officer.
    """

    unopened: tuple[DispatchRow, ...]
    to_answer: tuple[DispatchRow, ...]
    unanswered: tuple[DispatchRow, ...]
    undelivered: tuple[DispatchRow, ...]
    drafts: tuple[Draft, ...]
    lines: tuple[LineView, ...]
    recent: tuple[DispatchRow, ...]
    handed: tuple[HandedSection, ...] = ()
