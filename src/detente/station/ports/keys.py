"""Officers' keys, wherever they live: an encrypted file now, a passkey or a security module behind the same port."""

from __future__ import annotations

from typing import Protocol

from detente.seal.envelope import Envelope
from detente.seal.keys import VerifyingPair


class UnlockedOfficer(Protocol):
    """An officer's key after the officer proved to be there."""

    @property
    def public(self) -> VerifyingPair:
        """The public pair, as enrolled."""
        ...

    def sign(self, kind: str, payload: dict[str, object]) -> Envelope:
        """Sign one statement."""
        ...


class OfficerKeys(Protocol):
    """Where officers' keys are kept."""

    def create(self, login: str, passphrase: str) -> VerifyingPair:
        """Make and keep a new key; raise `adapters.key_exists`."""
        ...

    def pretend(self, passphrase: str) -> None:
        """Take as long as `unlock` does, so that time does not tell which logins exist."""
        ...

    def unlock(self, login: str, passphrase: str) -> UnlockedOfficer:
        """Open a key; raise `seal.wrong_passphrase` or `adapters.key_missing`."""
        ...
