"""What stands in public of one dispatch: words, versions, corrections. The rules are in `council.publicity`."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts import Publication, PublicItem
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word on record: `order` is its place in the station's ledger, `at` when the station could read it."""

    by: PartyName
    order: int
    at: Instant
    said: Publication


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: items, and the sense in the words of parties."""

    items: tuple[PublicItem, ...] = ()
    substances: tuple[tuple[PartyName, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is shown at all."""
        return bool(self.items or self.substances)

    def within(self, other: Shown) -> Shown:
        """The part of this that `other` still covers; the text covers the sense."""
        tells = other.substances or PublicItem.LETTER in other.items
        return Shown(tuple(item for item in self.items if item in other.items), self.substances if tells else ())

    def rewords(self, before: Shown) -> bool:
        """Whether a party tells the sense in other words than before."""
        told = dict(before.substances)
        return any(told.get(party, text) != text for party, text in self.substances)


NOTHING = Shown()


@dataclass(frozen=True, slots=True)
class Version:
    """What stood in public from `since` on. `notes` are the notes of correction that came with it, by party."""

    since: Instant
    shown: Shown
    notes: tuple[tuple[PartyName, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """At `at` something was set right; `before` is what stood from `since` until then."""

    at: Instant
    notes: tuple[tuple[PartyName, str], ...]
    since: Instant
    before: Shown


@dataclass(frozen=True, slots=True)
class Publicity:
    """Everything known of showing one dispatch, as of a time.

    `versions` are in order, empty ones included (taken back). `embargo` is the instant at which `awaited` will be
    shown, None when nothing waits. Only `shown`, `since`, `updated` and `corrections` are for the public.
    """

    versions: tuple[Version, ...] = ()
    embargo: Instant | None = None
    awaited: Shown = NOTHING

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self.versions[-1].shown if self.versions else NOTHING

    @property
    def since(self) -> Instant | None:
        """When something was first shown, of what still is."""
        return next((version.since for version in self.versions if version.shown), None) if self.shown else None

    @property
    def updated(self) -> Instant | None:
        """When what is shown last changed."""
        return self.versions[-1].since if self.shown else None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was set right, latest first, reduced to what may still be seen."""
        found: list[Correction] = []
        before: Version | None = None
        for version in self.versions:
            if not version.shown:
                continue
            if before and (version.notes or version.shown.rewords(before.shown)):
                seen = before.shown.within(self.shown)
                found.insert(0, Correction(version.since, version.notes, before.since, seen))
            before = version
        return tuple(found) if self.shown else ()
