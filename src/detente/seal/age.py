"""Encrypted files: age v1 (c2sp.org/age), recipients `mlkem768x25519` only (docs/spec/encryption.md).

    "age-encryption.org/v1" LF
    "-> mlkem768x25519 " <raw base64 enc> LF <raw base64 of 32 bytes> LF      one stanza per recipient
    "--- " <raw base64 of 32-byte MAC> LF
    16-byte nonce || chunks of 64 KiB

A file with any other kind of stanza is refused: one classical recipient would undo the protection of stored ciphertext.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from detente.errors import TheirsError
from detente.seal.age_header import Stanza, header_mac, hkdf, read_header, write_header
from detente.seal.encryption_keys import ALGORITHM, DecryptionKey, EncryptionKey

INFO = b"age-encryption.org/mlkem768x25519"
CHUNK = 65_536
TAG = 16
NONCE = 16
FILE_KEY = 16
ENC = 1_120
BODY = 32
MAX_FILE = 16 << 20
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def encrypt(
    plaintext: bytes, recipients: Sequence[EncryptionKey], entropy: Callable[[int], bytes] = os.urandom
) -> bytes:
    """Encrypt to every recipient; overhead 1,659 bytes for one, 1,557 for each further one, 16 per 64 KiB."""
    file_key = entropy(FILE_KEY)
    stanzas = []
    for recipient in recipients:
        sealed = _SUITE.encrypt(file_key, recipient.hpke, INFO)
        stanzas.append(Stanza(ALGORITHM, (sealed[:ENC],), sealed[ENC:]))
    return b"".join((write_header(stanzas, file_key), *write_payload(file_key, plaintext, entropy(NONCE))))


def decrypt(data: bytes, key: DecryptionKey) -> bytes:
    """Decrypt with one key; nothing is released that did not verify.

    Raises `seal.age_header`, `seal.age_recipients` (another kind of stanza), `seal.not_for_us`, `seal.age_payload`.
    """
    if len(data) > MAX_FILE:
        raise TheirsError("seal.too_large", limit=MAX_FILE)
    header = read_header(data)
    for stanza in header.stanzas:
        _check(stanza)
    file_key = _file_key(header.stanzas, key)
    if not hmac.compare_digest(header_mac(file_key, header.covered), header.mac):
        raise TheirsError("seal.age_header", what="mac")
    return read_payload(file_key, memoryview(data)[header.end :])


def _check(stanza: Stanza) -> None:
    if stanza.type != ALGORITHM:
        raise TheirsError("seal.age_recipients", kind=stanza.type[:40])
    if len(stanza.arguments) != 1 or len(stanza.arguments[0]) != ENC or len(stanza.body) != BODY:
        raise TheirsError("seal.age_header", what="stanza")


def _file_key(stanzas: Sequence[Stanza], key: DecryptionKey) -> bytes:
    for stanza in stanzas:
        try:
            file_key = _SUITE.decrypt(stanza.arguments[0] + stanza.body, key.hpke, INFO)
        except (InvalidTag, ValueError):
            continue
        if len(file_key) != FILE_KEY:
            raise TheirsError("seal.age_header", what="file key")
        return file_key
    raise TheirsError("seal.not_for_us")


def write_payload(file_key: bytes, plaintext: bytes, nonce: bytes) -> list[bytes]:
    """Encrypt the payload and return nonce and chunks, to be joined; the last is marked, so that truncation shows."""
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    count = max(1, -(-len(plaintext) // CHUNK))
    view = memoryview(plaintext)
    chunks = [
        cipher.encrypt(_chunk_nonce(i, last=i == count - 1), view[i * CHUNK : (i + 1) * CHUNK], None)
        for i in range(count)
    ]
    return [nonce, *chunks]


def read_payload(file_key: bytes, data: memoryview) -> bytes:
    """Decrypt a payload; raise `seal.age_payload` for anything cut, appended, reordered or altered."""
    nonce, sealed = bytes(data[:NONCE]), data[NONCE:]
    if len(nonce) != NONCE or not sealed:
        raise TheirsError("seal.age_payload")
    cipher, size = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload")), CHUNK + TAG
    count = -(-len(sealed) // size)
    try:
        chunks = [
            cipher.decrypt(_chunk_nonce(i, last=i == count - 1), sealed[i * size : (i + 1) * size], None)
            for i in range(count)
        ]
    except InvalidTag:
        raise TheirsError("seal.age_payload") from None
    if not chunks[-1] and count > 1:
        raise TheirsError("seal.age_payload")
    return b"".join(chunks)


def _chunk_nonce(counter: int, *, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
