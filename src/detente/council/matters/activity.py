"""Notified activities: every announced end is kept, and one that passes is seen (scenario R15, E69)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.forms.activity import Contested
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.activity import ACTIVITY
from detente.council.machines.activity import ActivityEvent as Event
from detente.council.machines.activity import ActivityState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter, Step
from detente.council.matters.spans import later
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class End:
    """An end as announced: `date` as stated, `ends_by` what decides; neither where it was left open."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    date: DeclaredDate | None = None
    ends_by: Instant | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """What another party says against the notice. It moves nothing."""

    by: PartyName
    at: Instant
    contested: Contested
    grounds: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Activity:
    """What is known of an activity. `ends` are all announced ends, oldest first; `overdue_since` the first that passed.

    `personnel` holds the numbers of those who joined, by party; `total_personnel` is what the notice said.
    """

    activity_kind: str
    host: PartyName
    participants: tuple[PartyName, ...]
    area: str
    starts: DeclaredDate | None
    total_personnel: int | None
    ends: tuple[End, ...]
    overdue_since: Instant | None = None
    ended_at: Instant | None = None
    ended_date: DeclaredDate | None = None
    contests: tuple[Contest, ...] = ()
    personnel: tuple[tuple[PartyName, int | None], ...] = ()

    @property
    def ends_by(self) -> Instant | None:
        """The last end that was stated to the second; an open end takes none back."""
        return next((end.ends_by for end in reversed(self.ends) if end.ends_by is not None), None)


HOST = Role(N_("the host of the activity"), lambda matter, party: party == matter.details.host)
NOT_HOST = Role(
    N_("a party other than the host"), lambda matter, party: party in matter.parties and party != matter.details.host
)
NOT_IN_IT = Role(
    N_("a party that takes no part yet"),
    lambda matter, party: party in matter.parties and party not in {matter.details.host, *matter.details.participants},
)


def _begin(deed: Deed) -> Activity:
    body = written(deed)
    at = deed.heard_by(deed.sender)
    return Activity(
        activity_kind=body.get("activity_kind"),
        host=body.get("host", deed.sender),
        participants=body.get("participants", ()),
        area=body.get("area"),
        starts=body.get("starts"),
        total_personnel=body.get("total_personnel"),
        ends=(End(deed.sender, at, deed.id, body.get("ends"), body.get("ends_by")),),
    )


def _change_end(matter: Matter, deed: Deed) -> Activity:
    details: Activity = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    ends_by = body.get("ends_by")
    if ends_by is not None and ends_by <= at:
        raise OursError("council.ends_too_early", ends=ends_by.iso, after=at.iso)
    end = End(deed.sender, at, deed.id, body.get("ends"), ends_by, body.get("open_end", False))
    return dataclasses.replace(details, ends=(*details.ends, end))


def _ended(matter: Matter, deed: Deed) -> Activity:
    details: Activity = matter.details
    return dataclasses.replace(details, ended_at=deed.heard_by(matter.chair), ended_date=written(deed).get("ends"))


def _contest(matter: Matter, deed: Deed) -> Activity:
    details: Activity = matter.details
    body = written(deed)
    said = Contest(deed.sender, deed.heard_by(matter.chair), body.get("contested"), body.get("grounds"), deed.id)
    return dataclasses.replace(details, contests=(*details.contests, said))


def _join(matter: Matter, deed: Deed) -> Activity:
    details: Activity = matter.details
    number = (deed.sender, written(deed).get("personnel"))
    participants = (*details.participants, deed.sender)
    return dataclasses.replace(details, participants=participants, personnel=(*details.personnel, number))


def _clock(matter: Matter, now: Instant) -> Matter:
    """Overdue a second after the last end that was stated."""
    details: Activity = matter.details
    ends_by = details.ends_by if matter.state in {State.NOTIFIED, State.END_CHANGED} else None
    if ends_by is None or now <= ends_by:
        return dataclasses.replace(matter, due=None if ends_by is None else later(ends_by, 1))
    step = Step(Event.PASS_END, matter.state, State.OVERDUE, max(ends_by, matter.moved_at))
    passed = dataclasses.replace(details, overdue_since=details.overdue_since or ends_by)
    return dataclasses.replace(matter, state=State.OVERDUE, details=passed, due=None, steps=(*matter.steps, step))


_RULES: dict[Labelled, Rule] = {
    Event.CHANGE_END: Rule(HOST, _change_end),
    Event.ENDED: Rule(HOST, _ended),
    Event.CONTEST: Rule(NOT_HOST, _contest),
    Event.JOIN: Rule(NOT_IN_IT, _join),
}

ACTIVITIES = Kind(
    name="activity",
    label=N_("Military activity"),
    machine=ACTIVITY,
    opens="activity_notice",
    takes="activity_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_clock,
)
