"""Parties and lines."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party this station knows, by its own names, with the fingerprint of its keyset."""

    name: PartyName
    code: str
    names: tuple[tuple[str, str], ...]
    fingerprint: str
    keyset_version: int
    introduced_at: Instant
    introduced_by: str
    endpoints: tuple[str, ...]
    is_self: bool
    witnesses_us: bool
    """Whether this station counts the party's cosignatures as a witness."""

    def named(self, language: str) -> str:
        """The party's own name for itself in `language`, else in English, else its first."""
        names = dict(self.names)
        return names.get(language) or names.get("en") or next(iter(names.values()), self.name)


@dataclass(frozen=True, slots=True)
class LineView:
    """The state of the line to one peer.

    `state`: good (heard within the last few tests), waiting (good, and something is queued), untried, stale (nothing
    heard for a while, nothing tried), down (the last attempts failed). `last_good` is the last time the peer answered
    anything.
    """

    peer: PartyName
    state: str
    last_good: Instant | None
    waiting: int
    next_try: Instant | None
    problem: str
