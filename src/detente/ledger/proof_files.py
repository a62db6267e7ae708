"""Proof files, `.tlog-proof`: everything that shows one entry in one cosigned head (C2SP tlog-proof).

c2sp.org/tlog-proof@v1 LF
[extra <base64> LF]            not authenticated
index <decimal> LF
<base64 hash> LF ...           inclusion proof, leaf side first, at most 63
LF
<signed checkpoint, verbatim>
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import TheirsError
from detente.ledger.tree import HASH_BYTES

HEADER = b"c2sp.org/tlog-proof@v1"
MAX_HASHES = 63
MAX_BITS = 63
# A note of 128 KiB, 63 hashes, and room for what somebody adds in `extra`.
MAX_BYTES = 1 << 18
_DECIMAL = re.compile(rb"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A proof as read: `note` is the signed checkpoint verbatim, `extra` what nobody vouches for."""

    index: int
    path: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None


def format_proof(proof: ProofFile) -> bytes:
    """Return the bytes of a proof file."""
    extra = [] if proof.extra is None else [b"extra " + base64.b64encode(proof.extra)]
    hashes = [base64.b64encode(item) for item in proof.path]
    lines = [HEADER, *extra, b"index %d" % proof.index, *hashes]
    return b"\n".join(lines) + b"\n\n" + proof.note


def parse_proof(data: bytes) -> ProofFile:
    """Read a proof file; raise `ledger.bad_proof_file` with the part that is wrong."""
    head, blank, note = data.partition(b"\n\n")
    if len(data) > MAX_BYTES or not blank or not note:
        raise TheirsError("ledger.bad_proof_file", part="checkpoint")
    first, *lines = head.split(b"\n")
    if first != HEADER:
        raise TheirsError("ledger.bad_proof_file", part="header")
    extra = _base64(lines.pop(0)[6:], "extra") if lines and lines[0].startswith(b"extra ") else None
    if not lines or not lines[0].startswith(b"index "):
        raise TheirsError("ledger.bad_proof_file", part="index")
    return ProofFile(_index(lines[0][6:]), parse_hashes(lines[1:]), note, extra)


def parse_hashes(lines: Sequence[bytes]) -> tuple[bytes, ...]:
    """Read lines of base64, at most 63 hashes of 32 bytes; raise `ledger.bad_proof_file`."""
    hashes = tuple(_base64(line, "hashes") for line in lines)
    if len(hashes) > MAX_HASHES or any(len(item) != HASH_BYTES for item in hashes):
        raise TheirsError("ledger.bad_proof_file", part="hashes")
    return hashes


def parse_size(text: bytes) -> int | None:
    """Read a decimal of at most 63 bits without sign or leading zero; None for anything else."""
    size = int(text) if _DECIMAL.fullmatch(text) else -1
    return size if 0 <= size < 1 << MAX_BITS else None


def _index(text: bytes) -> int:
    index = parse_size(text)
    if index is None:
        raise TheirsError("ledger.bad_proof_file", part="index")
    return index


def _base64(text: bytes, part: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise TheirsError("ledger.bad_proof_file", part=part) from None
    if base64.b64encode(raw) != text:
        raise TheirsError("ledger.bad_proof_file", part=part)
    return raw
