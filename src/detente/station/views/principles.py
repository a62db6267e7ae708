"""Principles as officers see them: each party's register by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    """One principle of a register, with the articles under negotiation that share a topic with it."""

    line: MatterLine
    details: Principle
    touched: tuple[Touched, ...]


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
