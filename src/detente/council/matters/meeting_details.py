"""What is known of a meeting beside its state: when it is, who comes, who objects, what it leaves to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from detente.council.acts import Format, Level, MeetingProposal
from detente.council.acts.forms.meeting import Attending, Outcome
from detente.council.deeds import Deed
from detente.council.machines.proposal import ProposalEvent
from detente.council.matters.matter import Matter
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


class Papers(tuple[DispatchId, ...]):  # noqa: SLOT001 - a tuple of any length takes no slots, and this one has deeds
    """The papers of a thread, by dispatch; `deeds` are the papers themselves, for the fold."""

    deeds: tuple[Deed, ...]

    def __new__(cls, deeds: Iterable[Deed] = ()) -> Self:
        """Take the papers in the order of the record."""
        papers = tuple(deeds)
        made = super().__new__(cls, (deed.id for deed in papers))
        made.deeds = papers
        return made


NO_PAPERS = Papers()


@dataclass(frozen=True, slots=True)
class Convening:
    """The Chair's notice: its own act, on its own rule; it stands for nobody's acceptance."""

    by: PartyName
    at: Instant
    rule: str = ""
    cites: tuple[DispatchId, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where the meeting is, as fixed at `at`; earlier ones are kept. `agenda_later`: adopted later."""

    at: Instant
    starts: Instant
    zone: str
    place: str = ""
    level: Level | None = None
    format: Format | None = None
    agenda_later: bool = False


@dataclass(frozen=True, slots=True)
class Postponement:
    """A new time asked for; `starts` is an exact wish, `new_date` a date as stated."""

    by: PartyName
    at: Instant
    reason: str
    new_date: DeclaredDate | None = None
    starts: Instant | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Who called it off and why. `on_record`: the reply that is cited states the condition, on this record."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    condition: str = ""
    reason: str = ""
    cites: tuple[DispatchId, ...] = ()
    on_record: bool = False


@dataclass(frozen=True, slots=True)
class Advance:
    """An objection made before the meeting, in writing, by one member for itself."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    objection: str
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """What one member said of its own attendance. `statement` is what its presence does not mean."""

    member: PartyName
    attending: Attending
    at: Instant
    dispatch: DispatchId
    statement: str = ""
    head: str = ""
    reason: str = ""
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time of the journal: opened, suspended, resumed, closed. `stated` is the time named in the room."""

    event: ProposalEvent
    at: Instant
    stated: Instant | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """The short record: its reference, decisions as (title, number), attachments by name."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    own_ref: str
    decisions: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be read of the meeting, by whom; `cites` are the communiqué or the statements."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    outcome: Outcome
    cites: tuple[DispatchId, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """What is known of a meeting. `thread` are the papers that answer or repeat the proposal, in order.

    Of those, the ones from `counts_from` on decide whether it is agreed: a postponement asks everybody anew. `series`
    is the series that the proposal opened as well, None for a single meeting.
    """

    body: str
    proposal: MeetingProposal
    thread: Papers = NO_PAPERS
    counts_from: int = 0
    convened: Convening | None = None
    appointments: tuple[Appointment, ...] = ()
    secretariat: PartyName | None = None
    postponements: tuple[Postponement, ...] = ()
    cancelled: Cancellation | None = None
    objections: tuple[Advance, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    journal: Journal | None = None
    reports: tuple[Report, ...] = ()
    series: Matter | None = None

    @property
    def appointment(self) -> Appointment | None:
        """The time and place in force."""
        return self.appointments[-1] if self.appointments else None

    @property
    def standing(self) -> dict[PartyName, Attendance]:
        """The latest that each member said of its own attendance."""
        return {entry.member: entry for entry in self.attendance}

    @property
    def present(self) -> tuple[PartyName, ...]:
        """The members that come, also those that do not accept the procedure."""
        return tuple(m for m, entry in self.standing.items() if entry.attending is not Attending.ABSENT)
