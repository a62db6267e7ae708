"""The document whose digest is the identity of a pack: one spelling for each thing that matters."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from detente.regimes.language import parse, show
from detente.regimes.pack.folder import SECTIONS
from detente.regimes.pack.schema import EXPRESSIONS
from detente.seal import canonical

HEADER = ("pack", "title", "source", "profile", "clock", "counts", "warning", "parties", "in_force", "base", "variant")
_WITH_RULES = ("fact", "quota", "duty")


def documented(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document of tables that have been checked: every section, expressions in their one spelling."""
    document: dict[str, Any] = {name: raw[name] for name in HEADER if name in raw}
    document |= {section: dict(raw.get(section, {})) for section in SECTIONS}
    for section in _WITH_RULES:
        document[section] = {name: _spelled(table) for name, table in document[section].items()}
    document["not_covered"] = list(raw.get("not_covered", []))
    return document


def _spelled(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        member: show(parse(value)) if member in EXPRESSIONS else value.strip() if member == "text" else value
        for member, value in table.items()
    }


def digest_of(document: Mapping[str, Any]) -> str:
    """Return SHA-256 over the canonical JSON (RFC 8785) of a document, in hexadecimal."""
    return hashlib.sha256(canonical.encode(document)).hexdigest()
