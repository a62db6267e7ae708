"""What the fold makes: a thread as it stands, with every claim beside whoever made it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts import Announcement, MeetingProposal, Recognised, Reply
from detente.council.deeds import Delivery
from detente.council.machines import ProposalState
from detente.council.states import Answer, Mark, Word
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the author of the first paper says of a paper claimed, or taken, as the reply to it."""

    recognised: Recognised
    reason: str
    by: PartyName
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as given. `claimed`: its own sender calls it a reply; `judgement`: what the other side says of that.

    `version` is the version of the proposal that stood when it was given, from 1. `taken_over_by` is the author's
    acceptance of this counter-proposal.
    """

    dispatch: DispatchId
    sender: PartyName
    answer: Answer
    text: str
    declared: DeclaredDate | None
    issued: Instant
    traffic: Traffic
    claimed: bool
    version: int
    reply: Reply | None = None
    judgement: Judgement | None = None
    taken_over_by: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class ProposedOn:
    """One date of the proposal, first or repeated, with its delivery and what was said of it in public."""

    dispatch: DispatchId
    declared: DeclaredDate | None
    issued: Instant
    traffic: Traffic
    deliveries: tuple[Delivery, ...]
    announced: tuple[Announcement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One addressee's row. `latest` is the answer that stands; all that were given are kept, oldest first.

    An answer to the whole proposal stands over earlier answers to single themes; a later answer to a theme stands
    beside it.

    `aside` are answers of another kind of traffic; they never count. `themes` holds what was said theme by theme.
    `is_known` is False where receipts of this member never come to this station (`Delivery.is_known`).
    `days_open` is whole days since delivery while nothing final came; None when answered or not delivered.
    """

    member: PartyName
    answer: Answer
    word: Word
    latest: Given | None
    given: tuple[Given, ...]
    aside: tuple[Given, ...]
    themes: tuple[tuple[str, Answer], ...]
    delivered_at: Instant | None
    opened_at: Instant | None
    days_open: int | None
    marks: tuple[Mark, ...]
    is_known: bool = True

    @property
    def traffic(self) -> Traffic | None:
        """The kind of traffic of the answer that stands: a row filled by a demonstration is marked as one."""
        return self.latest.traffic if self.latest else None


@dataclass(frozen=True, slots=True)
class ThreadState:
    """A thread as it stands. `proposal` and `phase` are None when the root is a letter.

    `proposal` is the current version; `version` counts from 1. `others` are answers by parties that were not
    addressed: shown, never counted. `members` are all dispatches of the thread, in the order of the record.
    `agreed_themes` are the themes every row accepts.
    """

    root: DispatchId
    author: PartyName
    subject: str
    traffic: Traffic
    word: Word
    phase: ProposalState | None
    proposal: MeetingProposal | None
    version: int
    dates: tuple[ProposedOn, ...]
    rows: tuple[Row, ...]
    others: tuple[Given, ...]
    agreed_themes: tuple[str, ...]
    members: tuple[DispatchId, ...]
    marks: tuple[Mark, ...]
