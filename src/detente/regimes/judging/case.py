"""One case on the table: an item with the limits in force on its day, and what is already known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.regimes.judging.items import Value

_NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True)
class Case:
    """What closures read. `answers` grows fact by fact; an answer that cannot be told is absent."""

    kind: str
    id: str
    values: Mapping[str, Value]
    limits: Mapping[str, int] = field(default_factory=dict)
    answers: dict[str, bool] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, Value] = field(default_factory=dict)
