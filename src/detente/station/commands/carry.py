"""What the courier asks and tells: what is due, what goes out, what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import PartyName, Precedence
from detente.line import retry_delay
from detente.seal import frames
from detente.seal.keyset import Endpoint
from detente.station.house import House
from detente.station.peers import keyset_of
from detente.station.ports import LineStateRow, OutboxRow, Transaction

FRESH_SECONDS = 30  # a line heard from within this time is not noted again: each note is a flush to disk
ENTROPY_SCALE = 1 << 16


@dataclass(frozen=True, slots=True)
class Errand:
    """One item to carry to `peer`: the bytes to POST, taken up at `at`."""

    row: OutboxRow
    peer: PartyName
    content: bytes
    at: int


def next_errand(house: House, peer: PartyName) -> Errand | None:
    """Return the most urgent item due for a peer, or None. Who: the station's courier. Ledger: nothing.

    Writes nothing either: that it was handed over is noted with its receipt or with the failure, in one flush.
    """
    now = house.clock.now()
    with house.store.read() as tx:
        row = next(iter(tx.due(peer, now, 1)), None)
        return Errand(row, peer, _content(tx, row), now) if row else None


def _content(tx: Transaction, row: OutboxRow) -> bytes:
    stored = tx.statement(row.envelope)
    envelope = stored.data if stored else b""
    if row.kind == "receipt":
        return frames.frame_receipts([envelope])
    head = next(iter(tx.heads(1)), None)
    seen = tx.peer_head(row.peer)
    body = tx.body(row.body or "") or b""
    return frames.frame_consignment(envelope, body, head.note if head else b"", seen.note if seen else b"")


def settle_receipt(house: House, errand: Errand) -> None:
    """Take a delivered receipt off the queue."""
    with house.store.write() as tx:
        tx.settle(errand.row.envelope, house.clock.now(), errand.at)


def heard_from(house: House, peer: PartyName) -> None:
    """Note a sign of life: the line is good, and everything waiting for the peer is due at once."""
    now = house.clock.now()
    with house.store.read() as tx:
        state = tx.line_state(peer)
    if state.failing_since is None and state.last_good is not None and now - state.last_good < FRESH_SECONDS:
        return
    with house.store.write() as tx:
        tx.put_line_state(LineStateRow(peer, now, None, ""))
        tx.retry_now(peer, now)
        tx.note_change("line", "line", peer)


def went_wrong(house: House, errand: Errand, code: str, *, reached: bool) -> None:
    """Note a failed attempt and put off what waits: the whole line when nobody answered, else this precedence only."""
    now = house.clock.now()
    ranks = range(len(Precedence)) if not reached else (errand.row.rank,)
    spread = int.from_bytes(house.entropy(2)) / ENTROPY_SCALE
    with house.store.write() as tx:
        if reached:
            tx.hand_over([errand.row.id], errand.at)
        tx.count_attempt(errand.row.id)
        for rank in ranks:
            delay = retry_delay(errand.row.attempts + 1, list(Precedence)[rank], spread)
            tx.postpone(errand.peer, rank, now + max(1, round(delay)), code)
        state = tx.line_state(errand.peer)
        if not reached:
            tx.put_line_state(LineStateRow(errand.peer, state.last_good, state.failing_since or now, code))
        tx.note_change("line", "line", errand.peer)


def resend_from(house: House, errand: Errand, seq: int) -> None:
    """Send again every parcel of the errand's sequence from `seq` on: the peer says that it lacks them."""
    now = house.clock.now()
    precedence = list(Precedence)[errand.row.rank].value
    with house.store.write() as tx:
        for parcel in tx.parcels_from("out", errand.peer, precedence, seq):
            tx.requeue(parcel.dispatch, errand.peer, now)


def peers(house: House) -> tuple[PartyName, ...]:
    """Return every introduced party but this one."""
    with house.store.read() as tx:
        return tuple(PartyName(row.party) for row in tx.keysets() if row.party != house.party)


def endpoints_of(house: House, peer: PartyName) -> tuple[Endpoint, ...]:
    """Return the endpoints in the keyset of a peer."""
    with house.store.read() as tx:
        return keyset_of(tx, peer).endpoints


def line_test_failed(house: House, peer: PartyName, code: str) -> None:
    """Note that a line test went unanswered."""
    with house.store.write() as tx:
        state = tx.line_state(peer)
        if state.failing_since is not None and state.problem == code:
            return
        since = state.failing_since or house.clock.now()
        tx.put_line_state(LineStateRow(peer, state.last_good, since, code))
        tx.note_change("line", "line", peer)
