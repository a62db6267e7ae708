"""The receipt: the other station's signed word that it has a parcel (docs/spec/envelope.md § receipt)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import TheirsError
from detente.kernel import Digest, DispatchId, Instant, PartyName, Precedence
from detente.seal.envelope import Envelope
from detente.seal.payloads.members import Members, payload_of, required

OUTCOMES = ("received", "opened", "undecipherable", "refused")
NEGATIVE = frozenset({"undecipherable", "refused"})
OUTCOME_LIMIT = 20
REASON_LIMIT = 60  # a code, not a text
ORIGIN_LIMIT = 255  # what a cosignature can name


@dataclass(frozen=True, slots=True)
class Receipt:
    """`of_statement` and `of_envelope` name the parcel; `head` is the highest contiguous number received before it."""

    of_statement: Digest
    of_envelope: Digest
    id: DispatchId
    sender: PartyName
    to: PartyName
    keyset: str
    precedence: Precedence
    seq: int
    outcome: str
    reason: str | None
    at: Instant
    log_origin: str
    log_index: int
    head: int


def read_receipt(envelope: Envelope) -> Receipt:
    """Read a receipt; raise as `read_parcel`. A negative outcome needs a reason, a positive one has none."""
    members = Members(payload_of(envelope, "receipt"), "receipt")
    of, log = members.under("of"), members.under("log")
    reason = members.get("reason", optional=True)
    receipt = Receipt(
        of_statement=Digest.from_base64(required(of.digest("statement"))),
        of_envelope=Digest.from_base64(required(of.digest("envelope"))),
        id=members.dispatch("id"),
        sender=members.party("from"),
        to=members.party("to"),
        keyset=required(members.digest("keyset")),
        precedence=members.choice("precedence", Precedence),
        seq=members.number("seq", 1),
        outcome=members.word("outcome", OUTCOME_LIMIT),
        reason=None if reason is None else members.word("reason", REASON_LIMIT),
        at=members.instant("at"),
        log_origin=log.text("origin", ORIGIN_LIMIT),
        log_index=log.number("index"),
        head=members.number("head"),
    )
    for part in (of, log, members):
        part.done()
    if receipt.outcome not in OUTCOMES:
        raise TheirsError("seal.bad_member", member="receipt.outcome")
    if (receipt.reason is not None) is not (receipt.outcome in NEGATIVE):
        raise TheirsError("seal.bad_member", member="receipt.reason")
    return receipt
