"""Bodies: who is a member when, who presides, by which rules (council-procedures §§ 1, 15: 9, 10, 24)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from detente.council.acts.forms.body import ChairConvenes, DecidesBy, ObjectorsShown
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.body import BODY
from detente.council.machines.body import BodyEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.spans import DAY
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, Language, PartyName

CONVENED_BY_RULE = {ChairConvenes.YES: True, ChairConvenes.NO: False}


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


def _begin(deed: Deed) -> Body:
    body = written(deed)
    chair = body.get("chair", deed.sender)
    return Body(
        names=tuple(Name(row["name"], Language(row["language"]), row.get("party")) for row in body.get("names")),
        chair=chair,
        members=tuple(Membership(row["party"], row["since"], row.get("until")) for row in body.get("members")),
        decides_by=body.get("decides_by"),
        secretariat=body.get("secretariat"),
        observers=body.get("observers", ()),
        chair_may_convene=body.get("chair_may_convene", False),
        preparatory=body.get("preparatory", ""),
        dormant_after_days=body.get("dormant_after_days"),
        quorum=body.get("quorum"),
        objectors_shown=body.get("objectors_shown"),
        chairs=((chair, deed.heard_by(chair)),),
    )


PRESIDING = Role(N_("the chair in office"), lambda matter, party: party == matter.details.chair)


def _row(deed: Deed) -> Membership:
    body = written(deed)
    row = Membership(body.get("party"), body.get("since"), body.get("until"))
    if row.until is not None and row.until.day < row.since.day:
        raise OursError("council.until_before_since", party=row.party)
    return row


def _admit(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    return _with(details, details.members, _row(deed))


def _with(details: Body, others: tuple[Membership, ...], row: Membership) -> Body:
    """The body with one more row; no party is a member twice on one day."""
    if any(row.meets(other) for other in others):
        raise OursError("council.already_member", party=row.party)
    return dataclasses.replace(details, members=(*others, row))


def _latest(details: Body, party: PartyName) -> Membership:
    rows = [row for row in details.members if row.party == party]
    if not rows:
        raise OursError("council.no_such_membership", party=party)
    return max(rows, key=lambda row: row.since.day)


def _leave(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    row, until = _latest(details, written(deed).get("party")), written(deed).get("until")
    if row.until is not None:
        raise OursError("council.no_such_membership", party=row.party)
    if until.day < row.since.day:
        raise OursError("council.until_before_since", party=row.party)
    ended = dataclasses.replace(row, until=until)
    return dataclasses.replace(details, members=tuple(ended if known is row else known for known in details.members))


def _correct(matter: Matter, deed: Deed) -> Body:
    """Correct the latest row of a party; the row as it was is kept."""
    details: Body = matter.details
    row = _row(deed)
    was = _latest(details, row.party)
    noted = Correction(was, written(deed).get("reason"), deed.id)
    corrected = _with(details, tuple(known for known in details.members if known is not was), row)
    return dataclasses.replace(corrected, corrections=(*details.corrections, noted))


def _change_chair(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    chair = written(deed).get("chair")
    if chair == details.chair:
        raise OursError("council.chair_already", party=chair)
    return dataclasses.replace(details, chair=chair, chairs=(*details.chairs, (chair, deed.heard_by(matter.chair))))


def _note_rule(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    body = written(deed)
    named = ("decides_by", "preparatory", "dormant_after_days", "quorum", "objectors_shown")
    changed = {name: body.get(name, getattr(details, name)) for name in named}
    convenes = CONVENED_BY_RULE.get(body.get("chair_convenes"), details.chair_may_convene)
    note = RuleNote(deed.heard_by(matter.chair), body.get("rule"), deed.id)
    return dataclasses.replace(details, **changed, chair_may_convene=convenes, rules=(*details.rules, note))


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.ADMIT: Rule(PRESIDING, _admit),
    Event.LEAVE: Rule(PRESIDING, _leave),
    Event.CORRECT: Rule(PRESIDING, _correct),
    Event.CHANGE_CHAIR: Rule(PRESIDING, _change_chair),
    Event.NOTE_RULE: Rule(PRESIDING, _note_rule),
}

BODIES = Kind(
    name="body",
    label=N_("Body"),
    machine=BODY,
    opens="body",
    takes="body_step",
    rules=_RULES,
    begin=_begin,
    chair=_chair,
)
