"""What is known of a body: its names, its members with dates, its rules; who is a member on which day (§ 1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.council.acts.forms.body import DecidesBy, ObjectorsShown
from detente.council.matters.spans import DAY
from detente.kernel import DeclaredDate, DispatchId, Instant, Language, PartyName


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the body; each party may use its own order of words. `party` None: used by all."""

    name: str
    language: Language
    party: PartyName | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One membership from its first day to its last, both included; `until` None: it goes on."""

    party: PartyName
    since: DeclaredDate
    until: DeclaredDate | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether the party is a member on `day`."""
        return self.since.day <= day and (self.until is None or day <= self.until.day)

    def meets(self, other: Membership) -> bool:
        """Whether the two are of one party and share a day."""
        later, earlier = (self, other) if self.since.day >= other.since.day else (other, self)
        return self.party == other.party and earlier.covers(later.since.day)


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of membership as it was before `dispatch` corrected it, and why."""

    was: Membership
    reason: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A change of rules, in the words of the body."""

    at: Instant
    rule: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a body. What is None is not known, and no rule is assumed for it."""

    names: tuple[Name, ...]
    chair: PartyName
    members: tuple[Membership, ...]
    decides_by: DecidesBy
    secretariat: PartyName | None = None
    observers: tuple[PartyName, ...] = ()
    chair_may_convene: bool = False
    preparatory: str = ""
    dormant_after_days: int | None = None
    quorum: int | None = None
    objectors_shown: ObjectorsShown | None = None
    chairs: tuple[tuple[PartyName, Instant], ...] = ()
    corrections: tuple[Correction, ...] = ()
    rules: tuple[RuleNote, ...] = ()


def members_at(body: Body, date: DeclaredDate) -> tuple[PartyName, ...]:
    """The members on the day of `date`, in the order in which they were entered."""
    return tuple(dict.fromkeys(row.party for row in body.members if row.covers(date.day)))


def lies_still(body: Body, last_meeting: Instant | None, now: Instant) -> bool:
    """Whether the body has not met for as long as its rule says; it is not dissolved by that (scenario E24)."""
    if last_meeting is None or body.dormant_after_days is None:
        return False
    return now - last_meeting >= body.dormant_after_days * DAY


def name_for(body: Body, party: PartyName, language: Language) -> str:
    """The name that `party` uses in `language`, else the one all use, else the first there is."""
    own = [name for name in body.names if name.language == language and name.party == party]
    common = [name for name in body.names if name.language == language and name.party is None]
    return next(iter((*own, *common, *body.names))).name
