"""Hybrid signing pairs: Ed25519 (RFC 8032) and ML-DSA-65 (FIPS 204), always both.

A break of one leaves the other; statements must stand for decades. Keys are made from 32-byte seeds.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

from detente.errors import OursError, TheirsError
from detente.seal import enrolment

ED25519 = "ed25519"
ML_DSA_65 = "ml-dsa-65"
SEED_BYTES = 32
_KEY_DOMAIN = b"detente/key/v1\x00"


def keyid(algorithm: str, public: bytes) -> str:
    """Return the 32-character name of a public key: SHA-256 over domain, algorithm, NUL, key; first half, in hex."""
    return hashlib.sha256(_KEY_DOMAIN + algorithm.encode() + b"\x00" + public).hexdigest()[:32]


def read_base64(text: Any, what: str) -> bytes:
    """Read standard padded base64 with no other spelling; raise `seal.bad_base64`."""
    try:
        given = text.encode("ascii") if isinstance(text, str) else b"?"
        raw = binascii.a2b_base64(given)
    except (binascii.Error, ValueError):
        raise TheirsError("seal.bad_base64", what=what) from None
    # The fast reader passes over foreign characters, spare bits and what follows padding; none of them comes back.
    if binascii.b2a_base64(raw, newline=False) != given:
        raise TheirsError("seal.bad_base64", what=what)
    return raw


@dataclass(frozen=True, eq=True)
class VerifyingPair:
    """The public half: 32 bytes of Ed25519 and 1,952 bytes of ML-DSA-65. Checked when made (`seal.weak_key`)."""

    ed25519: bytes
    ml_dsa_65: bytes

    def __post_init__(self) -> None:
        enrolment.check_ed25519(self.ed25519)
        enrolment.check_length(self.ml_dsa_65, enrolment.ML_DSA_65_BYTES, ML_DSA_65)

    @cached_property
    def keyids(self) -> tuple[str, str]:
        """The names of both keys, Ed25519 first."""
        return keyid(ED25519, self.ed25519), keyid(ML_DSA_65, self.ml_dsa_65)

    @property
    def fingerprint(self) -> str:
        """128 bits over both keys, in groups of four, to be read aloud."""
        whole = hashlib.sha256(self.ed25519 + self.ml_dsa_65).hexdigest()
        return " ".join(whole[i : i + 4] for i in range(0, 32, 4))

    @cached_property
    def _verifiers(self) -> tuple[Ed25519PublicKey, MLDSA65PublicKey]:
        try:
            return (
                Ed25519PublicKey.from_public_bytes(self.ed25519),
                MLDSA65PublicKey.from_public_bytes(self.ml_dsa_65),
            )
        except ValueError as problem:
            raise TheirsError("seal.weak_key", algorithm=ML_DSA_65) from problem

    def verify(self, message: bytes, ed25519: bytes, ml_dsa_65: bytes) -> None:
        """Verify both signatures, ML-DSA pure with empty context; raise `seal.bad_signature` unless both hold."""
        classical, lattice = self._verifiers
        failing = self.keyids[0]
        try:
            classical.verify(ed25519, message)
            failing = self.keyids[1]
            lattice.verify(ml_dsa_65, message)
        except InvalidSignature:
            raise TheirsError("seal.bad_signature", keyid=failing) from None

    def to_json(self) -> list[dict[str, str]]:
        """The form inside statements: two records {alg, pub}, Ed25519 first."""
        pairs = ((ED25519, self.ed25519), (ML_DSA_65, self.ml_dsa_65))
        return [{"alg": name, "pub": base64.b64encode(raw).decode()} for name, raw in pairs]

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read the form inside statements; raise `seal.bad_member`, `seal.bad_base64`, `seal.weak_key`."""
        if not isinstance(value, list) or [_algorithm(entry) for entry in value] != [ED25519, ML_DSA_65]:
            raise TheirsError("seal.bad_member", member="keys")
        return cls(*(read_base64(entry["pub"], "pub") for entry in value))


def _algorithm(entry: Any) -> Any:
    return entry["alg"] if isinstance(entry, dict) and set(entry) == {"alg", "pub"} else None


def check_seeds(seeds: Iterable[bytes]) -> None:
    """Refuse seeds of another length: another key would come of them (`seal.seed_length`)."""
    if any(len(seed) != SEED_BYTES for seed in seeds):
        raise OursError("seal.seed_length", expected=SEED_BYTES)


@dataclass(frozen=True)
class SigningPair:
    """The private half, from two 32-byte seeds. Not shown in `repr`."""

    seeds: tuple[bytes, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        check_seeds(self.seeds)

    @classmethod
    def generate(cls, entropy: Callable[[int], bytes] = os.urandom) -> Self:
        """Make a new pair."""
        return cls((entropy(SEED_BYTES), entropy(SEED_BYTES)))

    @classmethod
    def from_seeds(cls, ed25519: bytes, ml_dsa_65: bytes) -> Self:
        """Make the pair of two seeds; raise `seal.seed_length` unless each has 32 bytes."""
        return cls((ed25519, ml_dsa_65))

    @cached_property
    def _signers(self) -> tuple[Ed25519PrivateKey, MLDSA65PrivateKey]:
        return (
            Ed25519PrivateKey.from_private_bytes(self.seeds[0]),
            MLDSA65PrivateKey.from_seed_bytes(self.seeds[1]),
        )

    @cached_property
    def public(self) -> VerifyingPair:
        """The public half."""
        classical, lattice = self._signers
        return VerifyingPair(classical.public_key().public_bytes_raw(), lattice.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        """Sign with both keys: 64 bytes of Ed25519, 3,309 of ML-DSA-65 (hedged: never the same twice)."""
        classical, lattice = self._signers
        return classical.sign(message), lattice.sign(message)
