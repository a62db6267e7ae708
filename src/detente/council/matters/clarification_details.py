"""What is known of a clarification: replies, assessments, meetings and absences, each with its author and time."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.forms.clarification import Applies, Outcome, Presence, Sufficiency
from detente.council.acts.labelled import Labelled
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, Instant, PartyName


class Timeliness(Labelled):
    """Whether the first reply came in time."""

    PENDING = "pending", N_("No reply yet")
    IN_TIME = "in_time", N_("In time")
    LATE = "late", N_("Late")


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply or a supplement to one. `applies` is the respondent's view; None where it says nothing."""

    at: Instant
    in_time: bool
    dispatch: DispatchId
    applies: Applies | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the requester finds of the replies so far."""

    at: Instant
    sufficiency: Sufficiency
    text: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was requested. `late`: it was not held within the hours asked for; it may still be held."""

    of_all: bool
    requested_by: PartyName
    requested_at: Instant
    due: Instant | None
    held_at: Instant | None = None
    presence: Presence | None = None
    statement: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """A party's notice that it will not attend; with an objection in advance where one is written."""

    by: PartyName
    at: Instant
    objection: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Clarification:
    """What is known of a request. `due` is in elapsed hours from when the respondent had it."""

    activity: str
    area: str
    reasons: str
    questions: tuple[str, ...]
    mechanism: str
    respondent: PartyName
    presides: PartyName
    due: Instant
    replies: tuple[Reply, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    absences: tuple[Absence, ...] = ()
    outcome: Outcome | None = None
    measures: str = ""

    @property
    def timeliness(self) -> Timeliness:
        """Whether the first reply came in time; no assessment changes it."""
        if not self.replies:
            return Timeliness.PENDING
        return Timeliness.IN_TIME if self.replies[0].in_time else Timeliness.LATE

    @property
    def sufficiency(self) -> Sufficiency | None:
        """What the requester finds, by its latest word."""
        return self.assessments[-1].sufficiency if self.assessments else None

    @property
    def applies(self) -> Applies | None:
        """The respondent's latest view on whether the mechanism applies."""
        return next((reply.applies for reply in reversed(self.replies) if reply.applies is not None), None)

    @property
    def objections(self) -> tuple[Absence, ...]:
        """The objections in advance that stand: each party's latest notice, where it objects."""
        latest = {absence.by: absence for absence in self.absences}
        return tuple(absence for absence in latest.values() if absence.objection)
