"""Bech32 without its length limit: bytes as text that survives copying (BIP 173; c2sp.org/age § recipients).

    prefix || "1" || groups of five bits, one character each || 6 characters of checksum

All lower case, or all upper case. Encryption keys are written so, in the spelling that other programs for age read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.errors import TheirsError

MAX_TEXT = 2_048  # the longest we write, a recipient, has 1,959 characters
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6
_BYTE, _GROUP = 8, 5


def encode(prefix: str, raw: bytes) -> str:
    """Return the text of bytes, in the case of its prefix.

    >>> encode("A", b"")
    'A12UEL5L'
    """
    if prefix.isupper():
        return encode(prefix.lower(), raw).upper()
    data = list(_regroup(raw, _BYTE, _GROUP))
    rest = _polymod((*_expand(prefix), *data, *bytes(_CHECKSUM))) ^ 1
    data += [rest >> _GROUP * (_CHECKSUM - 1 - i) & 31 for i in range(_CHECKSUM)]
    return f"{prefix}1" + "".join(_ALPHABET[value] for value in data)


def decode(prefix: str, text: str, size: int) -> bytes:
    """Read `size` bytes under a prefix; raise `seal.bad_key_text` for any text but the one that is written for them."""
    if len(text) > MAX_TEXT or not text.startswith(f"{prefix}1"):
        raise TheirsError("seal.bad_key_text", what="prefix")
    data = [_VALUE.get(character, -1) for character in text[len(prefix) + 1 :].lower()]
    if min(data, default=-1) < 0:
        raise TheirsError("seal.bad_key_text", what="character")
    raw = bytes(_regroup(data[:-_CHECKSUM], _GROUP, _BYTE))[:size]
    if len(raw) != size or encode(prefix, raw) != text:
        raise TheirsError("seal.bad_key_text", what="checksum")
    return raw


def _expand(prefix: str) -> tuple[int, ...]:
    codes = prefix.encode()
    return (*(code >> _GROUP for code in codes), 0, *(code & 31 for code in codes))


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << _GROUP ^ value
        for bit, generator in enumerate(_GENERATOR):
            check ^= generator if top >> bit & 1 else 0
    return check


def _regroup(values: Iterable[int], old: int, new: int) -> Iterator[int]:
    """Cut a stream of `old`-bit groups into `new`-bit ones; a remainder is filled up only towards the smaller group."""
    held, bits = 0, 0
    for value in values:
        held, bits = held << old | value, bits + old
        while bits >= new:
            bits -= new
            yield held >> bits
            held &= (1 << bits) - 1
    if bits and new < old:
        yield held << (new - bits)
