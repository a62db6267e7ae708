"""What ships beside a pack: its variants and its cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.pack.folder import read_folder
from detente.regimes.pack.overlay import Overlay, read_overlay
from detente.regimes.pack.problems import Notes


def variants(files: Mapping[str, bytes]) -> dict[str, Overlay]:
    """Return the overlays of a folder by their names, all of them readable. Raises `PackError`, `seal.tables_*`."""
    notes = Notes()
    folder = read_folder(files, notes)
    notes.stop()
    read = [read_overlay(data) for _, data in sorted(folder.variants.items())]
    return {overlay.name: overlay for overlay in read}


def case_tables(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the `[[case]]` tables of a folder in the order of files. Raises `PackError`."""
    notes = Notes()
    folder = read_folder(files, notes)
    for file, tables in folder.cases.items():
        if set(tables) != {"case"} or not isinstance(tables["case"], list):
            notes.add(file, "regimes.pack_value", wanted="[[case]]", value=", ".join(tables)[:60])
    notes.stop()
    return [case for tables in folder.cases.values() for case in tables["case"]]
