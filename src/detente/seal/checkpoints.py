"""Checkpoints and cosignatures: heads of a log as signed notes (c2sp.org/tlog-checkpoint, tlog-cosignature).

A head's text is three lines: origin, size in decimal, root in base64. Extension lines are refused: ML-DSA cosignatures
do not cover them.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import TheirsError
from detente.seal.log_keys import LogKeys, WitnessKeys, verifies
from detente.seal.notes import (
    COSIGNATURE,
    ED25519,
    ML_DSA_44,
    Note,
    SignatureLine,
    Vkey,
    parse_note,
    parse_vkey,
    sign_note,
    verified,
)

ROOT = 32
MAX_SIZE = (1 << 63) - 1
MAX_TIME = (1 << 63) - 1
MAX_NAME = 255
_SUBTREE = b"subtree/v1\n\x00"
_TIME = struct.Struct(">Q")
_LINES = 3
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # in texts that were never UTF-8, such as arguments of a terminal


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head: which log, how many entries, which root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """Read a head's text; raise `seal.bad_checkpoint` (shape, origin, size, root, extension)."""
    lines = text.split("\n")
    if len(lines) != _LINES + 1 or lines[-1]:
        raise TheirsError("seal.bad_checkpoint", what="extension" if len(lines) > _LINES + 1 else "shape")
    origin, size, root = lines[:_LINES]
    if not 0 < len(origin.encode("utf-8", "ignore")) <= MAX_NAME or _SURROGATE.search(origin):
        raise TheirsError("seal.bad_checkpoint", what="origin")
    if not _SIZE.fullmatch(size) or int(size) > MAX_SIZE:
        raise TheirsError("seal.bad_checkpoint", what="size")
    try:
        raw = base64.b64decode(root, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != ROOT or base64.b64encode(raw).decode() != root:
        raise TheirsError("seal.bad_checkpoint", what="root")
    return Checkpoint(origin, int(size), raw)


def subtree_message(name: str, timestamp: int, checkpoint: Checkpoint) -> bytes:
    """What a 0x06 signature is over: label, cosigner, time, origin, start 0, size, root."""
    who, where = name.encode(), checkpoint.origin.encode()
    return (
        _SUBTREE + bytes([len(who)]) + who + _TIME.pack(timestamp) + bytes([len(where)]) + where + _TIME.pack(0)
        + _TIME.pack(checkpoint.size) + checkpoint.root
    )  # fmt: skip


def time_message(timestamp: int, text: str) -> bytes:
    """What a 0x04 signature is over: label, time, the whole text of the head."""
    return f"cosignature/v1\ntime {int(timestamp)}\n{text}".encode()


def sign_checkpoint(checkpoint: Checkpoint, keys: LogKeys) -> bytes:
    """Sign a head as its log: 0x01 over the text, 0x06 with time 0. Returns the note."""
    classical, lattice = keys.verifiers(checkpoint.origin)
    timed = _TIME.pack(0) + keys.ml_dsa_44.sign(subtree_message(checkpoint.origin, 0, checkpoint))
    lines = (
        SignatureLine(classical.name, classical.id, keys.ed25519.sign(checkpoint.text.encode())),
        SignatureLine(lattice.name, lattice.id, timed),
    )
    return sign_note(checkpoint.text, lines)


def cosign(checkpoint: Checkpoint, keys: WitnessKeys, name: str, timestamp: int) -> list[str]:
    """Cosign a head as a witness at a time that is not 0; returns signature lines, ML-DSA-44 first."""
    classical, lattice = keys.verifiers(name)
    stamp = _TIME.pack(timestamp)
    signed = keys.ml_dsa_44.sign(subtree_message(name, timestamp, checkpoint))
    plain = keys.ed25519.sign(time_message(timestamp, checkpoint.text))
    return [
        str(SignatureLine(name, lattice.id, stamp + signed)),
        str(SignatureLine(name, classical.id, stamp + plain)),
    ]


def timestamp_of(signature: bytes) -> int:
    """Return the time in a 0x04 or 0x06 signature; raise `seal.bad_checkpoint` beyond 2^63 − 1 or when cut."""
    if len(signature) <= _TIME.size:
        raise TheirsError("seal.bad_checkpoint", what="cosignature")
    (timestamp,) = _TIME.unpack_from(signature)
    if timestamp > MAX_TIME:
        raise TheirsError("seal.bad_checkpoint", what="timestamp")
    return int(timestamp)


def line_verifies(vkey: Vkey, text: str, signature: bytes) -> bool:
    """Whether a line under a head's text holds, by the type of its key."""
    if vkey.type == ED25519:
        return verifies(vkey, text.encode(), signature)
    try:
        timestamp = timestamp_of(signature)
        checkpoint = parse_checkpoint(text)
    except TheirsError:
        return False
    raw = signature[_TIME.size :]
    if vkey.type == COSIGNATURE:
        return verifies(vkey, time_message(timestamp, text), raw)
    return vkey.type == ML_DSA_44 and verifies(vkey, subtree_message(vkey.name, timestamp, checkpoint), raw)


def read_head(data: bytes, origin: str, log_keys: Sequence[str]) -> Checkpoint:
    """Read a head signed by its log with **both** keys.

    Raises `seal.bad_note`, `seal.bad_checkpoint`, `seal.bad_note_signature`, and `seal.other_log` for another origin.
    """
    note = parse_note(data)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != origin:
        raise TheirsError("seal.other_log", origin=checkpoint.origin[:80])
    vkeys = [parse_vkey(text) for text in log_keys]
    if len(verified(note, vkeys, line_verifies)) != len(vkeys):
        raise TheirsError("seal.bad_note_signature", name=origin)
    return checkpoint


def verify_cosignatures(
    checkpoint: Checkpoint, lines: Sequence[SignatureLine], name: str, witness: Sequence[str]
) -> int | None:
    """Return the time a witness states under a head when **every** key of it signed, at one time; else None."""
    note = Note(checkpoint.text, tuple(line for line in lines if line.name == name))
    vkeys = [parse_vkey(text) for text in witness]
    try:
        found = verified(note, vkeys, line_verifies)
        times = {timestamp_of(line.signature) for _, line in found}
    except TheirsError:
        return None
    return times.pop() if len(found) == len(vkeys) and len(times) == 1 and 0 not in times else None
