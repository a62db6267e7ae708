"""The header of an age file: stanzas and MAC, written and read strictly (c2sp.org/age § header)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from detente.errors import TheirsError

VERSION = b"age-encryption.org/v1\n"
MAX_HEADER = 1 << 18  # 64 recipients take 100 KB
MAX_STANZAS = 128
COLUMNS = 64
KEY = 32
_ARGUMENT = re.compile(rb"[!-~]+")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient: type, arguments and body, all decoded."""

    type: str
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """`covered` is what the MAC is over; the payload begins at `end`."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    end: int


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 to 32 bytes (RFC 5869)."""
    return HKDF(SHA256(), KEY, salt or None, info).derive(key)


def header_mac(file_key: bytes, covered: bytes) -> bytes:
    """MAC over the header up to and including `---`."""
    return hmac.digest(hkdf(file_key, b"", b"header"), covered, hashlib.sha256)


def encode(raw: bytes) -> bytes:
    """Base64 without padding."""
    return base64.b64encode(raw).rstrip(b"=")


def decode(text: bytes) -> bytes:
    """Read canonical unpadded base64; raise `seal.age_header`."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise TheirsError("seal.age_header", what="base64") from None
    if encode(raw) != text:
        raise TheirsError("seal.age_header", what="base64")
    return raw


def write_header(stanzas: Sequence[Stanza], file_key: bytes, plain_arguments: Sequence[bytes] = ()) -> bytes:
    """Write version, stanzas and MAC. `plain_arguments` follow the encoded ones as they are (scrypt's work factor)."""
    lines = b"".join(_write(stanza, plain_arguments) for stanza in stanzas)
    covered = VERSION + lines + b"---"
    return covered + b" " + encode(header_mac(file_key, covered)) + b"\n"


def _write(stanza: Stanza, plain: Sequence[bytes]) -> bytes:
    words = (stanza.type.encode(), *(encode(argument) for argument in stanza.arguments), *plain)
    text = encode(stanza.body)
    rows = [text[i : i + COLUMNS] for i in range(0, len(text), COLUMNS)]
    if not rows or len(rows[-1]) == COLUMNS:
        rows.append(b"")
    return b"-> " + b" ".join(words) + b"\n" + b"\n".join(rows) + b"\n"


def read_header(data: bytes, plain: int = 0) -> Header:
    """Read a header; the last `plain` arguments of each stanza are taken as they are, the others are base64."""
    if not data.startswith(VERSION):
        raise TheirsError("seal.age_header", what="version")
    stanzas: list[Stanza] = []
    at = len(VERSION)
    while not data.startswith(b"---", at):
        if len(stanzas) == MAX_STANZAS:
            raise TheirsError("seal.age_header", what="stanzas")
        stanza, at = _read_stanza(data, at, plain)
        stanzas.append(stanza)
    line, end = _line(data, at)
    if not line.startswith(b"--- ") or not stanzas:
        raise TheirsError("seal.age_header", what="mac")
    mac = decode(line[4:])
    if len(mac) != KEY:
        raise TheirsError("seal.age_header", what="mac")
    return Header(tuple(stanzas), data[: at + 3], mac, end)


def _line(data: bytes, at: int) -> tuple[bytes, int]:
    end = data.find(b"\n", at, min(len(data), MAX_HEADER))
    if end < 0:
        raise TheirsError("seal.age_header", what="line")
    return data[at:end], end + 1


def _read_stanza(data: bytes, at: int, plain: int) -> tuple[Stanza, int]:
    line, at = _line(data, at)
    words = line.split(b" ")
    if words[0] != b"->" or len(words) < 2 or not all(_ARGUMENT.fullmatch(word) for word in words):  # noqa: PLR2004  (arrow and type)
        raise TheirsError("seal.age_header", what="stanza")
    rows = []
    while True:
        row, at = _line(data, at)
        if len(row) > COLUMNS:
            raise TheirsError("seal.age_header", what="columns")
        rows.append(row)
        if len(row) < COLUMNS:
            break
    encoded, kept = words[2 : len(words) - plain], words[len(words) - plain :]
    kind = words[1].decode("ascii")
    arguments = (*(_argument(kind, word) for word in encoded), *kept)
    return Stanza(kind, arguments, decode(b"".join(rows))), at


def _argument(kind: str, word: bytes) -> bytes:
    """Arguments of stanzas we do not know may be anything: their type alone is what refuses them."""
    return decode(word) if kind in ("mlkem768x25519", "scrypt") else word
