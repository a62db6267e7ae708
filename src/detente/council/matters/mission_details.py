"""What is known of a mission: its ceilings, its staff, its suspension, its contacts, the offer to restore it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.forms.mission import AtOpening, Confirmed, Presence, Status
from detente.council.machines.person import PersonState
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How many may be accredited from `effective` on. `before_notice`: it took effect before the other side had it.

    `affected` are the persons it names; `applied` tells that it has begun and their accreditation has ended.
    """

    count: int
    effective: Instant
    announced_at: Instant
    by: PartyName
    dispatch: DispatchId
    effective_date: DeclaredDate | None = None
    affected: tuple[str, ...] = ()
    before_notice: bool = False
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One posting of one person. The same name may come back in a later posting; all postings are kept."""

    name: str
    state: PersonState
    function: str = ""
    post_no: str = ""
    status: Status | None = None
    is_head: bool = False
    arrived: DeclaredDate | None = None
    accredited_from: Instant | None = None
    accredited_to: Instant | None = None
    withdrawn_by: PartyName | None = None
    reason_given: str = ""
    leave_by: Instant | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """Three times kept apart: said, notified, in effect. `before_notice`: in effect before the other side had it."""

    by: PartyName
    announced_at: Instant
    effective_date: DeclaredDate | None = None
    when_said: str = ""
    notified_at: Instant | None = None
    notice: DispatchId | None = None
    effective: Instant | None = None
    before_notice: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call in the meantime. Confirmed by the other side orally counts, and is recorded as such."""

    by: PartyName
    office: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    confirmed: Confirmed | None = None
    confirmed_by: PartyName | None = None
    confirmed_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Restoration:
    """An offer to restore, without preconditions when none stand here. `answer`: hold, accept, decline."""

    by: PartyName
    at: Instant
    preconditions: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Mission:
    """What is known of a mission; ceilings, people, suspensions, contacts and offers in the order they came."""

    presence: Presence
    sending: PartyName
    host: PartyName
    host_body: str
    place: str
    purpose: str
    head: str
    legal_basis: str
    state_at_opening: AtOpening
    ceilings: tuple[Ceiling, ...]
    consents: tuple[PartyName, ...] = ()
    people: tuple[Person, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    contacts: tuple[Contact, ...] = ()
    offers: tuple[Restoration, ...] = ()
    reopening_date: DeclaredDate | None = None
    names: tuple[str, ...] = ()
    archives: str = ""
    premises: str = ""
    protecting: str = ""

    @property
    def sides(self) -> tuple[PartyName, PartyName]:
        """The sending side and the host."""
        return self.sending, self.host

    def other(self, party: PartyName) -> PartyName:
        """The other side of `party`."""
        return self.host if party == self.sending else self.sending

    def ceiling_at(self, at: Instant) -> int:
        """The ceiling in force at an instant: the latest to take effect, the later entered of two at once."""
        begun = [ceiling for ceiling in self.ceilings if ceiling.effective <= at] or self.ceilings[:1]
        return max(enumerate(begun), key=lambda entry: (entry[1].effective, entry[0]))[1].count

    @property
    def accredited(self) -> tuple[str, ...]:
        """The names of those accredited now."""
        return tuple(person.name for person in self.people if person.state is PersonState.ACCREDITED)

    @property
    def warnings(self) -> tuple[DispatchId, ...]:
        """The notices of what took effect before the other side had them: cuts of the ceiling, then suspensions."""
        cuts = tuple(ceiling.dispatch for ceiling in self.ceilings if ceiling.before_notice)
        return (*cuts, *(known.notice for known in self.suspensions if known.before_notice and known.notice))
