"""What the duties of a regime ask of somebody now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Self

from detente.errors import DetenteError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant
from detente.station.regimes.agreed import Regime
from detente.station.views.regimes import DutyLine


class Call(Enum):
    """Why a duty is told, the most urgent first: its value stands in documents, its label is for people."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member of its value and its label (a message id)."""
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made

    OVERDUE = "overdue", N_("We have not sent it, and it was due")
    DUE = "due", N_("We owe it, now or soon")
    AWAITED = "awaited", N_("It is owed to us and has not come")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A duty that asks for somebody: why, under which rules, and the duty itself."""

    call: Call
    regime: Regime
    line: DutyLine


@dataclass(frozen=True, slots=True)
class DutyAlarms:
    """What is told at a moment. `lead`: how many seconds before its due moment a duty of ours is told.

    `regimes` are the names of the regimes that the own party agreed; `problems` say why one of them could not be asked.
    """

    as_of: Instant
    lead: int
    alarms: tuple[Alarm, ...] = ()
    regimes: tuple[str, ...] = ()
    problems: tuple[tuple[str, DetenteError], ...] = ()

    def of(self, call: Call) -> tuple[Alarm, ...]:
        """Return those that are told for one reason."""
        return tuple(alarm for alarm in self.alarms if alarm.call is call)
