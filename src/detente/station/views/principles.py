"""Principles as officers see them: each party's register by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.matters.principle import Principle
from detente.kernel import DispatchId, PartyName
from detente.station.views.matters import MatterLine


@dataclass(frozen=True, slots=True)
class Touched:
    """An article of a draft that names topics of a closed principle; nobody need have claimed a conflict."""

    draft: DispatchId
    title: str
    article: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrincipleRow:
    """One principle of a register, with the articles under negotiation that share a topic with it.

    `steps` are what this station's party may do about it now.
    """

    line: MatterLine
    details: Principle
    touched: tuple[Touched, ...]
    steps: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The principles of one party, the last moved first."""

    party: PartyName
    rows: tuple[PrincipleRow, ...]


@dataclass(frozen=True, slots=True)
class PrinciplesPage:
    """Registers of one page; `titles` are of the drafts that claims name, `next` leads to the page after it."""

    registers: tuple[Register, ...]
    titles: Mapping[DispatchId, str]
    next: tuple[int, str] | None

    @property
    def rows(self) -> tuple[PrincipleRow, ...]:
        """All of them, register by register."""
        return tuple(row for register in self.registers for row in register.rows)

    @property
    def shared(self) -> tuple[tuple[str, tuple[PrincipleRow, ...]], ...]:
        """Topics that principles of more than one party name, each with those principles."""
        found: dict[str, list[PrincipleRow]] = {}
        for row in self.rows:
            for topic in dict.fromkeys(topic.strip().casefold() for topic in row.details.wording.topics):
                found.setdefault(topic, []).append(row)
        several = ((topic, rows) for topic, rows in found.items() if len({row.details.author for row in rows}) > 1)
        return tuple((topic, tuple(rows)) for topic, rows in several)
