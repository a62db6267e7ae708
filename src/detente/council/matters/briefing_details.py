"""What is known of a briefing: its terms, the half of each side, questions and reports (council-procedures § 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.council.acts.forms.briefing import Mode, Topic
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Half:
    """What one side gives. It has a date, or waits for the other half; `owed_until` goes before the date."""

    side: PartyName
    when: Instant | None = None
    after_other: bool = False
    owed_until: Instant | None = None
    held_at: Instant | None = None
    papers: tuple[str, ...] = ()
    exercises: tuple[Mapping[str, Any], ...] = ()

    @property
    def deadline(self) -> Instant | None:
        """When it is past its date."""
        return self.owed_until or self.when

    @property
    def is_set(self) -> bool:
        """Whether it has a date or is tied to the other half."""
        return self.when is not None or self.after_other


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, once there is one."""

    by: PartyName
    at: Instant
    text: str
    answer: str = ""
    answered_by: PartyName | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is known of a briefing. `terms` are the words of the latest counter-offer, `terms_by` who set the terms."""

    topic: Topic
    mode: Mode
    sides: tuple[PartyName, ...]
    first: PartyName | None
    level: str
    depth: str
    marking: str
    second_within: int | None
    exercises: tuple[Mapping[str, Any], ...]
    terms_by: PartyName
    halves: tuple[Half, ...]
    terms: str = ""
    questions: tuple[Question, ...] = ()
    reports: tuple[tuple[PartyName, str], ...] = ()
    reason: str = ""

    def half(self, side: PartyName) -> Half:
        """The half of `side`."""
        return next(half for half in self.halves if half.side == side)

    @property
    def open_halves(self) -> tuple[Half, ...]:
        """The halves that were not held."""
        return tuple(half for half in self.halves if half.held_at is None)
