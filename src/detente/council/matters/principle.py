"""Principles: whose words they are, who reads them otherwise, which drafts are said to conflict (§ 9, seed-map S6)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import Rel, Written
from detente.council.acts.forms.principle import Openness
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.principle import PRINCIPLE
from detente.council.machines.principle import PrincipleEvent as Event
from detente.council.machines.principle import PrincipleState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, OTHERS, PARTIES, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Said, said, the_one, without
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a principle by its author."""

    text: str
    openness: Openness
    source_document: str
    paragraph: str
    since: DeclaredDate | None
    topics: tuple[str, ...]
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim that an article of a draft conflicts with the principle; it stands until its author withdraws it."""

    claim: Said
    draft: DispatchId
    article: str
    answers: tuple[Said, ...] = ()
    withdrawn: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle of `author`. `wordings` are in order, the last is in force; `readings` are of others, latest each."""

    author: PartyName
    wordings: tuple[Wording, ...]
    readings: tuple[Said, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def wording(self) -> Wording:
        """The wording in force."""
        return self.wordings[-1]

    @property
    def standing(self) -> tuple[Conflict, ...]:
        """Claims of conflict that were not withdrawn."""
        return tuple(conflict for conflict in self.conflicts if conflict.withdrawn is None)


CLAIMANTS = Role(
    N_("the party whose claim of conflict stands"),
    lambda matter, party: any(conflict.claim.by == party for conflict in matter.details.standing),
)


def _wording(deed: Deed) -> Wording:
    body: Written = written(deed)
    return Wording(
        text=body.get("own_wording"),
        openness=body.get("openness"),
        source_document=body.get("source_document", ""),
        paragraph=body.get("paragraph", ""),
        since=body.get("since"),
        topics=body.get("topics", ()),
        dispatch=deed.id,
    )


def _begin(deed: Deed) -> Principle:
    return Principle(deed.sender, (_wording(deed),))


def _supersede(matter: Matter, deed: Deed) -> Principle:
    details: Principle = matter.details
    new = _wording(deed)
    if dataclasses.replace(new, dispatch=details.wording.dispatch) == details.wording:
        raise OursError("council.nothing_new")
    return dataclasses.replace(details, wordings=(*details.wordings, new))


def _read(matter: Matter, deed: Deed) -> Principle:
    details: Principle = matter.details
    readings = (*without(details.readings, deed.sender), said(matter, deed, "reading"))
    return dataclasses.replace(details, readings=readings)


def _claim(matter: Matter, deed: Deed) -> Principle:
    details: Principle = matter.details
    draft, article = the_one(deed, Rel.CITES), written(deed).get("article")
    if any((c.claim.by, c.draft, c.article) == (deed.sender, draft, article) for c in details.standing):
        raise OursError("council.nothing_new")
    claimed = Conflict(said(matter, deed, "why"), draft, article)
    return dataclasses.replace(details, conflicts=(*details.conflicts, claimed))


def _named(details: Principle, deed: Deed) -> Conflict:
    """The standing claim a step is about; raise `council.no_such_claim`."""
    about = the_one(deed, Rel.ABOUT)
    found = next((conflict for conflict in details.standing if conflict.claim.dispatch == about), None)
    if found is None:
        raise OursError("council.no_such_claim")
    return found


def _put(details: Principle, old: Conflict, new: Conflict) -> Principle:
    return dataclasses.replace(details, conflicts=tuple(new if c is old else c for c in details.conflicts))


def _answer(matter: Matter, deed: Deed) -> Principle:
    conflict = _named(matter.details, deed)
    if conflict.claim.by == deed.sender:
        raise OursError("council.own_claim")
    answers = (*conflict.answers, said(matter, deed, "answer"))
    return _put(matter.details, conflict, dataclasses.replace(conflict, answers=answers))


def _unclaim(matter: Matter, deed: Deed) -> Principle:
    conflict = _named(matter.details, deed)
    if conflict.claim.by != deed.sender:
        raise OursError("council.no_such_claim")
    return _put(matter.details, conflict, dataclasses.replace(conflict, withdrawn=deed.id))


def _settle(matter: Matter, _: Instant) -> Matter:
    """The state of a registered principle is what its wording in force says."""
    if matter.state is State.WITHDRAWN:
        return matter
    closed = matter.details.wording.openness is Openness.CLOSED
    return dataclasses.replace(matter, state=State.CLOSED if closed else State.OPEN_TO_INTERPRETATION)


_RULES: dict[Labelled, Rule] = {
    Event.READ_DIFFERENTLY: Rule(OTHERS, _read),
    Event.CLAIM_CONFLICT: Rule(PARTIES, _claim),
    Event.ANSWER_CONFLICT: Rule(PARTIES, _answer),
    Event.WITHDRAW_CONFLICT: Rule(CLAIMANTS, _unclaim),
    Event.SUPERSEDE: Rule(OPENER, _supersede),
    Event.WITHDRAW: Rule(OPENER),
}

PRINCIPLES = Kind(
    name="principle",
    label=N_("Principle"),
    machine=PRINCIPLE,
    opens="principle",
    takes="principle_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
)
