"""Officers' keys as files locked by a passphrase (age v1, scrypt)."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from detente.adapters.files import PRIVATE, write_whole
from detente.errors import OursError, RefusedError
from detente.seal import canonical, passphrase
from detente.seal.envelope import Envelope, seal
from detente.seal.keys import SigningPair, VerifyingPair

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class KeyInMemory:
    """Implements `station.ports.UnlockedOfficer` with a pair that was just unlocked."""

    def __init__(self, pair: SigningPair) -> None:
        self._pair = pair

    @property
    def public(self) -> VerifyingPair:
        """The public pair."""
        return self._pair.public

    def sign(self, kind: str, payload: dict[str, object]) -> Envelope:
        """Sign one statement."""
        return seal(kind, payload, self._pair)


class OfficerKeyFiles:
    """Implements `station.ports.OfficerKeys`: one file an officer, readable by the station's account only.

    `work_factor` is scrypt's log2(N) (age v1): 15 takes about a tenth of a second, each step more doubles it.
    """

    def __init__(self, folder: Path, work_factor: int) -> None:
        self._folder = folder
        self._work_factor = work_factor

    def _path(self, login: str) -> Path:
        if not _LOGIN.fullmatch(login):
            raise RefusedError("adapters.key_missing", login=login[:40])
        return self._folder / f"{login}.age"

    def create(self, login: str, secret: str) -> VerifyingPair:
        """Make and keep a new key; raise `adapters.key_exists`."""
        path = self._path(login)
        if path.exists():
            raise OursError("adapters.key_exists", login=login)
        pair = SigningPair.generate()
        seeds = [base64.b64encode(seed).decode() for seed in pair.seeds]
        locked = passphrase.lock(canonical.encode({"seeds": seeds}), secret, self._work_factor)
        write_whole(path, locked, PRIVATE)
        return pair.public

    def pretend(self, secret: str) -> None:
        """Take as long as `unlock` does: derive a key from the passphrase and forget it."""
        passphrase.lock(b"", secret, self._work_factor)

    def unlock(self, login: str, secret: str) -> KeyInMemory:
        """Open a key; raise `adapters.key_missing` or `seal.wrong_passphrase`."""
        path = self._path(login)
        if not path.is_file():
            raise RefusedError("adapters.key_missing", login=login[:40])
        content = canonical.decode(passphrase.unlock(path.read_bytes(), secret))
        ed25519, ml_dsa_65 = (base64.b64decode(seed) for seed in content["seeds"])
        return KeyInMemory(SigningPair.from_seeds(ed25519, ml_dsa_65))
