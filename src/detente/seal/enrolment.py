"""Checks on public keys before they are believed (docs/spec/envelope.md § keys).

Common Ed25519 verifiers accept points of small order and non-canonical encodings; with such a key one signature can
verify for many messages, and its owner could later deny. They are refused here, once, when a key is read.
"""

from __future__ import annotations

from detente.errors import TheirsError

ED25519_BYTES = 32
ML_DSA_65_BYTES = 1952
ML_DSA_44_BYTES = 1312
XWING_BYTES = 1216

_P = 2**255 - 19
_SMALL_ORDER = frozenset(
    bytes.fromhex(text)
    for text in (
        "00" * 32,
        "00" * 31 + "80",
        "01" + "00" * 31,
        "01" + "00" * 30 + "80",
        "ec" + "ff" * 30 + "7f",
        "ec" + "ff" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    )
)


def check_ed25519(key: bytes) -> None:
    """Refuse a public key of the wrong length, of small order, or with y ≥ 2^255 − 19 (`seal.weak_key`)."""
    check_length(key, ED25519_BYTES, "ed25519")
    y = int.from_bytes(key, "little") & ((1 << 255) - 1)
    if y >= _P or key in _SMALL_ORDER:
        raise TheirsError("seal.weak_key", algorithm="ed25519")


def check_length(key: bytes, expected: int, algorithm: str) -> None:
    """Refuse a public key of the wrong length (`seal.key_length`)."""
    if len(key) != expected:
        raise TheirsError("seal.key_length", algorithm=algorithm)
