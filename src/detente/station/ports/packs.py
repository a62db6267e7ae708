"""What the station needs of the shelf of rule packs."""

from __future__ import annotations

from typing import Protocol

from detente.regimes.pack import Overlay, Pack


class Packs(Protocol):
    """Rule packs at hand, by name or digest."""

    def all(self) -> list[Pack]:
        """Return every pack, by name and then by digest."""
        ...

    def pack(self, name: str) -> Pack:
        """Return a pack by name or digest. Raises `regimes.unknown_pack`."""
        ...

    def with_digest(self, digest: str) -> Pack | None:
        """Return the pack, or the variant of one, with exactly this digest; None where there is none."""
        ...

    def variants(self, name: str) -> dict[str, Overlay]:
        """Return the overlays that ship with a pack. Raises `regimes.unknown_pack`."""
        ...
