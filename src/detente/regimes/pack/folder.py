"""A folder of files laid together into one document (docs/spec/rules.md § 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.regimes.pack.problems import Notes
from detente.seal.tables import read_tables

MOST_FILES = 200
MOST_BYTES = 8 << 20
MOST_TABLES = 5_000
LANGUAGES = ("uk", "ru", "fr", "de", "it", "es")
SECTIONS = ("chapter", "kind", "limit", "total", "fact", "quota", "duty", "format")
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}")


@dataclass(slots=True)
class Folder:
    """What the files say: the document, and beside it words by language, variants and cases by file."""

    document: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    variants: dict[str, bytes] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_folder(files: Mapping[str, bytes], notes: Notes) -> Folder:
    """Read every `.toml` of a folder; note what cannot be read. Other files are no part of a pack."""
    folder = Folder()
    if not _is_bounded(files, notes):
        return folder
    for file in sorted(files):
        if not _PATH.fullmatch(file):
            notes.files["folder"] = file[:80].encode("ascii", "backslashreplace").decode()
            notes.add("folder", "regimes.pack_path")
        elif file.endswith(".toml"):
            _put(folder, file, files[file], notes)
    if "pack" not in folder.document:
        notes.add("", "regimes.pack_header")
    return folder


def _is_bounded(files: Mapping[str, bytes], notes: Notes) -> bool:
    if len(files) > MOST_FILES or sum(len(data) for data in files.values()) > MOST_BYTES:
        notes.add("", "regimes.pack_large", files=MOST_FILES, bytes=MOST_BYTES)
        return False
    return True


def _put(folder: Folder, file: str, data: bytes, notes: Notes) -> None:
    top, _, rest = file.partition("/")
    if top == "variants" and rest:
        folder.variants[rest.removesuffix(".toml")] = data
        return
    notes.files[file] = file
    tables = notes.tried(file, read_tables, data)
    if tables is None:
        return
    if top == "words" and rest:
        folder.words[rest.removesuffix(".toml")] = tables
    elif top == "cases" and rest:
        folder.cases[file] = tables
    else:
        _merge(folder.document, file, tables, notes)


def _merge(document: dict[str, Any], file: str, tables: dict[str, Any], notes: Notes) -> None:
    """Lay the tables of a file to the others; what stands twice is told, and the first stays."""
    for section, value in tables.items():
        if section in SECTIONS and isinstance(value, dict):
            _merge_section(document.setdefault(section, {}), file, section, value, notes)
        elif section == "not_covered" and isinstance(value, list):
            document.setdefault(section, []).extend(value)
        elif section in document:
            notes.files[section] = file
            notes.add(section[:60], "regimes.pack_twice", what=section[:60])
        else:
            notes.files[section] = file
            document[section] = value


def _merge_section(into: dict[str, Any], file: str, section: str, tables: dict[str, Any], notes: Notes) -> None:
    for name, table in tables.items():
        place = f"{section}.{name}"
        if name in into:
            notes.add(place[:100], "regimes.pack_twice", what=place[:60])
            continue
        notes.files[place] = file
        into[name] = table
