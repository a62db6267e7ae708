"""The answers of a whole form, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import DetenteError

Flat = Mapping[str, str]
"""Answers as they are typed and sent: path → text (docs/spec/formats.md § 1)."""
UNCHANGED = "unchanged"
SECTION = "section."
KEYED = frozenset({"counts", "amounts"})


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with an answer: its path in the flat text, and the error with its sentence."""

    path: str
    error: DetenteError


@dataclass(frozen=True, slots=True)
class Answers:
    """Typed answers by question; sections that are “nothing new since the last return” by name.

    Days and instants are whole numbers, points pairs of millionths of a degree, counts by party and amounts by type are
    mappings, rows tuples of mappings.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unchanged: frozenset[str] = frozenset()

    def get(self, name: str) -> Any:
        """Return an answer, None where there is none."""
        return self.values.get(name)
