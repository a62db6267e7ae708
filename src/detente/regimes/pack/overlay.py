"""Overlays: a small change of a pack that makes another whole pack (docs/spec/rules.md § 4)."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import TheirsError
from detente.regimes.pack import members
from detente.regimes.pack.document import digest_of
from detente.regimes.pack.load import checked
from detente.regimes.pack.members import Members
from detente.regimes.pack.overlay_words import read_translations, translated
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Basis, Pack
from detente.seal.tables import read_tables

CHANGED = ("limit", "total", "fact", "quota", "duty")
_HEADER = Members(
    {"variant": members.matches(members.PACK_NAME, "name of a variant"), "title": members.line, "base": members.line,
     "why": members.text, "basis": members.basis},
    dict.fromkeys(("add", "drop", "words", *CHANGED), lambda value: value),
)  # fmt: skip
_WITH_BASIS = ("limit", "fact", "quota", "duty")


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay changes, adds and drops, as tables; `base` names a pack, `digest` is its digest or empty.

    `words` are courtesy translations by language and path: of its own `title` and `why`, and of the texts it changes.
    """

    name: str
    title: str
    base: str
    digest: str
    why: str
    basis: Basis
    changes: Mapping[str, Mapping[str, Any]]
    added: Mapping[str, Mapping[str, Any]]
    dropped: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def titled(self, language: str) -> str:
        """Return its title in a language, English where nobody translated it."""
        return self.words.get(language, {}).get("title", self.title)

    def reasoned(self, language: str) -> str:
        """Return why it was written, in a language, English where nobody translated it."""
        return self.words.get(language, {}).get("why", self.why)


def read_overlay(data: bytes) -> Overlay:
    """Read an overlay from its file; `overlaid` checks what it changes. Raises `seal.tables_*` or `PackError`."""
    tables, notes = read_tables(data), Notes()
    read = _HEADER.read(tables, "overlay", notes)
    added, dropped = read.get("add", {}), read.get("drop", {})
    for place, value in (("add", added), ("drop", dropped), *((section, read.get(section, {})) for section in CHANGED)):
        if not isinstance(value, dict) or (
            place != "drop" and not all(isinstance(one, dict) for one in value.values())
        ):
            notes.note(f"overlay.{place}", members.wrong("tables", value))
    notes.stop()
    base, _, digest = read["base"].partition("@sha256:")
    return Overlay(
        read["variant"], read["title"], base, digest, read["why"], read["basis"],
        {section: read[section] for section in CHANGED if section in read}, added, _dropped(dropped),
        read_translations(read.get("words", {})),
    )  # fmt: skip


def _dropped(tables: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    notes, read = Notes(), members.listed(members.name)
    found = {section: notes.tried(f"overlay.drop.{section}", read, names) or () for section, names in tables.items()}
    notes.stop()
    return found


def overlaid(pack: Pack, overlay: Overlay) -> Pack:
    """Return the whole pack that an overlay makes of its base, with a digest of its own.

    Raises `regimes.overlay_base`, or `PackError` with everything in the overlay that does not fit the base.
    """
    if overlay.base not in {pack.name, pack.base} or (overlay.digest and overlay.digest != pack.digest):
        raise TheirsError("regimes.overlay_base", base=overlay.base[:60], pack=pack.name, digest=pack.digest[:16])
    notes = Notes(files={"": "overlay"})
    document = copy.deepcopy(dict(pack.document))
    for section, tables in overlay.changes.items():
        _change(document, section, tables, overlay, notes)
    for section, tables in overlay.added.items():
        _add(document, section, tables, notes)
    for section, names in overlay.dropped.items():
        _drop(document, section, names, notes)
    notes.stop()
    return _whole(pack, overlay, document, notes)


def _whole(pack: Pack, overlay: Overlay, document: dict[str, Any], notes: Notes) -> Pack:
    if document != pack.document:  # an overlay by nothing is the base itself
        document |= {"base": f"{pack.name}@sha256:{pack.digest}", "variant": overlay.name}
    made = checked(document, notes)
    notes.stop()
    assert made is not None
    made = _restored(pack, made)
    words = translated(pack, made, overlay.words, notes)
    notes.stop()
    return dataclasses.replace(made, words=words)


def _restored(pack: Pack, made: Pack) -> Pack:
    """What an overlay turns back into the pack that another was laid over is that pack again."""
    document = {member: value for member, value in made.document.items() if member not in {"base", "variant"}}
    digest = digest_of(document)
    if pack.base != f"{made.name}@sha256:{digest}":
        return made
    return dataclasses.replace(made, document=document, digest=digest, base="", variant="")


def _change(document: dict[str, Any], section: str, tables: Mapping[str, Any], overlay: Overlay, notes: Notes) -> None:
    for name, table in tables.items():
        if name not in document[section]:
            notes.add(f"{section}.{name}"[:100], "regimes.overlay_no_such", what=f"{section}.{name}"[:80])
            continue
        basis = {"basis": overlay.basis.name.lower()} if section in _WITH_BASIS else {}
        document[section][name] = {**document[section][name], **basis, **table}


def _add(document: dict[str, Any], section: str, tables: Mapping[str, Any], notes: Notes) -> None:
    for name, table in tables.items():
        place = f"add.{section}.{name}"[:100]
        if section == "attribute":
            _add_attributes(document, name, table, place, notes)
        elif section not in CHANGED:
            notes.add(place, "regimes.pack_unknown", member=section[:60])
        elif name in document[section]:
            notes.add(place, "regimes.overlay_there", what=f"{section}.{name}"[:80])
        else:
            document[section][name] = table


def _add_attributes(document: dict[str, Any], kind: str, table: Mapping[str, Any], place: str, notes: Notes) -> None:
    if kind not in document["kind"]:
        notes.add(place, "regimes.overlay_no_such", what=f"kind.{kind}"[:80])
        return
    attributes = document["kind"][kind]["attribute"]
    for name in table.keys() & attributes.keys():
        notes.add(place, "regimes.overlay_there", what=f"{kind}.{name}"[:80])
    attributes.update({name: inner for name, inner in table.items() if name not in attributes})


def _drop(document: dict[str, Any], section: str, names: tuple[str, ...], notes: Notes) -> None:
    for name in names:
        if section not in CHANGED or name not in document[section]:
            notes.add(f"drop.{section}"[:100], "regimes.overlay_no_such", what=f"{section}.{name}"[:80])
        else:
            del document[section][name]
