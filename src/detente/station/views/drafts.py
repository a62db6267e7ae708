"""Drafts: kept while typing, checked, signed by officers one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from detente.kernel import DispatchId, Instant
from detente.station.views.dispatches import ReleaseView


@dataclass(frozen=True, slots=True)
class DraftFields:
    """What an officer writes. Everything is text as typed; checking gives it meaning.

    `to` holds (party, office) pairs. `body` is the act's body as `council.acts` defines it for `type`. `refs` holds
    (rel, dispatch id) pairs. `declared` is a date the sender puts on the paper, or "".
    """

    type: str
    office: str = ""
    to: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    language: str = "en"
    precedence: str = "ROUTINE"
    traffic: str = "live"
    declared: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    refs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft at rest. `fingerprint` is set from the first signature on: the text is then frozen; editing voids it."""

    id: str
    fields: DraftFields
    author: str
    started_at: Instant
    saved_at: Instant
    checked_at: Instant | None
    fingerprint: str | None
    releases: tuple[ReleaseView, ...]
    needed: int
    needed_roles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Released:
    """The outcome of one officer's release: how many have signed, and the dispatch once it has left the desk."""

    signed: int
    needed: int
    dispatch: DispatchId | None
