"""What stands in the log: salted commitments to private records, and a few public leaves.

    {"c":"<base64 of 32 bytes>","v":1}                           a private entry, 58 bytes
    {"h":"<base64 statement id>","k":"<kind>","v":1}             a public entry

    c = SHA-256("detente/commit/v1" || 0x00 || salt (32 random bytes) || SHA-256(record))

Without salt and record the entry says nothing, not even to somebody who guesses the text. With both, anyone can
recompute it; opening one entry opens no other.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from hmac import compare_digest
from typing import Literal

from detente.errors import OursError, TheirsError

SALT_BYTES = 32
ENTRY_BYTES = 58
PUBLIC_KINDS = ("handover", "keyset", "policy", "tombstone")
_DOMAIN = b"detente/commit/v1\x00"
_PRIVATE = re.compile(rb'\{"c":"([A-Za-z0-9+/]{43}=)","v":1\}')
_PUBLIC = re.compile(rb'\{"h":"([A-Za-z0-9+/]{43}=)","k":"(handover|keyset|policy|tombstone)","v":1\}')

PublicKind = Literal["handover", "keyset", "policy", "tombstone"]


@dataclass(frozen=True, slots=True)
class PrivateLeaf:
    """An entry that commits to a record kept beside the log."""

    commitment: bytes


@dataclass(frozen=True, slots=True)
class PublicLeaf:
    """An entry that names a public statement by its id."""

    kind: str
    statement: bytes


def commitment(salt: bytes, record: bytes) -> bytes:
    """Return the 32 bytes that commit to `record`; raise `ledger.bad_salt` unless the salt has 32 bytes."""
    if len(salt) != SALT_BYTES:
        raise OursError("ledger.bad_salt")
    return hashlib.sha256(_DOMAIN + salt + hashlib.sha256(record).digest()).digest()


def commit(salt: bytes, record: bytes) -> bytes:
    """Return the 58-byte entry that commits to `record` (canonical JSON).

    >>> commit(bytes([7]) * 32, b'{"k":"sent"}')
    b'{"c":"DsDf/Vj4fpeINAm6tuRjVSZWKIEI94Q0w8zZSwcovIY=","v":1}'
    """
    return b'{"c":"%s","v":1}' % base64.b64encode(commitment(salt, record))


def public_leaf(kind: str, statement: bytes) -> bytes:
    """Return the entry that names a public statement; raise `ledger.bad_entry` for another kind or length.

    >>> public_leaf("keyset", bytes(32))[:12]
    b'{"h":"AAAAAA'
    """
    if kind not in PUBLIC_KINDS or len(statement) != hashlib.sha256().digest_size:
        raise OursError("ledger.bad_entry")
    return b'{"h":"%s","k":"%s","v":1}' % (base64.b64encode(statement), kind.encode())


def read_leaf(entry: bytes) -> PrivateLeaf | PublicLeaf:
    """Read an entry; raise `ledger.bad_entry` unless it is byte for byte one of the two forms."""
    if private := _PRIVATE.fullmatch(entry):
        return PrivateLeaf(_hash(private[1]))
    if public := _PUBLIC.fullmatch(entry):
        return PublicLeaf(public[2].decode(), _hash(public[1]))
    raise TheirsError("ledger.bad_entry")


def check_opening(entry: bytes, salt: bytes, record: bytes) -> None:
    """Check that salt and record open a private entry; raise `ledger.bad_entry` or `ledger.bad_opening`."""
    leaf = read_leaf(entry)
    if not isinstance(leaf, PrivateLeaf) or len(salt) != SALT_BYTES:
        raise TheirsError("ledger.bad_opening")
    if not compare_digest(commitment(salt, record), leaf.commitment):
        raise TheirsError("ledger.bad_opening")


def _hash(text: bytes) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise TheirsError("ledger.bad_entry") from None
    if base64.b64encode(raw) != text:
        raise TheirsError("ledger.bad_entry")
    return raw
