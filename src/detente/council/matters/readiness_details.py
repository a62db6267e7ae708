"""What is declared and what is claimed of readiness, how it counts, and who sees which name (§§ 6.2, 14: 17, 18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts.forms.readiness import Ready
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one member declared for itself. `valid_until` None: until it says otherwise. `theme` empty: for all."""

    member: PartyName
    value: Ready
    at: Instant
    dispatch: DispatchId
    theme: str = ""
    scope: str = ""
    condition: str = ""
    instruction_ref: str = ""
    valid_until: Instant | None = None
    name_shown: bool = False

    def holds_at(self, now: Instant) -> bool:
        """Whether it is not over; at the very second of its end it is."""
        return self.valid_until is None or now < self.valid_until


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says of others: of `members` by name, or of `number` of them. `withdrawn` by that dispatch."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    quote: str
    where: str = ""
    members: tuple[PartyName, ...] = ()
    number: int = 0
    withdrawn: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is known of a call. All declarations are kept; the latest of each member for each theme stands."""

    body: str
    scope: str
    members: tuple[PartyName, ...]
    chair: PartyName
    themes: tuple[str, ...] = ()
    from_date: DeclaredDate | None = None
    declarations: tuple[Declaration, ...] = ()
    claims: tuple[Claim, ...] = ()

    def standing(self, now: Instant, theme: str = "") -> dict[PartyName, Declaration]:
        """The declaration of each member that stands at `now` for a theme: the latest for it or for all of the call.

        One that is over is none; the one before it does not come back.
        """
        latest = {d.member: d for d in self.declarations if d.theme in {"", theme}}
        return {member: declared for member, declared in latest.items() if declared.holds_at(now)}

    def ready(self, now: Instant, theme: str = "") -> tuple[PartyName, ...]:
        """The members that confirm themselves that they are ready, without a condition, in the order of the call."""
        standing = self.standing(now, theme)
        return tuple(m for m in self.members if m in standing and standing[m].value is Ready.READY)


@dataclass(frozen=True, slots=True)
class Counts:
    """Two figures that never mix: how many of `of` members are claimed ready, and how many confirm it themselves."""

    claimed: int
    confirmed: int
    of: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What one party sees of a side: the figures, and the names of those that it may know."""

    counts: Counts
    names: tuple[PartyName, ...]


def counts(readiness: Readiness, now: Instant, theme: str = "") -> Counts:
    """Count at `now`. Claims of several speakers do not add up: the widest of numbers, or all names there are."""
    return _count(readiness, readiness.members, now, theme)


def _count(readiness: Readiness, side: Iterable[PartyName], now: Instant, theme: str) -> Counts:
    among = frozenset(side)
    claims = [claim for claim in readiness.claims if claim.withdrawn is None]
    named = {member for claim in claims for member in claim.members} & among
    number = max((claim.number for claim in claims), default=0)
    confirmed = [member for member in readiness.ready(now, theme) if member in among]
    return Counts(min(max(len(named), number), len(among)), len(confirmed), len(among))


def seen_by(readiness: Readiness, side: Iterable[PartyName], party: PartyName, now: Instant, theme: str = "") -> Seen:
    """What `party` sees of the members of `side` at `now`: the figures, and names by consent.

    Who belongs to the side, or collects the declarations as the Chair, sees the names of those that are ready; the
    other party sees a name only where that member agreed to it. Names of members that are not ready are in nobody's
    list.
    """
    among = frozenset(side) & frozenset(readiness.members)
    standing = readiness.standing(now, theme)
    inside = party in among or party == readiness.chair
    names = (member for member in readiness.ready(now, theme) if member in among)
    shown = tuple(member for member in names if inside or standing[member].name_shown)
    return Seen(_count(readiness, among, now, theme), shown)
