"""The package inside an age file, and the commitment to its content (docs/spec/encryption.md § package).

    salt (32) || uint32 length of E || E || zero padding

padded to a power of two from 1 KiB to 64 KiB, beyond that to a multiple of 64 KiB, so that the size of a ciphertext
says little about the length of the text.
"""

from __future__ import annotations

import hashlib
import struct

from detente.errors import OursError, TheirsError

SALT = 32
LEAST = 1 << 10
STEP = 1 << 16
_DOMAIN = b"detente/content/v1\x00"
_LENGTH = struct.Struct(">I")


def padded_size(size: int) -> int:
    """Return the padded size for `size` bytes.

    >>> [padded_size(n) for n in (1, 1024, 1025, 65536, 65537)]
    [1024, 1024, 2048, 65536, 131072]
    """
    if size > STEP:
        return -(-size // STEP) * STEP
    return max(LEAST, 1 << (size - 1).bit_length())


def pack(salt: bytes, envelope: bytes) -> bytes:
    """Make the package of an inner envelope; raise `seal.bad_package` unless the salt has 32 bytes."""
    if len(salt) != SALT:
        raise OursError("seal.bad_package", what="salt")
    bare = salt + _LENGTH.pack(len(envelope)) + envelope
    return bare.ljust(padded_size(len(bare)), b"\x00")


def unpack(data: bytes) -> tuple[bytes, bytes]:
    """Return salt and inner envelope; raise `seal.bad_package` for another length, or padding that is not zero."""
    head = SALT + _LENGTH.size
    if len(data) < head:
        raise TheirsError("seal.bad_package", what="length")
    (size,) = _LENGTH.unpack_from(data, SALT)
    if head + size > len(data) or len(data) != padded_size(head + size):
        raise TheirsError("seal.bad_package", what="length")
    if data[head + size :].strip(b"\x00"):
        raise TheirsError("seal.bad_package", what="padding")
    return data[:SALT], data[head : head + size]


def content(salt: bytes, envelope: bytes) -> bytes:
    """Return the 32 bytes by which a parcel promises a text: any holder can prove it later by salt and envelope."""
    return hashlib.sha256(_DOMAIN + salt + hashlib.sha256(envelope).digest()).digest()
