"""Where the passphrase of the station's keys comes from: a file, never the command line or the environment's values."""

from __future__ import annotations

import os
from pathlib import Path

from detente.errors import WorldError

NAME = "station-passphrase"


def read_credential(home: Path, named: str) -> str:
    """Return the passphrase from the named file, else from systemd's credentials folder.

    Raises `adapters.no_credential`.
    """
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    places = [home / named] if named else []
    places += [Path(folder) / NAME] if folder else []
    for place in places:
        if place.is_file():
            return place.read_text("utf-8").strip()
    raise WorldError("adapters.no_credential")
