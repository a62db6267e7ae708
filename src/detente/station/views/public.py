"""What the public may read, and what officers see of the parties' words on publishing."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import Instant, PartyName, Traffic

Told = tuple[tuple[PartyName, str], ...]
"""Texts by the party that wrote them."""


@dataclass(frozen=True, slots=True)
class PublicSaid:
    """What somebody said of a dispatch in public; `mode` is a `PublicMode`."""

    by: PartyName
    where: str
    declared: str
    mode: str


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """At `at` something was set right; from `since` until then `items` were shown and the sense was `substances`."""

    at: Instant
    notes: Told
    since: Instant
    items: tuple[str, ...]
    substances: Told


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """One dispatch on the public page, reduced to what all its parties agreed to show; the rest is None or empty.

    `id` is the slug of its permanent address, `since` when it was first shown, `updated` when what is shown last
    changed by a word of the parties.
    """

    id: str
    sender: PartyName
    addressees: tuple[PartyName, ...]
    traffic: Traffic
    since: Instant
    updated: Instant
    items: tuple[str, ...]
    subject: str | None
    text: str | None
    language: str | None
    substances: Told
    declared: str | None
    delivered_at: Instant | None
    announced: tuple[PublicSaid, ...]
    outcome: str | None
    outcome_traffic: Traffic | None
    outcome_declared: str | None
    corrections: tuple[PublicCorrection, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page of the public record: `number` of `pages`, `total` entries of the choice.

    `parties` and `years` are what can be chosen.
    """

    entries: tuple[PublicEntry, ...]
    total: int
    number: int
    pages: int
    parties: tuple[PartyName, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConsentView:
    """What one party last said on publishing a dispatch, for officers; `mode` is None while it has not spoken."""

    party: PartyName
    mode: str | None
    items: tuple[str, ...]
    substance: str
    embargo_until: Instant | None
    corrects: str
    at: Instant | None


@dataclass(frozen=True, slots=True)
class PublicityView:
    """How a dispatch stands with the public: the word of each party, what is shown, what waits and until when."""

    consents: tuple[ConsentView, ...]
    shown: tuple[str, ...]
    is_public: bool
    awaited: tuple[str, ...]
    embargo: Instant | None
