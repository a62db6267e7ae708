"""Keys of a log (it signs its heads) and of a witness (it cosigns heads of others).

A log signs with Ed25519 (note type 0x01) and ML-DSA-44 (0x06); a witness cosigns with Ed25519 (0x04) and ML-DSA-44
(0x06). Each key serves one use: the four are never shared.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from detente.errors import TheirsError
from detente.seal.keys import SEED_BYTES, check_seeds
from detente.seal.notes import COSIGNATURE, ED25519, ML_DSA_44, Vkey, make_vkey, parse_vkey

_POSSESSION = b"detente/possession/v1\x00"


@lru_cache(maxsize=256)
def _public(kind: int, key: bytes) -> Ed25519PublicKey | MLDSA44PublicKey:
    if kind == ML_DSA_44:
        return MLDSA44PublicKey.from_public_bytes(key)
    return Ed25519PublicKey.from_public_bytes(key)


def verifies(vkey: Vkey, message: bytes, signature: bytes) -> bool:
    """Whether a raw signature over `message` holds under a verifier key (ML-DSA pure, empty context)."""
    try:
        _public(vkey.type, vkey.key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True)
class _Pair:
    """An Ed25519 and an ML-DSA-44 key from two seeds."""

    seeds: tuple[bytes, bytes] = field(repr=False)
    ed25519_type: ClassVar[int] = ED25519

    def __post_init__(self) -> None:
        check_seeds(self.seeds)

    @classmethod
    def generate(cls, entropy: Callable[[int], bytes] = os.urandom) -> Self:
        """Make new keys."""
        return cls((entropy(SEED_BYTES), entropy(SEED_BYTES)))

    @classmethod
    def from_seeds(cls, ed25519: bytes, ml_dsa_44: bytes) -> Self:
        """Make the keys of two seeds; raise `seal.seed_length` unless each has 32 bytes."""
        return cls((ed25519, ml_dsa_44))

    @cached_property
    def ed25519(self) -> Ed25519PrivateKey:
        """The classical key."""
        return Ed25519PrivateKey.from_private_bytes(self.seeds[0])

    @cached_property
    def ml_dsa_44(self) -> MLDSA44PrivateKey:
        """The post-quantum key."""
        return MLDSA44PrivateKey.from_seed_bytes(self.seeds[1])

    @cached_property
    def _public(self) -> tuple[bytes, bytes]:
        return self.ed25519.public_key().public_bytes_raw(), self.ml_dsa_44.public_key().public_bytes_raw()

    def verifiers(self, name: str) -> tuple[Vkey, Vkey]:
        """The verifier keys under a name, Ed25519 first."""
        return (
            make_vkey(name, self.ed25519_type, self._public[0]),
            make_vkey(name, ML_DSA_44, self._public[1]),
        )

    def vkeys(self, name: str) -> tuple[str, str]:
        """The same as texts."""
        first, second = self.verifiers(name)
        return str(first), str(second)

    def possession(self, name: str, statement: bytes) -> list[dict[str, str]]:
        """Prove that these keys are held, to whoever reads the keyset with this statement id."""
        message = _POSSESSION + statement
        signatures = (self.ed25519.sign(message), self.ml_dsa_44.sign(message))
        return [
            {"sig": base64.b64encode(raw).decode(), "vkey": vkey}
            for raw, vkey in zip(signatures, self.vkeys(name), strict=True)
        ]


@dataclass(frozen=True)
class LogKeys(_Pair):
    """A log's own keys."""


@dataclass(frozen=True)
class WitnessKeys(_Pair):
    """A witness's keys."""

    ed25519_type: ClassVar[int] = COSIGNATURE


def verify_possession(vkey: str, statement: bytes, signature: bytes) -> None:
    """Check a proof of possession; raise `seal.keyset_unproved` or `seal.bad_vkey`."""
    if not verifies(parse_vkey(vkey), _POSSESSION + statement, signature):
        raise TheirsError("seal.keyset_unproved", what="possession")
