"""The floor of one dispatch: what the format itself costs, and nothing else.

In order and one after the other, as they depend on each other: two officers' signatures, the inner signature,
encryption to addressee and archive, the parcel's signature, one flush to disk; across; verification of the parcel,
decryption, verification of the inner text and both releases, two receipts signed, one flush; back; verification of
both receipts. The bytes have the sizes of the real dispatch. No JSON, no SQL, no HTTP, no Python between them but
these lines.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey

from detente.seal import age
from detente.seal.encryption_keys import DecryptionKey

OUT_BYTES, BACK_BYTES = 45_000, 13_000  # what one consignment and its two receipts weigh on the line
PACKAGE_BYTES = 32_768


class Floor:
    """Keys, a file, and a connection to somebody who answers."""

    def __init__(self, folder: Path) -> None:
        self._pair = (Ed25519PrivateKey.generate(), MLDSA65PrivateKey.generate())
        self._public = (self._pair[0].public_key(), self._pair[1].public_key())
        self._recipients = [DecryptionKey.generate(), DecryptionKey.generate()]
        self._file = (folder / "floor").open("ab", buffering=0)

    def _sign(self, message: bytes) -> tuple[bytes, bytes]:
        return self._pair[0].sign(message), self._pair[1].sign(message)

    def _verify(self, message: bytes, signatures: tuple[bytes, bytes]) -> None:
        self._public[0].verify(signatures[0], message)
        self._public[1].verify(signatures[1], message)

    def _flush(self, data: bytes) -> None:
        self._file.write(data)
        os.fsync(self._file.fileno())

    def once(self, line: socket.socket) -> None:
        """One dispatch's worth of bare work."""
        small, large = os.urandom(600), os.urandom(PACKAGE_BYTES)
        releases = [self._sign(small) for _ in range(2)]
        inner = self._sign(large)
        cipher = age.encrypt(large, [key.public for key in self._recipients])
        parcel = self._sign(small)
        self._flush(cipher)
        _exchange(line)
        self._verify(small, parcel)
        self._flush(cipher)
        age.decrypt(cipher, self._recipients[0])
        self._verify(large, inner)
        for release in releases:
            self._verify(small, release)
        receipts = [self._sign(small) for _ in range(2)]
        for receipt in receipts:
            self._verify(small, receipt)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _exchange(line: socket.socket) -> None:
    """One round trip of the real sizes over a plain loopback connection."""
    line.sendall(bytes(OUT_BYTES))
    _read(line, BACK_BYTES)


def _read(line: socket.socket, count: int) -> None:
    while count:
        count -= len(line.recv(min(count, 1 << 16)))


@contextmanager
def echo() -> Iterator[socket.socket]:
    """Open a connection to a thread that answers every consignment."""
    listener = socket.create_server(("127.0.0.1", 0))
    line = socket.create_connection(listener.getsockname())
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    other, _ = listener.accept()

    def answer() -> None:
        try:
            while True:
                _read_or_stop(other)
                other.sendall(bytes(BACK_BYTES))
        except OSError:
            other.close()

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    yield line
    line.close()
    thread.join()
    listener.close()


def _read_or_stop(line: socket.socket) -> None:
    count = OUT_BYTES
    while count:
        data = line.recv(min(count, 1 << 16))
        if not data:
            raise ConnectionError
        count -= len(data)
