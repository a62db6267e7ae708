"""Rows as the store gives and takes them: plain values, one per table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeafRow:
    """One ledger entry: the 58-byte `entry`, and beside the log its `salt` and canonical `record` (None if public)."""

    index: int
    entry: bytes
    hash: bytes
    salt: bytes | None
    record: bytes | None
    dispatch: str | None
    at: int


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A signed head: `note` is the checkpoint with the log's own signatures."""

    size: int
    root: bytes
    note: bytes
    signed_at: int


@dataclass(frozen=True, slots=True)
class CosignatureRow:
    """A witness's lines under the head of `size`; `at` is the time the witness states."""

    size: int
    witness: str
    lines: bytes
    at: int


@dataclass(frozen=True, slots=True)
class PeerHeadRow:
    """The largest head of somebody else's log that this station verified (`key`: a peer, or an origin witnessed)."""

    key: str
    size: int
    root: bytes
    note: bytes
    at: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """An envelope, byte for byte."""

    envelope: str
    statement: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeysetRow:
    """A party's keyset as introduced; `introduced_by` is the officer who compared the fingerprint."""

    party: str
    version: int
    statement: str
    data: bytes
    introduced_at: int
    introduced_by: str
    witnesses_us: bool


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """The head of one sequence: highest contiguous number and the statement id of that parcel."""

    head: int
    last: str | None


@dataclass(frozen=True, slots=True)
class ParcelRow:
    """One parcel sent or received."""

    direction: str
    peer: str
    precedence: str
    seq: int
    dispatch: str
    statement: str
    envelope: str
    body: str
    size: int
    index: int
    at: int


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt for the parcel with statement id `parcel`; direction "in" is a peer's word about our parcel."""

    direction: str
    parcel: str
    outcome: str
    statement: str
    envelope: str
    index: int
    at: int


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """Something that waits to be carried; `kind` is parcel or receipt."""

    id: int
    peer: str
    kind: str
    rank: int
    envelope: str
    body: str | None
    dispatch: str
    attempts: int
    entered_at: int
    next_try: int
    handed_at: int | None
    done_at: int | None
    problem: str


@dataclass(frozen=True, slots=True)
class LineStateRow:
    """What is known of the line to a peer."""

    peer: str
    last_good: int | None
    failing_since: int | None
    problem: str


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """Something refused."""

    at: int
    peer: str
    code: str
    statement: str | None
    index: int | None


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An enrolled officer; `roles` joined by a space, `keys` the canonical JSON of the public pair."""

    login: str
    name: str
    office: str
    roles: str
    keys: bytes
    enrolled_at: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft: `fields` and `releases` in canonical JSON, `frozen` the exact notification once checked."""

    id: str
    fields: bytes
    author: str
    started_at: int
    saved_at: int
    checked_at: int | None
    frozen: bytes | None
    releases: bytes


@dataclass(frozen=True, slots=True)
class HandingRow:
    """A section of a draft handed to an officer; `number` counts within the draft, officers are logins.

    `outcome` is `done` or `taken_back`, with who ended it and when; None while the section is with the officer.
    """

    draft: str
    number: int
    section: str
    holder: str
    given_by: str
    given_at: int
    note: str
    outcome: str | None = None
    ended_by: str | None = None
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class DispatchRecord:
    """One dispatch as folded from the record; `inner` is the notification's payload, None while unopened.

    `entered_at` is this station's time; `sent_at` the time in the sender's signed parcel, the same at both ends.
    """

    id: str
    direction: str
    sender: str
    addressees: str
    type: str | None
    subject: str | None
    precedence: str
    traffic: str
    declared: str | None
    entered_at: int
    thread: str | None
    inner: bytes | None
    index: int
    sent_at: int | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A dated step in the life of a dispatch; `peer` is "" when the step is not per addressee."""

    dispatch: str
    step: str
    peer: str
    at: int
    detail: str
    proof: str
    index: int


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """What was said in public about a dispatch, as recorded here."""

    index: int
    dispatch: str
    by: str
    where: str
    declared: str
    quote: str
    source: str
    mode: str
    at: int


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter as it stood after its last step; `due` is when time alone would move it next.

    `parties` joined by a space, `steps` and `refused` are counts, `part_of` the opening act it belongs under, `index`
    the ledger index of the last deed folded.
    """

    id: str
    kind: str
    title: str
    opened_by: str
    parties: str
    chair: str
    state: str
    traffic: str
    due: int | None
    opened_at: int
    moved_at: int
    steps: int
    refused: int
    part_of: str | None
    index: int


@dataclass(frozen=True, slots=True)
class ChronicleRow:
    """Something that happened in public, as recorded here; `body` is the event in canonical JSON."""

    index: int
    kind: str
    by: str
    declared: str
    dispatch: str | None
    matter: str | None
    body: bytes
    officer: str
    at: int


@dataclass(frozen=True, slots=True)
class PublicityRow:
    """From when a dispatch is public, folded from the words of its parties; `since` None means never.

    `parties` joined by a space, the sender first. `updated` is when what is shown last changed, `due` when an embargo
    will change it next.
    """

    dispatch: str
    parties: str
    since: int | None
    updated: int | None
    due: int | None


@dataclass(frozen=True, slots=True)
class PublicWanted:
    """Which public dispatches a page shows at `now`: of a party, first shown from `first` and before `last`.

    The last shown come first; with `latest`, the last changed.
    """

    now: int
    party: str | None = None
    first: int | None = None
    last: int | None = None
    latest: bool = False
    limit: int = 25
    offset: int = 0


@dataclass(frozen=True, slots=True)
class MattersWanted:
    """Which matters a list shows: by kind, state, party, what is due by an instant; newest moved first, or next due.

    `due_from` leaves out what was due before. `before` is (moved_at, id) of the last one shown, for the next page.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    party: str | None = None
    real: bool | None = None
    due_by: int | None = None
    due_from: int | None = None
    limit: int = 50
    before: tuple[int, str] | None = None
