"""Signed notes: a text people can read, with signature lines under it (c2sp.org/signed-note v1.0.0).

    <text, ends with LF> LF
    "— " <key name> " " <base64(4-byte key ID || signature)> LF      one or more

A note's bytes are malleable (trailing bits of base64, order of lines): never use a hash of one as a name.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.errors import DetenteError, TheirsError
from detente.seal import enrolment

DASH = "\u2014 "
MAX_NOTE = 1 << 18  # an ML-DSA line has 3.3 kB
MAX_LINES = 100  # the original Go library's limit
MAX_NAME = 255  # an ML-DSA cosignature counts the bytes of a name in one byte
ED25519, COSIGNATURE, ML_DSA_44 = 0x01, 0x04, 0x06
KEY_BYTES = {ED25519: 32, COSIGNATURE: 32, ML_DSA_44: 1312}
_ID = 4
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")  # only LF may stand in a note
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Vkey:
    """A verifier key: name, 4-byte ID, type, public key."""

    name: str
    id: bytes
    type: int
    key: bytes

    def __str__(self) -> str:
        """`name+hex(ID)+base64(type || key)`."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.type]) + self.key).decode()}"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line: who claims to have signed, with which key, and the raw signature after the key ID."""

    name: str
    id: bytes
    signature: bytes

    def __str__(self) -> str:
        """The line, with its LF."""
        return f"{DASH}{self.name} {base64.b64encode(self.id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note read: the text with its last LF, and the lines. Nothing is verified yet."""

    text: str
    lines: tuple[SignatureLine, ...]


def key_id(name: str, kind: int, key: bytes) -> bytes:
    """Return the first four bytes of SHA-256(name || LF || type || key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:_ID]


def make_vkey(name: str, kind: int, key: bytes) -> Vkey:
    """Make the verifier key of a public key."""
    return Vkey(name, key_id(name, kind, key), kind, key)


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


@lru_cache(maxsize=256)
def parse_vkey(text: str) -> Vkey:
    """Read a verifier key; raise `seal.bad_vkey` for a wrong ID, length, type or name, and for a weak key."""
    parts = text.split("+", _PARTS - 1)  # base64 may hold a plus: split at the first two only
    try:
        name, id_, raw = parts[0], bytes.fromhex(parts[1]), base64.b64decode(parts[2], validate=True)
        vkey = Vkey(name, id_, raw[0], raw[1:])
        fits = len(name.encode()) <= MAX_NAME and key_id(name, vkey.type, vkey.key) == id_
        if vkey.type in {ED25519, COSIGNATURE}:
            enrolment.check_ed25519(vkey.key)
    except (IndexError, ValueError, DetenteError):
        raise TheirsError("seal.bad_vkey") from None
    known = KEY_BYTES.get(vkey.type) == len(vkey.key)
    if not known or not fits or not _is_name(name) or str(vkey) != text:
        raise TheirsError("seal.bad_vkey")
    return vkey


def sign_note(text: str, lines: Iterable[SignatureLine]) -> bytes:
    """Write a note of a text and its signature lines."""
    return (text + "\n" + "".join(str(line) for line in lines)).encode("utf-8")


def parse_note(data: bytes) -> Note:
    """Read a note; raise `seal.bad_note`. The text goes up to the LF before the last empty line."""
    if len(data) > MAX_NOTE:
        raise TheirsError("seal.too_large", limit=MAX_NOTE)
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise TheirsError("seal.bad_note", what="utf-8") from None
    if _CONTROL.search(whole):
        raise TheirsError("seal.bad_note", what="control")
    text, middle, tail = whole.rpartition("\n\n")
    if not middle or not tail.endswith("\n"):
        raise TheirsError("seal.bad_note", what="shape")
    rows = tail[:-1].split("\n")
    if len(rows) > MAX_LINES:
        raise TheirsError("seal.bad_note", what="lines")
    return Note(text + "\n", tuple(parse_line(row) for row in rows))


def parse_line(row: str) -> SignatureLine:
    """Read one signature line without its LF; raise `seal.bad_note`. Trailing bits of the base64 are not checked."""
    name, space, text = row.removeprefix(DASH).partition(" ")
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise TheirsError("seal.bad_note", what="base64") from None
    if not row.startswith(DASH) or not space or not _is_name(name) or len(raw) <= _ID:
        raise TheirsError("seal.bad_note", what="line")
    return SignatureLine(name, raw[:_ID], raw[_ID:])


Verifier = Callable[[Vkey, str, bytes], bool]


def verified(note: Note, vkeys: Sequence[Vkey], verify: Verifier) -> list[tuple[Vkey, SignatureLine]]:
    """Return the lines of known keys, each verified; raise `seal.bad_note_signature` if one fails or none is known.

    Lines of unknown keys are ignored, also under a known name; a second line of a key already seen is ignored.
    """
    known = {(vkey.name, vkey.id): vkey for vkey in vkeys}
    found: dict[tuple[str, bytes], tuple[Vkey, SignatureLine]] = {}
    for line in note.lines:
        vkey = known.get((line.name, line.id))
        if vkey is None or (line.name, line.id) in found:
            continue
        if not verify(vkey, note.text, line.signature):
            raise TheirsError("seal.bad_note_signature", name=line.name[:80])
        found[line.name, line.id] = (vkey, line)
    if not found:
        raise TheirsError("seal.bad_note_signature", name="?")
    return list(found.values())
