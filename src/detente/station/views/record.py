"""The ledger and what was refused, as shown."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class HeadView:
    """A signed head of the own ledger; `root` in base64, `note` the signed text."""

    size: int
    root: str
    signed_at: Instant
    note: str
    cosigned: tuple[tuple[str, Instant], ...]


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One witness: the last size it cosigned and when; `problem` is a code when it last failed."""

    name: str
    party: PartyName
    size: int
    at: Instant | None
    problem: str


@dataclass(frozen=True, slots=True)
class RefusalView:
    """Something a peer sent that was refused; kept as evidence when `statement` is set."""

    at: Instant
    peer: str
    code: str
    statement: str | None
    index: int | None


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Size of the ledger, its last heads (newest first), witnesses, refusals."""

    origin: str
    size: int
    heads: tuple[HeadView, ...]
    witnesses: tuple[WitnessView, ...]
    quorum: int
    witnessed_size: int
    refusals: tuple[RefusalView, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, for live pages: a running number, an area of the desk, and what."""

    id: int
    area: str
    kind: str
    ref: str
