"""Courtesy translations that an overlay carries: of its own title and reason, and of the texts it changes or adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.pack import members
from detente.regimes.pack.folder import LANGUAGES
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Pack
from detente.regimes.pack.words import texts

OWN_WORDS = ("title", "why")
Words = Mapping[str, Mapping[str, str]]


def read_translations(tables: Any) -> dict[str, dict[str, str]]:
    """Read `[words.<language>]`: texts by path. Raises `PackError` for a language or a text that is none."""
    notes, found = Notes(), dict[str, dict[str, str]]()
    for language, table in tables.items() if isinstance(tables, dict) else [("", tables)]:
        if language not in LANGUAGES or not isinstance(table, dict):
            notes.note(f"overlay.words.{language}"[:100], members.wrong(", ".join(LANGUAGES), language))
            continue
        read = {path: notes.tried(f"overlay.words.{language}", members.text, word) for path, word in table.items()}
        found[language] = {path: word for path, word in read.items() if word}
    notes.stop()
    return found


def translated(pack: Pack, made: Pack, words: Words, notes: Notes) -> dict[str, dict[str, str]]:
    """Return the translations of an overlaid pack: those of texts that did not change, and the overlay's own.

    What was translated of a text that the overlay changes would say the opposite of the rule, and is left out.
    """
    kept = texts(made).keys() - changed_texts(pack, made)
    found = {
        language: {path: word for path, word in known.items() if path in kept} for language, known in pack.words.items()
    }
    for language, table in words.items():
        own = {path: word for path, word in table.items() if path not in OWN_WORDS}
        for path in own.keys() - texts(made).keys():
            notes.add(f"words.{language}", "regimes.pack_refers", to=path[:120])
        found[language] = found.get(language, {}) | own
    return found


def changed_texts(pack: Pack, made: Pack) -> set[str]:
    """Return the paths of the texts that an overlaid pack has and its base has not, or has otherwise."""
    before = texts(pack)
    return {path for path, english in texts(made).items() if before.get(path) != english}
