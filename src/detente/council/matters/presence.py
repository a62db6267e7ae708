"""Notices of presence: what was announced, what was changed, and what is there by its author's word (seed-map S7)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.presence import PRESENCE
from detente.council.machines.presence import PresenceEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, OTHERS, Kind, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Said, said, without
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, PartyName


@dataclass(frozen=True, slots=True)
class Figures:
    """What was notified at one time; empty is not stated."""

    where: str
    size: str
    nature: str
    effective: DeclaredDate | None
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Presence:
    """A notice of presence. `versions` are in order, the last stands; dates are declared and decide nothing.

    `cites` are the declarations or papers that the notice names. `own` tells whether the sender speaks of itself; if
    not, the notice is a claim of its sender.
    """

    who: tuple[PartyName, ...]
    own: bool
    announced: DeclaredDate | None
    versions: tuple[Figures, ...]
    cites: tuple[DispatchId, ...]
    done_on: DeclaredDate | None = None
    ended_on: DeclaredDate | None = None
    contests: tuple[Said, ...] = ()

    @property
    def figures(self) -> Figures:
        """What stands."""
        return self.versions[-1]


def _begin(deed: Deed) -> Presence:
    body = written(deed)
    who = body.get("who", (deed.sender,))
    first = Figures(body.get("where"), body.get("size", ""), body.get("nature"), body.get("effective"), deed.id)
    return Presence(who, deed.sender in who, body.get("announced"), (first,), deed.ids(Rel.CITES))


def _changed(details: Presence, deed: Deed) -> Presence:
    """The figures with what the step states of them; the same object when it states nothing new."""
    body, old = written(deed), details.figures
    stated = {name: body.get(name) for name in ("where", "size", "nature", "effective") if name in body.values}
    new = dataclasses.replace(old, **stated)
    if new == old:
        return details
    return dataclasses.replace(details, versions=(*details.versions, dataclasses.replace(new, dispatch=deed.id)))


def _change(matter: Matter, deed: Deed) -> Presence:
    details = _changed(matter.details, deed)
    if details is matter.details:
        raise OursError("council.nothing_new")
    return details


def _done(matter: Matter, deed: Deed) -> Presence:
    return dataclasses.replace(_changed(matter.details, deed), done_on=written(deed).get("on"))


def _end(matter: Matter, deed: Deed) -> Presence:
    details: Presence = matter.details
    return dataclasses.replace(details, ended_on=written(deed).get("on"))


def _contest(matter: Matter, deed: Deed) -> Presence:
    details: Presence = matter.details
    contests = (*without(details.contests, deed.sender), said(matter, deed, "grounds"))
    return dataclasses.replace(details, contests=contests)


_RULES: dict[Labelled, Rule] = {
    Event.DONE: Rule(OPENER, _done),
    Event.CHANGE: Rule(OPENER, _change),
    Event.END: Rule(OPENER, _end),
    Event.CONTEST: Rule(OTHERS, _contest),
}

PRESENCES = Kind(
    name="presence",
    label=N_("Presence"),
    machine=PRESENCE,
    opens="presence",
    takes="presence_step",
    rules=_RULES,
    begin=_begin,
)
