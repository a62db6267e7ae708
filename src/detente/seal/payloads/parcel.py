"""The parcel: the signed outside of a dispatch (docs/spec/envelope.md § parcel)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import TheirsError
from detente.kernel import Digest, DispatchId, Instant, PartyName, Precedence, Traffic
from detente.seal.envelope import Envelope
from detente.seal.payloads.members import Members, payload_of, required

GRADES = ("receipt", "availability")
GRADE_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Parcel:
    """`prev` and `content` in base64; `prev` is None exactly for number 1. `cipher_size` in bytes."""

    id: DispatchId
    sender: PartyName
    to: PartyName
    keyset: str
    precedence: Precedence
    traffic: Traffic
    seq: int
    prev: str | None
    issued: Instant
    expires: Instant
    grade: str
    cipher_sha256: Digest
    cipher_size: int
    content: str


def read_parcel(envelope: Envelope) -> Parcel:
    """Read a parcel; raise `seal.other_kind`, `seal.missing_member`, `seal.bad_member`, `seal.unknown_member`."""
    members = Members(payload_of(envelope, "parcel"), "parcel")
    cipher = members.under("cipher")
    parcel = Parcel(
        id=members.dispatch("id"),
        sender=members.party("from"),
        to=members.party("to"),
        keyset=required(members.digest("keyset")),
        precedence=members.choice("precedence", Precedence),
        traffic=members.choice("traffic", Traffic),
        seq=members.number("seq", 1),
        prev=members.digest("prev", optional=True),
        issued=members.instant("issued"),
        expires=members.instant("expires"),
        grade=members.word("grade", GRADE_LIMIT),
        cipher_sha256=Digest.from_base64(required(cipher.digest("sha256"))),
        cipher_size=cipher.number("size", 1),
        content=required(members.digest("content")),
    )
    cipher.done()
    members.done()
    if (parcel.prev is None) is not (parcel.seq == 1):
        raise TheirsError("seal.bad_member", member="parcel.prev")
    if parcel.grade not in GRADES:
        raise TheirsError("seal.bad_member", member="parcel.grade")
    if parcel.expires < parcel.issued:
        raise TheirsError("seal.bad_member", member="parcel.expires")
    return parcel
