"""Take in receipts for parcels this station sent."""

from __future__ import annotations

from detente.errors import TheirsError
from detente.kernel import Digest, PartyName
from detente.line import ReceiptVerdict, judge_receipt
from detente.line.receipts import ENDS_CARRYING, Held
from detente.seal import frames
from detente.seal.envelope import Envelope, parse
from detente.seal.payloads import Receipt, read_receipt
from detente.station.house import House
from detente.station.peers import verify_from
from detente.station.ports import ParcelRow, ReceiptRow, RefusalRow, Transaction
from detente.station.projections.fold import fold
from detente.station.record import REFUSALS_KEPT, Record, enter, keep_statement


def receive_receipts(house: House, data: bytes, handed_at: int | None = None) -> tuple[PartyName, ...]:
    """Verify framed receipts and enter each, all or none; return who signed them.

    Who: the party a parcel was addressed to. Ledger: one `receipt` entry (dir in) per new receipt; a repeat writes
    nothing. `handed_at` is when the parcel went out, where the receipt is the answer to it. Fails with `seal.*`,
    `line.wrong_addressee`, `line.receipt_unknown`, and, kept as evidence, `line.receipt_mismatch` and
    `line.receipt_contradiction`.
    """
    envelopes = [parse(frame) for frame in frames.parse_receipts(data)]
    receipts = [read_receipt(envelope) for envelope in envelopes]
    refused: TheirsError | None = None
    with house.store.read() as tx:  # verified before the one writer is asked for
        for envelope, receipt in zip(envelopes, receipts, strict=True):
            verify_from(tx, envelope, receipt.sender, receipt.keyset)
    with house.store.write() as tx:
        for envelope, receipt in zip(envelopes, receipts, strict=True):
            refused = _receive(house, tx, envelope, receipt, handed_at) or refused
    if refused is not None:
        raise refused
    return tuple(receipt.sender for receipt in receipts)


def _receive(
    house: House, tx: Transaction, envelope: Envelope, receipt: Receipt, handed_at: int | None
) -> TheirsError | None:
    """Take one receipt; return, not raise, what must stay on record although it is refused."""
    if receipt.to != house.party:
        raise TheirsError("line.wrong_addressee", to=receipt.to)
    parcel = tx.parcel_of("out", receipt.sender, receipt.id)
    verdict = _judge(tx, receipt, parcel)
    if parcel is None or verdict is ReceiptVerdict.UNKNOWN_PARCEL:
        raise TheirsError(ReceiptVerdict.UNKNOWN_PARCEL.value)
    if verdict is ReceiptVerdict.ACCEPT:
        _enter(house, tx, envelope, receipt, parcel, handed_at)
    elif verdict is ReceiptVerdict.REPEAT:
        _settle(tx, parcel, house.clock.now(), handed_at)
    else:
        _keep(house, tx, envelope, receipt, verdict.value)
        return TheirsError(verdict.value, outcome=receipt.outcome)
    return None


def _judge(tx: Transaction, receipt: Receipt, parcel: ParcelRow | None) -> ReceiptVerdict:
    if parcel is None:
        return ReceiptVerdict.UNKNOWN_PARCEL
    named = Held(receipt.id, receipt.seq, receipt.precedence.value, receipt.of_envelope)
    held = Held(parcel.dispatch, parcel.seq, parcel.precedence, parcel.envelope)
    if receipt.of_statement != parcel.statement:
        return ReceiptVerdict.MISMATCH
    outcomes = frozenset(row.outcome for row in tx.receipts("in", parcel.statement))
    return judge_receipt(named, receipt.outcome, held, outcomes)


def _enter(
    house: House, tx: Transaction, envelope: Envelope, receipt: Receipt, parcel: ParcelRow, handed_at: int | None
) -> None:
    now = house.clock.now()
    keep_statement(tx, envelope)
    record: Record = {
        "at": int(now), "dir": "in", "env": envelope.id, "id": receipt.id, "kind": "receipt", "of": parcel.statement,
        "outcome": receipt.outcome, "peer": receipt.sender, "stmt": envelope.statement, "stated": int(receipt.at),
        **({"reason": receipt.reason} if receipt.reason else {}),
    }  # fmt: skip
    index = enter(house, tx, record)
    tx.put_receipt(ReceiptRow("in", parcel.statement, receipt.outcome, envelope.statement, envelope.id, index, now))
    _settle(tx, parcel, now, handed_at)
    fold(tx, index, record, None)
    tx.note_change("line", "receipt", receipt.id)


def _settle(tx: Transaction, parcel: ParcelRow, now: int, handed_at: int | None) -> None:
    """Stop carrying once `received` or `refused` is held: an `opened` that came first leaves its `received` owed."""
    held = {row.outcome for row in tx.receipts("in", parcel.statement)}
    if held & ENDS_CARRYING:
        tx.settle(parcel.envelope, now, handed_at)


def _keep(house: House, tx: Transaction, envelope: Envelope, receipt: Receipt, code: str) -> None:
    """Keep a receipt that contradicts what we hold: it is the peer's signed word all the same."""
    if tx.refusal_of(envelope.statement) is not None:
        return
    now = house.clock.now()
    keep_statement(tx, envelope)
    record: Record = {
        "at": int(now), "code": code, "env": envelope.id, "kind": "refused", "peer": receipt.sender,
        "stmt": Digest(envelope.statement),
    }  # fmt: skip
    index = enter(house, tx, record)
    tx.put_refusal(RefusalRow(now, receipt.sender, code, envelope.statement, index), REFUSALS_KEPT)
    tx.note_change("ledger", "refused", envelope.statement)
