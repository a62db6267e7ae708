"""Take in a parcel from another party and sign for it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import DetenteError, TheirsError
from detente.kernel import Digest, PartyName
from detente.line import Arrived, Channel, Known, ParcelVerdict, judge_parcel
from detente.seal import frames
from detente.seal.envelope import Envelope, parse
from detente.seal.payloads import Parcel, read_parcel
from detente.station.commands.note_peer_head import note_peer_head
from detente.station.commands.open_dispatch import ARRIVAL, open_parcel
from detente.station.commands.sign_receipt import sign_receipt, stored_receipts
from detente.station.house import House
from detente.station.peers import verify_from
from detente.station.ports import ParcelRow, RefusalRow, Transaction
from detente.station.projections.fold import fold
from detente.station.record import REFUSALS_KEPT, Record, enter, keep_statement


@dataclass(frozen=True, slots=True)
class Taken:
    """What goes back to the sender: framed receipts, and the code when the parcel was refused."""

    receipts: bytes
    code: str | None
    dispatch: str
    sender: PartyName


def receive_consignment(house: House, data: bytes) -> Taken:
    """Verify a consignment, enter it, and sign the receipt `received` (or `refused`).

    Who: any introduced party; the parcel's signatures say which. Ledger: `received` and `receipt`, in one transaction
    (and a second `receipt` where the party's policy is to open on arrival);
    for an attributable breach `refused` and `receipt`. A repeat is answered with the stored receipts and writes
    nothing. Fails, leaving only a line in the list of refusals, with `seal.*` for bytes that are no consignment,
    `line.unknown_party`, `line.wrong_keyset`, `line.wrong_addressee`, `line.altered_body`, and with `line.gap`.
    """
    sender = "?"
    try:
        consignment = frames.parse_consignment(data)
        envelope = parse(consignment.parcel)
        parcel = read_parcel(envelope)
        sender = parcel.sender
        _admit(house, envelope, parcel, consignment.cipher)
        with house.store.write() as tx:
            note_peer_head(house, tx, parcel.sender, consignment.own_head)
            return _place(house, tx, envelope, parcel, consignment.cipher)
    except DetenteError as problem:
        _note(house, sender, problem)
        raise


def _admit(house: House, envelope: Envelope, parcel: Parcel, cipher: bytes) -> None:
    """Verify before the one writer is asked for: a forger holds up nobody but himself."""
    with house.store.read() as tx:
        verify_from(tx, envelope, parcel.sender, parcel.keyset)
    if parcel.to != house.party:
        raise TheirsError("line.wrong_addressee", to=parcel.to)
    if len(cipher) != parcel.cipher_size or Digest.of(cipher) != parcel.cipher_sha256:
        raise TheirsError("line.altered_body")


def _place(house: House, tx: Transaction, envelope: Envelope, parcel: Parcel, cipher: bytes) -> Taken:
    channel = tx.channel("in", parcel.sender, parcel.precedence.value)
    # a dispatch id names one dispatch for ever, whoever wrote it: an echo of our own id is a second text too
    same_dispatch = next(iter(tx.parcels_of(parcel.id)), None)
    same_seq = tx.parcel_at("in", parcel.sender, parcel.precedence.value, parcel.seq)
    verdict = judge_parcel(
        Arrived(parcel.id, envelope.statement, parcel.seq, parcel.prev),
        Channel(channel.head, Digest(channel.last).base64 if channel.last else None),
        Known(_statement(same_dispatch), _statement(same_seq)),
    )
    if verdict is ParcelVerdict.REPEAT:
        return Taken(stored_receipts(tx, envelope.statement), None, parcel.id, parcel.sender)
    if verdict is ParcelVerdict.GAP:
        raise TheirsError("line.gap", seq=parcel.seq, next=channel.head + 1)
    if verdict is not ParcelVerdict.ACCEPT:
        return _refuse(house, tx, envelope, parcel, verdict.value)
    return _accept(house, tx, envelope, parcel, cipher)


def _statement(row: ParcelRow | None) -> str | None:
    return row.statement if row else None


def _accept(house: House, tx: Transaction, envelope: Envelope, parcel: Parcel, cipher: bytes) -> Taken:
    now, digest = house.clock.now(), Digest.of(cipher)
    tx.put_body(digest, cipher)
    keep_statement(tx, envelope)
    record: Record = {
        "at": int(now), "body": digest, "env": envelope.id, "id": parcel.id, "kind": "received",
        "peer": parcel.sender, "stmt": envelope.statement,
    }  # fmt: skip
    index = enter(house, tx, record)
    row = ParcelRow(
        "in", parcel.sender, parcel.precedence.value, parcel.seq, parcel.id, envelope.statement, envelope.id,
        digest, len(cipher), index, now,
    )  # fmt: skip
    tx.put_parcel(row)
    fold(tx, index, record, None, parcel)
    sign_receipt(house, tx, envelope, parcel, "received", index)
    tx.note_change("line", "received", parcel.id)
    if house.policy.opens_on_arrival:
        open_parcel(house, tx, envelope, parcel, row, cipher, ARRIVAL)
    return Taken(stored_receipts(tx, envelope.statement), None, parcel.id, parcel.sender)


def _refuse(house: House, tx: Transaction, envelope: Envelope, parcel: Parcel, code: str) -> Taken:
    """Keep an attributable breach as evidence, once, and say so with a signed receipt."""
    if tx.refusal_of(envelope.statement) is None:
        now = house.clock.now()
        keep_statement(tx, envelope)
        record: Record = {
            "at": int(now), "code": code, "env": envelope.id, "kind": "refused", "peer": parcel.sender,
            "stmt": envelope.statement,
        }  # fmt: skip
        index = enter(house, tx, record)
        tx.put_refusal(RefusalRow(now, parcel.sender, code, envelope.statement, index), REFUSALS_KEPT)
        sign_receipt(house, tx, envelope, parcel, "refused", index, reason=code)
        tx.note_change("ledger", "refused", envelope.statement)
    return Taken(stored_receipts(tx, envelope.statement), code, parcel.id, parcel.sender)


def _note(house: House, sender: str, problem: DetenteError) -> None:
    """Add a line to the list of refusals, unless the store itself is what failed."""
    if problem.code.startswith("adapters."):
        return
    with house.store.write() as tx:
        tx.put_refusal(RefusalRow(house.clock.now(), sender[:200], problem.code, None, None), REFUSALS_KEPT)
        tx.note_change("ledger", "refused", problem.code)
