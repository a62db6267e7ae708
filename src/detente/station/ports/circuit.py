"""One physical way to a peer."""

from __future__ import annotations

from typing import Protocol

from detente.seal.keyset import Endpoint


class Circuit(Protocol):
    """Carries bytes to an endpoint and brings back the peer's answer.

    Raises `WorldError("adapters.unreachable")` when nothing answered and `TheirsError("line.refused_by_peer")` when the
    peer answered with a problem of its own.
    """

    async def deliver(self, endpoint: Endpoint, path: str, content: bytes, media_type: str) -> bytes:
        """POST `content` to `path` at the endpoint and return the body of the answer."""
        ...

    async def fetch(self, endpoint: Endpoint, path: str) -> bytes:
        """GET `path` at the endpoint."""
        ...

    async def close(self) -> None:
        """Hang up."""
        ...
