"""The envelope: DSSE 1.0.2 with a strict profile (docs/spec/envelope.md § 2).

Exactly two signatures by one hybrid pair, sorted by keyid, in a canonical JSON document of exactly three members: an
envelope has one byte form. Signatures are over PAE(type, payload), so a payload cannot be passed off under another
type.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from detente.errors import OursError, TheirsError
from detente.kernel import Digest
from detente.seal import canonical
from detente.seal.keys import SigningPair, VerifyingPair, read_base64

KINDS = frozenset({"keyset", "notification", "parcel", "receipt", "release"})
MAX_ENVELOPE = canonical.MAX_PAYLOAD * 2  # base64 of the largest payload, two signatures, names
_PREFIX, _SUFFIX = "application/vnd.detente.", ".v1+json"
_SIGNATURES = 2
_KEYID = re.compile(r"[0-9a-f]{32}")


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
    signatures = tuple(sorted(zip(pair.public.keyids, pair.sign(signed), strict=True)))
    data = _write(kind, body, signatures)
    return Envelope(kind, body, signatures, data, Digest.of(signed), Digest.of(data))


def _write(kind: str, body: bytes, signatures: tuple[tuple[str, bytes], ...]) -> bytes:
    """The canonical form, written directly: every string in it is ASCII that JSON does not escape."""
    listed = b",".join(
        b'{"keyid":"%b","sig":"%b"}' % (name.encode(), base64.b64encode(raw)) for name, raw in signatures
    )
    return b'{"payload":"%b","payloadType":"%b","signatures":[%b]}' % (
        base64.b64encode(body),
        payload_type(kind).encode(),
        listed,
    )


def parse(data: bytes) -> Envelope:
    """Read an envelope's form without believing it yet; raise `seal.*` for anything but the one byte form."""
    value = canonical.decode(data, limit=MAX_ENVELOPE)
    if not isinstance(value, dict) or set(value) != {"payload", "payloadType", "signatures"}:
        raise TheirsError("seal.not_an_envelope", what="members")
    kind = _kind(value["payloadType"])
    body = read_base64(value["payload"], "payload")
    if len(body) > canonical.MAX_PAYLOAD:
        raise TheirsError("seal.too_large", limit=canonical.MAX_PAYLOAD)
    signatures = _signatures(value["signatures"])
    return Envelope(kind, body, signatures, data, Digest.of(pae(payload_type(kind), body)), Digest.of(data))


def _kind(text: Any) -> str:
    if not isinstance(text, str) or not (text.startswith(_PREFIX) and text.endswith(_SUFFIX)):
        raise TheirsError("seal.not_an_envelope", what="payloadType")
    kind = text[len(_PREFIX) : -len(_SUFFIX)]
    if kind not in KINDS:
        raise TheirsError("seal.unknown_kind", kind=kind[:40])
    return kind


def _signatures(value: Any) -> tuple[tuple[str, bytes], ...]:
    if not isinstance(value, list) or len(value) != _SIGNATURES:
        raise TheirsError("seal.two_signatures")
    found = []
    for entry in value:
        if not isinstance(entry, dict) or set(entry) != {"keyid", "sig"}:
            raise TheirsError("seal.not_an_envelope", what="signatures")
        found.append((_keyid(entry["keyid"]), read_base64(entry["sig"], "sig")))
    if [name for name, _ in found] != sorted({name for name, _ in found}):
        raise TheirsError("seal.two_signatures")
    return tuple(found)


def _keyid(value: Any) -> str:
    if not isinstance(value, str) or not _KEYID.fullmatch(value):
        raise TheirsError("seal.not_an_envelope", what="keyid")
    return value


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
