"""Shared commitments: who confirmed the paragraph, and how each signatory reads it (seed-map S4, C06, A14)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.commitment import COMMITMENT
from detente.council.machines.commitment import CommitmentEvent as Event
from detente.council.machines.commitment import CommitmentState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Said, authors, said, without
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Reading:
    """How one signatory reads the paragraph. `contests` are the words of those that do not share it."""

    said: Said
    contests: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A cited paragraph. `readings` has at most one by signatory; `earlier` keeps those replaced or withdrawn."""

    document: str
    paragraph: str
    quoted: str
    signatories: tuple[PartyName, ...]
    signed: DeclaredDate | None
    confirmed: tuple[PartyName, ...] = ()
    readings: tuple[Reading, ...] = ()
    earlier: tuple[Reading, ...] = ()

    @property
    def not_confirmed(self) -> tuple[PartyName, ...]:
        """Signatories that have not confirmed, whether or not they are on the line."""
        return tuple(party for party in self.signatories if party not in self.confirmed)

    def reading_of(self, party: PartyName) -> Reading | None:
        """The reading of `party` that stands."""
        return next((reading for reading in self.readings if reading.said.by == party), None)

    @property
    def side_by_side(self) -> tuple[tuple[PartyName, Reading | None], ...]:
        """Every signatory in the order of the citation, with its reading or none."""
        return tuple((party, self.reading_of(party)) for party in self.signatories)


def _begin(deed: Deed) -> Commitment:
    body = written(deed)
    signatories = body.get("signatories") or everyone(deed)
    return Commitment(body.get("document"), body.get("paragraph"), body.get("quoted"), signatories, body.get("signed"))


SIGNATORIES = Role(
    N_("a signatory of the text, for itself"),
    lambda matter, party: party in matter.details.signatories and party in matter.parties,
)


def _confirm(matter: Matter, deed: Deed) -> Commitment:
    details: Commitment = matter.details
    if deed.sender in details.confirmed:
        raise OursError("council.nothing_new")
    return dataclasses.replace(details, confirmed=(*details.confirmed, deed.sender))


def _read(matter: Matter, deed: Deed) -> Commitment:
    details = _taken_back(matter.details, deed.sender)
    return dataclasses.replace(details, readings=(*details.readings, Reading(said(matter, deed, "reading"))))


def _taken_back(details: Commitment, party: PartyName) -> Commitment:
    """Without the reading of `party`, which is kept among the earlier ones with what was said against it."""
    own = details.reading_of(party)
    if own is None:
        return details
    others = tuple(reading for reading in details.readings if reading is not own)
    return dataclasses.replace(details, readings=others, earlier=(*details.earlier, own))


def _withdraw_reading(matter: Matter, deed: Deed) -> Commitment:
    if matter.details.reading_of(deed.sender) is None:
        raise OursError("council.no_such_reading", party=deed.sender)
    return _taken_back(matter.details, deed.sender)


def _reading(matter: Matter, deed: Deed) -> Reading:
    """The reading a step is about; raise `council.no_such_reading` or `council.own_reading`."""
    whose = written(deed).get("whose")
    if whose == deed.sender:
        raise OursError("council.own_reading")
    found: Reading | None = matter.details.reading_of(whose)
    if found is None:
        raise OursError("council.no_such_reading", party=whose)
    return found


def _put(details: Commitment, old: Reading, contests: tuple[Said, ...]) -> Commitment:
    new = dataclasses.replace(old, contests=contests)
    return dataclasses.replace(details, readings=tuple(new if r is old else r for r in details.readings))


def _contest(matter: Matter, deed: Deed) -> Commitment:
    reading = _reading(matter, deed)
    return _put(matter.details, reading, (*without(reading.contests, deed.sender), said(matter, deed, "grounds")))


def _uncontest(matter: Matter, deed: Deed) -> Commitment:
    reading = _reading(matter, deed)
    if deed.sender not in authors(reading.contests):
        raise OursError("council.nothing_new")
    return _put(matter.details, reading, without(reading.contests, deed.sender))


def _settle(matter: Matter, _: Instant) -> Matter:
    """A reading contested shows first; then whether all signatories confirmed."""
    if matter.state is State.WITHDRAWN:
        return matter
    details: Commitment = matter.details
    state = State.CITED if details.not_confirmed else State.CONFIRMED
    if any(reading.contests for reading in details.readings):
        state = State.CONTESTED
    return dataclasses.replace(matter, state=state)


def _title(deed: Deed) -> str:
    """The author's title, else document and paragraph: never a label of its own."""
    body = written(deed)
    return str(body.get("title") or f"{body.get('document')}, {body.get('paragraph')}")


_RULES: dict[Labelled, Rule] = {
    Event.CONFIRM: Rule(SIGNATORIES, _confirm),
    Event.READ: Rule(SIGNATORIES, _read),
    Event.CONTEST_READING: Rule(SIGNATORIES, _contest),
    Event.WITHDRAW_CONTEST: Rule(SIGNATORIES, _uncontest),
    Event.WITHDRAW_READING: Rule(SIGNATORIES, _withdraw_reading),
    Event.WITHDRAW: Rule(OPENER),
}

COMMITMENTS = Kind(
    name="commitment",
    label=N_("Shared commitment"),
    machine=COMMITMENT,
    opens="commitment",
    takes="commitment_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
    title=_title,
)
