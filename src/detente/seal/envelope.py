"""The envelope: DSSE 1.0.2 with a strict profile (docs/spec/envelope.md § 2).

Exactly two signatures by one hybrid pair, sorted by keyid, in a canonical JSON document of exactly three members: an
envelope has one byte form. Signatures are over PAE(type, payload), so a payload cannot be passed off under another
type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from detente.errors import OursError, TheirsError
from detente.kernel import Digest
from detente.seal import canonical
from detente.seal.envelope_form import MAX_ENVELOPE, Form, Signature, read_form, write_form
from detente.seal.keys import SigningPair, VerifyingPair

__all__ = [
    "KINDS", "MAX_ENVELOPE", "Envelope", "pae", "parse", "payload_type", "seal", "verify", "verify_many",
]  # fmt: skip

KINDS = frozenset({"keyset", "notification", "parcel", "receipt", "release"})
_PREFIX, _SUFFIX = "application/vnd.detente.", ".v1+json"


def payload_type(kind: str) -> str:
    """Return the payloadType of a kind of statement.

    >>> payload_type("parcel")
    'application/vnd.detente.parcel.v1+json'
    """
    return f"{_PREFIX}{kind}{_SUFFIX}"


def pae(payload_type: str, body: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding of a payload type and body.

    >>> pae("http://example.com/HelloWorld", b"hello world")
    b'DSSEv1 29 http://example.com/HelloWorld 11 hello world'
    """
    name = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(body), body)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A signed statement. `data` are the exact bytes; `signatures` pairs (keyid, raw signature) as they stand there."""

    kind: str
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...]
    data: bytes
    statement: Digest
    """SHA-256 of the PAE: what was said, whoever signs."""
    id: Digest
    """SHA-256 of `data`: this signed object."""

    @property
    def signed_bytes(self) -> bytes:
        """What the signatures are over."""
        return pae(payload_type(self.kind), self.payload)


def seal(kind: str, payload: Any, pair: SigningPair) -> Envelope:
    """Sign a payload as a statement of `kind`; raise `seal.unknown_kind`, `seal.cannot_encode`, `seal.too_large`."""
    if kind not in KINDS:
        raise OursError("seal.unknown_kind", kind=kind[:40])
    body = canonical.encode(payload)
    if len(body) > canonical.MAX_PAYLOAD:
        raise OursError("seal.too_large", limit=canonical.MAX_PAYLOAD)
    return _seal(kind, body, pair)


def _seal(kind: str, body: bytes, pair: SigningPair) -> Envelope:
    signed = pae(payload_type(kind), body)
    first, second = sorted(zip(pair.public.keyids, pair.sign(signed), strict=True))
    data = write_form(Form(body, payload_type(kind), (Signature(*first), Signature(*second))))
    return Envelope(kind, body, (first, second), data, Digest.of(signed), Digest.of(data))


def parse(data: bytes) -> Envelope:
    """Read an envelope's form without believing it yet; raise `seal.*` for anything but the one byte form."""
    form = read_form(data)
    kind = _kind(form.payloadType)
    if len(form.payload) > canonical.MAX_PAYLOAD:
        raise TheirsError("seal.too_large", limit=canonical.MAX_PAYLOAD)
    statement = Digest.of(pae(form.payloadType, form.payload))
    signatures = tuple((signature.keyid, signature.sig) for signature in form.signatures)
    return Envelope(kind, form.payload, signatures, data, statement, Digest.of(data))


def _kind(text: str) -> str:
    if not (text.startswith(_PREFIX) and text.endswith(_SUFFIX)):
        raise TheirsError("seal.not_an_envelope", what="payloadType")
    kind = text[len(_PREFIX) : -len(_SUFFIX)]
    if kind not in KINDS:
        raise TheirsError("seal.unknown_kind", kind=kind[:40])
    return kind


def verify(envelope: Envelope, keys: VerifyingPair) -> None:
    """Verify both signatures by both keys of one pair; raise `seal.wrong_keys` or `seal.bad_signature`.

    Which signature belongs to which algorithm follows from the key record, never from the envelope.
    """
    found = dict(envelope.signatures)
    if set(found) != set(keys.keyids):
        raise TheirsError("seal.wrong_keys", keyid=keys.keyids[0])
    keys.verify(envelope.signed_bytes, found[keys.keyids[0]], found[keys.keyids[1]])


Verdict = TheirsError | None
Each = Callable[[Callable[[tuple[Envelope, VerifyingPair]], Verdict], Iterable[tuple[Envelope, VerifyingPair]]],
                Iterable[Verdict]]  # fmt: skip


def verify_many(pairs: Iterable[tuple[Envelope, VerifyingPair]], each: Each = map) -> list[Verdict]:
    """Verify many envelopes, one bad one hiding none of the others; return None or the refusal for each, in order.

    Verifying lets go of the interpreter: pass the `map` of a thread pool as `each` to use several cores.
    """
    return list(each(_verdict, pairs))


def _verdict(pair: tuple[Envelope, VerifyingPair]) -> Verdict:
    try:
        verify(*pair)
    except TheirsError as problem:
        return problem
    return None
