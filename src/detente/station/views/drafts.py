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
class Handed:
    """A section of a form that was handed to an officer; each officer as login and name.

    `outcome` is `done` or `taken_back`, with who ended it and when; None while the section is with `holder`.
    """

    draft: str
    section: str
    holder: tuple[str, str]
    given_by: tuple[str, str]
    given_at: Instant
    note: str
    outcome: str | None
    ended_by: tuple[str, str] | None
    ended_at: Instant | None

    @property
    def is_open(self) -> bool:
        """Whether the section is with the officer now."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft at rest. `fingerprint` is set from the first signature on: the text is then frozen; editing voids it.

    `handed` are the sections that were handed to officers, oldest first; in a list of drafts those that are with them
    now.
    """

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
    handed: tuple[Handed, ...] = ()

    def with_officer(self, login: str) -> tuple[Handed, ...]:
        """Return the sections that are with an officer now."""
        return tuple(one for one in self.handed if one.is_open and one.holder[0] == login)


@dataclass(frozen=True, slots=True)
class Released:
    """The outcome of one officer's release: how many have signed, and the dispatch once it has left the desk."""

    signed: int
    needed: int
    dispatch: DispatchId | None
