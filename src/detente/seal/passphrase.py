"""Files locked by a passphrase: age v1 with one scrypt stanza (c2sp.org/age § scrypt).

The same files open with the `age` tool. The work factor is log2(N), with r = 8 and p = 1.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from detente.errors import RefusedError, TheirsError
from detente.seal.age import BODY, FILE_KEY, NONCE, read_payload, write_payload
from detente.seal.age_header import Stanza, header_mac, read_header, write_header

KIND = "scrypt"
SALT = 16
MAX_WORK_FACTOR = 20  # one gigabyte of memory; more would let a planted file stall the station
_LABEL = b"age-encryption.org/v1/scrypt"
_ZERO_NONCE = bytes(12)


def _wrap_key(passphrase: str, salt: bytes, work_factor: int) -> bytes:
    scrypt = Scrypt(salt=_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1)
    return scrypt.derive(passphrase.encode("utf-8", "surrogatepass"))


def lock(
    plaintext: bytes, passphrase: str, work_factor: int = 17, entropy: Callable[[int], bytes] = os.urandom
) -> bytes:
    """Lock bytes with a passphrase."""
    file_key, salt = entropy(FILE_KEY), entropy(SALT)
    body = ChaCha20Poly1305(_wrap_key(passphrase, salt, work_factor)).encrypt(_ZERO_NONCE, file_key, None)
    stanza = Stanza(KIND, (salt,), body)
    head = write_header([stanza], file_key, (str(work_factor).encode(),))
    return b"".join((head, *write_payload(file_key, plaintext, entropy(NONCE))))


def unlock(data: bytes, passphrase: str, max_work_factor: int = MAX_WORK_FACTOR) -> bytes:
    """Unlock bytes; raise `seal.wrong_passphrase`, or `seal.age_header` and `seal.age_payload` for a damaged file."""
    header = read_header(data, plain=1)
    if len(header.stanzas) != 1 or header.stanzas[0].type != KIND:
        raise TheirsError("seal.age_header", what="stanza")
    stanza = header.stanzas[0]
    if len(stanza.arguments) != 2 or (len(stanza.arguments[0]), len(stanza.body)) != (SALT, BODY):  # noqa: PLR2004  (salt and work factor)
        raise TheirsError("seal.age_header", what="stanza")
    key = _wrap_key(passphrase, stanza.arguments[0], _work_factor(stanza.arguments[1], max_work_factor))
    try:
        file_key = ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, stanza.body, None)
    except InvalidTag:
        raise RefusedError("seal.wrong_passphrase") from None
    if not hmac.compare_digest(header_mac(file_key, header.covered), header.mac):
        raise TheirsError("seal.age_header", what="mac")
    return read_payload(file_key, memoryview(data)[header.end :])


def _work_factor(text: bytes, most: int) -> int:
    if not text.isdigit() or text.startswith(b"0") or len(text) > 2 or int(text) > most:  # noqa: PLR2004  (two digits)
        raise TheirsError("seal.age_header", what="work factor")
    return int(text)
