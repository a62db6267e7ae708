"""Keys that texts are encrypted to: MLKEM768-X25519, known as X-Wing (HPKE KEM id 0x647a).

A classical attacker and a quantum one must both succeed before a stored ciphertext opens.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from detente.errors import TheirsError
from detente.seal import bech32, enrolment
from detente.seal.keys import SEED_BYTES, check_seeds, read_base64

ALGORITHM = "mlkem768x25519"
RECIPIENT, IDENTITY = "age1pq", "AGE-SECRET-KEY-PQ-"  # the prefixes of c2sp.org/age
_MLKEM_PUBLIC = 1184
_MLKEM_SEED = 64
_EXPANDED = 96
# Any private key does: with a point of small order each of them gives zero, with others none. It guards nothing.
_PROBE = X25519PrivateKey.from_private_bytes(bytes(32))


@dataclass(frozen=True)
class EncryptionKey:
    """A recipient: ML-KEM-768 encapsulation key (1,184 bytes) || X25519 public key (32 bytes)."""

    raw: bytes

    def __post_init__(self) -> None:
        enrolment.check_length(self.raw, enrolment.XWING_BYTES, ALGORITHM)

    @cached_property
    def hpke(self) -> MLKEM768X25519PublicKey:
        """The key object for HPKE.

        Raises `seal.weak_key` when the ML-KEM part is no valid key (FIPS 203 § 7.2), or the X25519 part a point of
        small order, which agrees with every key on zero (RFC 7748 § 6.1).
        """
        try:
            curve = X25519PublicKey.from_public_bytes(self.raw[_MLKEM_PUBLIC:])
            _PROBE.exchange(curve)
            return MLKEM768X25519PublicKey(MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC]), curve)
        except ValueError as problem:
            raise TheirsError("seal.weak_key", algorithm=ALGORITHM) from problem

    @property
    def text(self) -> str:
        """The form for people and for other programs: `age1pq1…`, 1,959 characters."""
        return bech32.encode(RECIPIENT, self.raw)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the form for people; raise `seal.bad_key_text`, `seal.weak_key`."""
        key = cls(bech32.decode(RECIPIENT, text, enrolment.XWING_BYTES))
        key.hpke  # noqa: B018  (asks for the check)
        return key

    def to_json(self) -> dict[str, str]:
        """The form inside a keyset."""
        return {"alg": ALGORITHM, "pub": base64.b64encode(self.raw).decode()}

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read the form inside a keyset; raise `seal.bad_member`, `seal.key_length`, `seal.weak_key`."""
        if not isinstance(value, dict) or set(value) != {"alg", "pub"} or value["alg"] != ALGORITHM:
            raise TheirsError("seal.bad_member", member="enc")
        key = cls(read_base64(value["pub"], "pub"))
        key.hpke  # noqa: B018  (asks for the check)
        return key


@dataclass(frozen=True)
class DecryptionKey:
    """The private half: a 32-byte seed, expanded by SHAKE256 to an ML-KEM seed (64) and an X25519 key (32)."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_seeds([self.seed])

    @classmethod
    def generate(cls, entropy: Callable[[int], bytes] = os.urandom) -> Self:
        """Make a new key."""
        return cls(entropy(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """Make the key of a seed; raise `seal.seed_length` unless it has 32 bytes."""
        return cls(seed)

    @property
    def text(self) -> str:
        """The form other programs read: `AGE-SECRET-KEY-PQ-1…`. A secret, as the seed is."""
        return bech32.encode(IDENTITY, self.seed)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the form other programs write; raise `seal.bad_key_text`."""
        return cls(bech32.decode(IDENTITY, text, SEED_BYTES))

    @cached_property
    def _parts(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        expanded = hashlib.shake_256(self.seed).digest(_EXPANDED)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED]),
            X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED:]),
        )

    @cached_property
    def hpke(self) -> MLKEM768X25519PrivateKey:
        """The key object for HPKE."""
        return MLKEM768X25519PrivateKey(*self._parts)

    @cached_property
    def public(self) -> EncryptionKey:
        """The recipient."""
        lattice, curve = self._parts
        return EncryptionKey(lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw())
