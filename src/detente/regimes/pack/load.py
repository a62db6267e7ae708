"""From a folder of files to a checked pack."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from detente.regimes.pack.build import built
from detente.regimes.pack.crossing import crossed
from detente.regimes.pack.folder import Folder, read_folder
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Pack
from detente.regimes.pack.words import read_words


def load(files: Mapping[str, bytes]) -> Pack:
    """Return the pack of a folder: relative POSIX names of files with their bytes.

    Raises `PackError` (`regimes.pack_bad`) with every problem found: nothing of a pack that is wrong is used.
    """
    notes = Notes()
    pack = _loaded(read_folder(files, notes), notes)
    notes.stop()
    assert pack is not None
    return pack


def _loaded(folder: Folder, notes: Notes) -> Pack | None:
    if notes.found:
        return None
    for member in ("base", "variant"):  # only laying an overlay over a pack makes these
        if member in folder.document:
            notes.add(member, "regimes.pack_unknown", member=member)
    pack = checked(folder.document, notes)
    return pack and dataclasses.replace(pack, words=read_words(pack, folder.words, notes))


def checked(document: Mapping[str, Any], notes: Notes) -> Pack | None:
    """Return the pack of a document; None, with notes, where something is wrong."""
    pack = built(document, notes)
    if pack is not None:
        crossed(pack, notes)
    return None if notes.found else pack
