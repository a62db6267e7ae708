"""Open a dispatch that arrived: decrypt, verify, say so with a signed receipt."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from detente.errors import DetenteError, OursError, TheirsError
from detente.kernel import Officer
from detente.ledger.evidence import verify_releases
from detente.seal import age, package
from detente.seal.envelope import Envelope, parse
from detente.seal.payloads import Notification, Parcel, read_notification, read_parcel
from detente.station.actors import require
from detente.station.commands.sign_receipt import sign_receipt
from detente.station.house import House
from detente.station.peers import verify_from
from detente.station.ports import OutboxRow, ParcelRow, Transaction

ARRIVAL = "station"  # who opens where the policy says that the station does, on arrival


@dataclass(frozen=True, slots=True)
class Opened:
    """The outcome that was receipted, and the code of what was wrong when it could not be read."""

    outcome: str
    code: str | None


def open_dispatch(house: House, officer: Officer, dispatch_id: str) -> Opened:
    """Open an arrived dispatch; the sender gets a signed receipt `opened` or `undecipherable`.

    Who: an officer with `watch`, `draft` or `release`. Ledger: one `receipt` entry with the officer's login; the
    receipt itself does not name the officer. Fails with `station.unknown_dispatch`, `station.not_ours_to_open` and
    `station.already_open`; never because of what is inside: that becomes a receipt.
    """
    require(officer, "watch", "draft", "release")
    return _open(house, dispatch_id, officer.login)


def _open(house: House, dispatch_id: str, by: str) -> Opened:
    with house.store.write() as tx:
        row = _arrived(tx, dispatch_id)
        stored = tx.statement(row.envelope)
        body = tx.body(row.body)
        if stored is None or body is None:
            raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
        envelope = parse(stored.data)
        parcel = read_parcel(envelope)
        outcome, receipt = open_parcel(house, tx, envelope, parcel, row, body, by)
        now, rank = house.clock.now(), parcel.precedence.rank
        tx.enqueue(
            OutboxRow(0, parcel.sender, "receipt", rank, receipt.id, None, parcel.id, 0, now, now, None, None, "")
        )
    return outcome


def open_parcel(
    house: House, tx: Transaction, envelope: Envelope, parcel: Parcel, row: ParcelRow, body: bytes, by: str
) -> tuple[Opened, Envelope]:
    """Look inside a parcel and sign what was found; within the caller's transaction. `by` is a login, or `ARRIVAL`."""
    outcome, inner = _look_inside(house, tx, parcel, body)
    receipt = sign_receipt(
        house, tx, envelope, parcel, outcome.outcome, row.index, reason=outcome.code, by=by, inner=inner
    )
    tx.note_change("line", "opened", row.dispatch)
    return outcome, receipt


def _look_inside(house: House, tx: Transaction, parcel: Parcel, body: bytes) -> tuple[Opened, bytes | None]:
    """Whatever is wrong inside becomes the outcome: the sender must learn of it, and nothing here may fail by it."""
    try:
        return Opened("opened", None), unseal(house, tx, parcel, body).payload
    except DetenteError as problem:
        return Opened("undecipherable", problem.code), None


def _arrived(tx: Transaction, dispatch_id: str) -> ParcelRow:
    rows = tx.parcels_of(dispatch_id)
    arrived = [row for row in rows if row.direction == "in"]
    if not rows:
        raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
    if not arrived:
        raise OursError("station.not_ours_to_open")
    closed = [row for row in arrived if len(tx.receipts("out", row.statement)) == 1]
    if not closed:
        raise OursError("station.already_open")
    return closed[0]


def unseal(house: House, tx: Transaction, parcel: Parcel, body: bytes) -> Envelope:
    """Decrypt a parcel's body and verify everything inside against the outside; return the inner envelope.

    Raises `seal.*` for a file that does not decrypt or verify, `line.wrong_content` and `line.inner_mismatch`.
    """
    salt, data = package.unpack(age.decrypt(body, house.keys.archive))
    if base64.b64encode(package.content(salt, data)).decode() != parcel.content:
        raise TheirsError("line.wrong_content")
    inner = parse(data)
    notification = read_notification(inner)
    verify_from(tx, inner, notification.sender, notification.keyset)
    _compare(notification, parcel)
    verify_releases(inner, notification)
    return inner


def _compare(inner: Notification, outer: Parcel) -> None:
    """Refuse an inner text that was written for another dispatch, sender or addressee."""
    pairs = {
        "id": (inner.id, outer.id),
        "from": (inner.sender, outer.sender),
        "keyset": (inner.keyset, outer.keyset),
        "precedence": (inner.precedence, outer.precedence),
        "traffic": (inner.traffic, outer.traffic),
    }
    wrong = [name for name, (inside, outside) in pairs.items() if inside != outside]
    if outer.to not in [to.party for to in inner.to]:
        wrong.append("to")
    if wrong:
        raise TheirsError("line.inner_mismatch", member=wrong[0])
