"""From the tables of a document to the values of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.pack import members, schema
from detente.regimes.pack.document import digest_of, documented
from detente.regimes.pack.forms import formats
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import (
    Attribute,
    Chapter,
    Duty,
    Fact,
    Figure,
    Kind,
    NotCovered,
    Pack,
    Quota,
    Total,
)

_MOST_TABLES = 5_000
_OF_ITEMS = {"about", "missing"}  # members of an item that are no attributes (docs/spec/rules.md, § 6)
# What an expression may begin with and is no kind, and words that CEL keeps (CEL, § Syntax).
_ROOTS = {
    "limit", "is", "total", "has", "hours", "day", "as", "break", "const", "continue", "else", "for", "function", "if",
    "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
}  # fmt: skip


def built(raw: Mapping[str, Any], notes: Notes) -> Pack | None:
    """Return the pack of a document whose every member could be read; None, with notes, where one could not.

    What names refer to is not yet checked: that is `crossing.crossed`.
    """
    if sum(len(table) for table in raw.values() if isinstance(table, dict)) > _MOST_TABLES:
        notes.add("", "regimes.pack_tables", limit=_MOST_TABLES)
        return None
    known = {*schema.HEADER.readers, "not_covered", *_SECTIONS}
    for section in sorted(raw.keys() - known):
        notes.add(str(section)[:60], "regimes.pack_unknown", member=str(section)[:60])
    header = schema.HEADER.read({name: raw[name] for name in raw if name in schema.HEADER.readers}, "", notes)
    force = schema.IN_FORCE.read(raw.get("in_force", {}), "in_force", notes)
    if force.get("until", force.get("from", 0)) < force.get("from", 0):
        notes.note("in_force.until", members.wrong("date not before `from`", raw["in_force"]["until"]))
    sections = {section: _section(raw, section, notes) for section in _SECTIONS}
    missing = _not_covered(raw, notes)
    return None if notes.found else _pack(raw, header, force, sections, missing)


def _pack(
    raw: Mapping[str, Any],
    header: Mapping[str, Any],
    force: Mapping[str, Any],
    sections: Mapping[str, dict[str, Any]],
    not_covered: tuple[NotCovered, ...],
) -> Pack:
    document = documented(raw)
    return Pack(
        name=header["pack"],
        title=header["title"],
        source=header["source"],
        profile=header["profile"],
        clock=header["clock"],
        counts=header["counts"],
        warning=header.get("warning", ""),
        first=force["from"],
        last=force.get("until"),
        parties=header.get("parties", ()),
        **{
            f"{section}s" if section != "quota" else "quotas": sections[section]
            for section in _SECTIONS
            if section != "duty"
        },
        duties=sections["duty"],
        not_covered=not_covered,
        document=document,
        digest=digest_of(document),
        base=header.get("base", ""),
        variant=header.get("variant", ""),
    )


def _section(raw: Mapping[str, Any], section: str, notes: Notes) -> dict[str, Any]:
    tables = raw.get(section, {})
    if not isinstance(tables, dict):
        notes.note(section, members.wrong("table", tables))
        return {}
    read_name, read = _SECTIONS[section]
    found = {}
    for name, table in tables.items():
        place = f"{section}.{name}"[:100]
        is_named = notes.tried(place, read_name, name) is not None
        if is_named and (value := read(name, table, place, notes)) is not None:
            found[name] = value
    return found


def _complete(spec: members.Members, table: Any, place: str, notes: Notes) -> dict[str, Any] | None:
    """The members of a table, None where one of those it must have is not there to read."""
    read = spec.read(table, place, notes)
    return read if spec.must.keys() <= read.keys() else None


def _chapter(name: str, table: Any, place: str, notes: Notes) -> Chapter | None:
    read = _complete(schema.CHAPTER, table, place, notes)
    return Chapter(name, **read) if read else None


def _kind(name: str, table: Any, place: str, notes: Notes) -> Kind | None:
    read = _complete(schema.KIND, table, place, notes)
    if name in _ROOTS or (read and not isinstance(read["attribute"], dict)):
        notes.note(place, members.wrong("kind with a table of attributes, called like nothing else", name))
    elif read:
        own = {"id": Attribute("id", "id", "Identifier", required=True)}
        given = {inner: _attribute(inner, one, place, notes) for inner, one in read["attribute"].items()}
        return Kind(name, read["label"], own | {inner: one for inner, one in given.items() if one})
    return None


def _attribute(name: str, table: Any, kind: str, notes: Notes) -> Attribute | None:
    place = f"{kind}.attribute.{name}"[:140]
    read = _complete(schema.ATTRIBUTE, table, place, notes)
    if notes.tried(place, members.name, name) is None or not read:
        return None
    for member, type_ in (("unit", "count"), ("one_of", "word")):
        if member in read and read["type"] != type_:
            notes.add(f"{place}.{member}", "regimes.pack_unknown", member=member)
    if name in _OF_ITEMS or (name == "id") != (read["type"] == "id"):
        notes.note(place, members.wrong("attribute; `id` alone is of type id, `about` and `missing` are taken", name))
    return Attribute(name, **read)


def _limit(name: str, table: Any, place: str, notes: Notes) -> Figure | None:
    read = _complete(schema.LIMIT, table, place, notes)
    return Figure(name, history=read.pop("from"), **read) if read else None


def _total(name: str, table: Any, place: str, notes: Notes) -> Total | None:
    read = _complete(schema.TOTAL, table, place, notes)
    return Total(name, **read) if read else None


def _fact(name: str, table: Any, place: str, notes: Notes) -> Fact | None:
    read = _complete(schema.FACT, table, place, notes)
    return Fact(name, **read) if read else None


def _quota(name: str, table: Any, place: str, notes: Notes) -> Quota | None:
    read = _complete(schema.QUOTA, table, place, notes)
    if not read:
        return None
    if "overlap" in read:
        if "years" in read:
            notes.add(f"{place}.years", "regimes.pack_unknown", member="years")
        read["years"] = 0
    return Quota(name, **read)


def _duty(name: str, table: Any, place: str, notes: Notes) -> Duty | None:
    read = _complete(schema.DUTY, table, place, notes)
    return Duty(name, **read) if read else None


def _not_covered(raw: Mapping[str, Any], notes: Notes) -> tuple[NotCovered, ...]:
    found = raw.get("not_covered", [])
    if not isinstance(found, list):
        notes.note("not_covered", members.wrong("list of tables", found))
        return ()
    read = [_complete(schema.NOT_COVERED, one, f"not_covered.{number}", notes) for number, one in enumerate(found, 1)]
    return tuple(NotCovered(**one) for one in read if one)


_SECTIONS = {
    "chapter": (members.line, _chapter),
    "kind": (members.name, _kind),
    "limit": (members.name, _limit),
    "total": (members.name, _total),
    "fact": (members.name, _fact),
    "quota": (members.name, _quota),
    "duty": (members.name, _duty),
    "format": (members.code, formats),
}
