"""The ledger's public files in a folder, ready for any web server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from detente.adapters.files import write_whole


class TileFiles:
    """Implements `station.ports.Tiles`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put each file durably in place, in the order given."""
        for path, data in files.items():
            write_whole(self._folder / path, data)

    def read(self, path: str) -> bytes | None:
        """Return a file, or None; a path that leaves the folder is not there."""
        target = (self._folder / path).resolve()
        if not target.is_relative_to(self._folder.resolve()) or not target.is_file():
            return None
        return target.read_bytes()
