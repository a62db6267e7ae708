"""Framing: what goes over a circuit (docs/spec/envelope.md § frames).

A magic line, then frames of `uint32 length || bytes`, big-endian, and nothing after the last.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import TheirsError

CONSIGNMENT = b"detente/consignment/v1\n"
RECEIPTS = b"detente/receipts/v1\n"
CONSIGNMENT_FRAMES = 4
MAX_RECEIPTS = 16  # a parcel earns at most three; the rest is room
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Consignment:
    """A parcel envelope, its age file, and two signed heads (empty when there is none): own, and seen of the other."""

    parcel: bytes
    cipher: bytes
    own_head: bytes
    seen_head: bytes


def frame_consignment(parcel: bytes, cipher: bytes, own_head: bytes, seen_head: bytes) -> bytes:
    """Frame what is POSTed for one parcel."""
    return _frame(CONSIGNMENT, (parcel, cipher, own_head, seen_head))


def parse_consignment(data: bytes) -> Consignment:
    """Read a consignment; raise `seal.bad_frames`."""
    return Consignment(*_parse(CONSIGNMENT, data, CONSIGNMENT_FRAMES, CONSIGNMENT_FRAMES))


def frame_receipts(receipts: Sequence[bytes]) -> bytes:
    r"""Frame receipt envelopes.

    >>> frame_receipts([b"{}"])
    b'detente/receipts/v1\n\x00\x00\x00\x02{}'
    """
    return _frame(RECEIPTS, receipts)


def parse_receipts(data: bytes) -> list[bytes]:
    """Read 1 to 16 receipt envelopes; raise `seal.bad_frames`."""
    return _parse(RECEIPTS, data, 1, MAX_RECEIPTS)


def _frame(magic: bytes, frames: Sequence[bytes]) -> bytes:
    return magic + b"".join(_LENGTH.pack(len(frame)) + frame for frame in frames)


def _parse(magic: bytes, data: bytes, least: int, most: int) -> list[bytes]:
    if not data.startswith(magic):
        raise TheirsError("seal.bad_frames", what="magic")
    frames: list[bytes] = []
    at = len(magic)
    while at < len(data):
        if len(frames) == most or at + _LENGTH.size > len(data):
            raise TheirsError("seal.bad_frames", what="length")
        (size,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        if at + size > len(data):
            raise TheirsError("seal.bad_frames", what="length")
        frames.append(data[at : at + size])
        at += size
    if len(frames) < least:
        raise TheirsError("seal.bad_frames", what="count")
    return frames
