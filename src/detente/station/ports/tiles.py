"""Where the public files of the ledger are put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Tiles(Protocol):
    """Keeps static files under the ledger's prefix (C2SP tlog-tiles)."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put each file durably in place; a reader sees the old one or the new one, never half of one."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return a file, or None when it is not there."""
        ...
