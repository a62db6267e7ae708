"""The station's operating keys: one file, locked by the operator's passphrase (age v1, scrypt)."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from detente.adapters.files import PRIVATE, write_whole
from detente.errors import WorldError
from detente.seal import canonical, passphrase


def write_seeds(path: Path, seeds: dict[str, list[bytes]], secret: str, work_factor: int) -> None:
    """Lock seeds into a new file only the station's account may read."""
    content = {name: [base64.b64encode(seed).decode() for seed in values] for name, values in seeds.items()}
    write_whole(path, passphrase.lock(canonical.encode(content), secret, work_factor), PRIVATE)


def read_seeds(path: Path, secret: str) -> dict[str, list[bytes]]:
    """Unlock the seeds; raise `adapters.no_station` or `seal.wrong_passphrase`."""
    if not path.is_file():
        raise WorldError("adapters.no_station", home=path.parent.parent.name)
    content: Any = canonical.decode(passphrase.unlock(path.read_bytes(), secret))
    return {name: [base64.b64decode(seed) for seed in values] for name, values in content.items()}
