"""Ids and digests: bytes of a fixed length with one text form each."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Self

from detente.errors import OursError

DISPATCH_ID_BYTES = 16
DIGEST_BYTES = 32


class DispatchId(str):
    """16 random bytes, in standard base64: the name of one dispatch for ever, at every station.

    >>> DispatchId.of(bytes(16))
    'AAAAAAAAAAAAAAAAAAAAAA=='
    >>> DispatchId("AAAAAAAAAAAAAAAAAAAAAA==").slug
    'AAAAAAAAAAAAAAAAAAAAAA'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the base64 form; raise `kernel.dispatch_id` unless it is exactly 16 bytes in canonical base64."""
        try:
            raw = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise OursError("kernel.dispatch_id", id=text[:40]) from None
        if len(raw) != DISPATCH_ID_BYTES or base64.b64encode(raw).decode() != text:
            raise OursError("kernel.dispatch_id", id=text[:40])
        return super().__new__(cls, text)

    @classmethod
    def of(cls, raw: bytes) -> Self:
        """Make an id from 16 bytes."""
        return cls(base64.b64encode(raw).decode())

    @classmethod
    def from_slug(cls, slug: str) -> Self:
        """Read the form used in addresses (base64url without padding); raise `kernel.dispatch_id`."""
        return cls(slug.replace("-", "+").replace("_", "/") + "==")

    @property
    def slug(self) -> str:
        """The form used in addresses: base64url without padding."""
        return self.rstrip("=").replace("+", "-").replace("/", "_")


class Digest(str):
    """A SHA-256 digest as 64 lower-case hexadecimal characters.

    >>> Digest.of(b"")[:16]
    'e3b0c44298fc1c14'
    >>> Digest.of(b"").fingerprint
    'e3b0 c442 98fc 1c14 9afb f4c8 996f b924'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the hexadecimal form; raise `kernel.digest` for anything else."""
        if len(text) != 2 * DIGEST_BYTES or not set(text) <= set("0123456789abcdef"):
            raise OursError("kernel.digest", value=text[:80])
        return super().__new__(cls, text)

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Hash `data` with SHA-256 (FIPS 180-4)."""
        return cls(hashlib.sha256(data).hexdigest())

    @classmethod
    def from_base64(cls, text: str) -> Self:
        """Read the base64 form used inside statements; raise `kernel.digest`."""
        try:
            raw = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise OursError("kernel.digest", value=text[:80]) from None
        return cls(raw.hex())

    @property
    def raw(self) -> bytes:
        """The 32 bytes."""
        return bytes.fromhex(self)

    @property
    def base64(self) -> str:
        """The form used inside statements: standard base64."""
        return base64.b64encode(self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """The first 128 bits in groups of four, to be read aloud over another channel."""
        return " ".join(self[i : i + 4] for i in range(0, 32, 4))
