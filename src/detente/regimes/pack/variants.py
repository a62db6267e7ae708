"""What ships beside a pack, its variants and its cases, and whether all of a folder fits together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.pack.folder import Folder, read_folder
from detente.regimes.pack.load import load
from detente.regimes.pack.members import wrong
from detente.regimes.pack.overlay import Overlay, overlaid, read_overlay
from detente.regimes.pack.problems import Notes, PackError, Problem


def variants(files: Mapping[str, bytes]) -> dict[str, Overlay]:
    """Return the overlays of a folder by their names. Raises `PackError` with what is wrong in any of them."""
    notes = Notes()
    folder = read_folder(files, notes)
    notes.stop()
    found = _variants(folder, notes)
    notes.stop()
    return {overlay.name: overlay for overlay in found.values()}


def _variants(folder: Folder, notes: Notes) -> dict[str, Overlay]:
    """The overlays by their files."""
    found: dict[str, Overlay] = {}
    for name, data in sorted(folder.variants.items()):
        place = f"variants/{name}"
        notes.files[place] = f"{place}.toml"
        overlay = notes.tried(place, read_overlay, data)
        if overlay is None:
            continue
        if overlay.name in {other.name for other in found.values()}:
            notes.add(place, "regimes.pack_twice", what=overlay.name)
        found[place] = overlay
    return found


def case_tables(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the `[[case]]` tables of a folder in the order of files. Raises `PackError`."""
    notes = Notes()
    folder = read_folder(files, notes)
    found = _cases(folder, notes)
    notes.stop()
    return found


def _cases(folder: Folder, notes: Notes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for file, tables in folder.cases.items():
        cases = tables.get("case")
        if set(tables) != {"case"} or not isinstance(cases, list) or not all(isinstance(one, dict) for one in cases):
            notes.note(file, wrong("[[case]]", ", ".join(tables)))
        else:
            found += cases
    return found


def problems(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Return all that is wrong in a folder, in the pack, its variants and its cases; nothing where it can be used."""
    try:
        pack = load(files)
    except PackError as error:
        return error.problems
    notes = Notes()
    folder = read_folder(files, notes)
    _cases(folder, notes)
    for place, overlay in _variants(folder, notes).items():
        notes.tried(place, overlaid, pack, overlay)
    return tuple(notes.found)
