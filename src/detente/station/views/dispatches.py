"""A dispatch, its life and its thread, as an officer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from detente.kernel import DispatchId, Instant, PartyName, Precedence, Traffic

Direction = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class LifeFact:
    """One step of the life of a dispatch: a dated fact, or a step that is visibly missing.

    `step` is one of drafted, checked, released, logged, handed, received, opened, witnessed, answered, refused,
    undecipherable, announced. `at` is None while the step has not happened. `peer` names the addressee when the step
    is per addressee. `proof` is the statement id (hex) of the evidence held, `index` the ledger index.
    """

    step: str
    at: Instant | None
    detail: str = ""
    peer: PartyName | None = None
    proof: str | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One line of a list. `subject` is None while an arrived dispatch is unopened."""

    id: DispatchId
    direction: Direction
    sender: PartyName
    addressees: tuple[PartyName, ...]
    type: str | None
    subject: str | None
    precedence: Precedence
    traffic: Traffic
    declared: str | None
    entered_at: Instant
    state: str
    """A state word of `council.words`, or NOT DELIVERED / REFUSED / UNOPENED of the line."""
    thread: DispatchId | None
    index: int = 0
    """Its index in the own ledger: where a list goes on."""


@dataclass(frozen=True, slots=True)
class RefView:
    """A reference to another dispatch: who claims it and what is known of the other."""

    rel: str
    id: DispatchId
    subject: str | None
    claimed_by: PartyName


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One officer's signature under the dispatch."""

    officer: str
    office: str
    at: Instant
    keyid: str


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """What somebody said of a dispatch in public, as this station recorded it."""

    by: PartyName
    where: str
    declared: str
    quote: str
    source: str
    mode: str
    recorded_at: Instant


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One addressee's answer to a proposal or letter; `kind` is NO_ANSWER when there is none."""

    member: PartyName
    kind: str
    state: str
    declared: str | None
    at: Instant | None
    dispatch: DispatchId | None
    traffic: Traffic | None
    recognised: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DispatchView:
    """Everything the dispatch page shows. `body` is the act's own JSON; None while unopened."""

    row: DispatchRow
    office: str | None
    addressee_offices: tuple[tuple[PartyName, str], ...]
    language: str | None
    body: dict[str, Any] | None
    refs: tuple[RefView, ...]
    referred_by: tuple[RefView, ...]
    releases: tuple[ReleaseView, ...]
    life: tuple[LifeFact, ...]
    replies: tuple[ReplyRow, ...]
    announcements: tuple[AnnouncementView, ...]
    statement: str
    """Statement id of the parcel (hex), the fingerprint of this dispatch."""
    size: int
    is_open: bool
    public: tuple[str, ...]
    """What both sides agreed to show: subset of letter, subject, dates, outcome."""


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """One dispatch in a thread, oldest first."""

    row: DispatchRow
    kind: str | None
    text: str
    refs: tuple[RefView, ...]
    recognised_as_reply: str | None
    announcements: tuple[AnnouncementView, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread: the proposal at its root with its dates, one row of reply per member, every entry."""

    root: DispatchId
    subject: str
    state: str
    proposed_dates: tuple[tuple[str, DispatchId], ...]
    """First proposal and each repetition, by declared date (else by entry day)."""
    replies: tuple[ReplyRow, ...]
    entries: tuple[ThreadEntry, ...]
