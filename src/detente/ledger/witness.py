"""The witness: when to cosign another log's head, and how to ask for it (C2SP tlog-witness v1.0.0).

A request (add-checkpoint) is

    "old " <decimal size> LF
    <base64 of one 32-byte hash> LF          0 to 63 lines: consistency proof from old to new
    LF
    <signed checkpoint>

`judge` is a pure decision. Comparing with the stored state and storing the new one must be one transaction, durable
before the answer leaves; the caller sees to that.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import DetenteError, TheirsError
from detente.ledger.proof_files import parse_hashes, parse_size
from detente.ledger.proofs import verify_consistency
from detente.ledger.tree import EMPTY_ROOT
from detente.seal.checkpoints import Checkpoint, line_verifies, parse_checkpoint
from detente.seal.notes import Note, SignatureLine, parse_line, parse_note, parse_vkey, sign_note, verified

MAX_REQUEST = 128 << 10
SIZE_TYPE = "text/x.tlog.size"
TEXT_TYPE = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class WitnessState:
    """The head last cosigned for an origin."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """An add-checkpoint request, read but not believed."""

    old: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Cosign:
    """Store `state` and `note` (the checkpoint with the log's verified signatures only), then cosign and answer 200."""

    origin: str
    state: WitnessState
    note: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """Answer with this HTTP status, body and content type, and store nothing."""

    status: int
    body: bytes
    content_type: str


def judge(request: bytes, state: WitnessState | None, keys: Sequence[str] | None) -> Cosign | Refusal:
    """Decide about a request; `keys` are the vkeys trusted for its origin, None when the origin is not known.

    The first check that fails decides: form 400, origin 404, signature 403, old > size 400, old is not the stored size
    409 (with that size), contradiction 422. A 422 is evidence of a lying log: keep the request.
    """
    try:
        asked = parse_request(request)
    except DetenteError as problem:
        return _refuse(400, problem.code)
    if keys is None:
        return _refuse(404, "ledger.unknown_origin")
    try:
        signed = _signed_by_log(asked.note, keys)
    except DetenteError as problem:
        return _refuse(403, problem.code)
    refusal = _against_state(asked, state or WitnessState(0, EMPTY_ROOT))
    checkpoint = asked.checkpoint
    return refusal or Cosign(checkpoint.origin, WitnessState(checkpoint.size, checkpoint.root), signed)


def _signed_by_log(note: Note, keys: Sequence[str]) -> bytes:
    """Return the note with the log's own verified lines only; raise `seal.bad_note_signature`."""
    found = verified(note, [parse_vkey(key) for key in keys], line_verifies)
    return sign_note(note.text, [line for _, line in found])


def _against_state(asked: Request, state: WitnessState) -> Refusal | None:
    new = asked.checkpoint
    if asked.old > new.size:
        return _refuse(400, "ledger.bad_request")
    if asked.old != state.size:
        return Refusal(409, b"%d\n" % state.size, SIZE_TYPE)
    if not _continues(asked, state):
        return _refuse(422, "ledger.inconsistent")
    return None


def _continues(asked: Request, state: WitnessState) -> bool:
    new = asked.checkpoint
    if new.size == 0 and new.root != EMPTY_ROOT:
        return False
    if asked.old in {0, new.size}:
        return not asked.proof and (asked.old != new.size or new.root == state.root)
    try:
        verify_consistency(asked.old, new.size, state.root, new.root, asked.proof)
    except TheirsError:
        return False
    return True


def _refuse(status: int, code: str) -> Refusal:
    """The body names the code, for whoever reads it; the status alone decides."""
    return Refusal(status, code.encode() + b"\n", TEXT_TYPE)


def parse_request(data: bytes) -> Request:
    """Read a request; raise `ledger.bad_request`, or `seal.*` for the checkpoint in it."""
    head, blank, signed = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    old = parse_size(first[4:]) if first.startswith(b"old ") else None
    if len(data) > MAX_REQUEST or not blank or old is None:
        raise TheirsError("ledger.bad_request")
    try:
        proof = parse_hashes(lines)
    except TheirsError:
        raise TheirsError("ledger.bad_request") from None
    note = parse_note(signed)
    return Request(old, proof, note, parse_checkpoint(note.text))


def origin_of(request: bytes) -> str | None:
    """Return the origin a request speaks of, None when it cannot be read; nothing is believed yet."""
    try:
        return parse_request(request).checkpoint.origin
    except DetenteError:
        return None


def build_request(old: int, proof: Sequence[bytes], note: bytes) -> bytes:
    """Return the body that asks to cosign `note`, when the witness knows the log at size `old` (0: not known)."""
    return b"\n".join([b"old %d" % old, *(base64.b64encode(item) for item in proof), b"", note])


def read_size(answer: bytes) -> int:
    """Read the body of a 409: the size the witness knows; raise `ledger.bad_answer`."""
    size = parse_size(answer.removesuffix(b"\n"))
    if size is None or not answer.endswith(b"\n"):
        raise TheirsError("ledger.bad_answer")
    return size


def read_answer(answer: bytes) -> tuple[SignatureLine, ...]:
    """Read the body of a 200: signature lines, not yet verified; raise `ledger.bad_answer`.

    Verify them with the witness's configured keys (`seal.checkpoints.verify_cosignatures`), ignoring all others.
    """
    try:
        rows = answer.decode().split("\n")
        if len(answer) > MAX_REQUEST or rows.pop() or not rows:
            raise TheirsError("ledger.bad_answer")
        return tuple(parse_line(row) for row in rows)
    except (DetenteError, UnicodeDecodeError):
        raise TheirsError("ledger.bad_answer") from None
