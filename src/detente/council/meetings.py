"""A meeting as it stands: its thread of answers, its steps, and who is known to come.

Where the Chair convened, the members' answers say who comes, each marked as an answer; what a member says of its own
attendance takes its place (council-procedures § 4). Nobody's coming is consent to the procedure, nobody's absence
consent to the result (§ 15: 15).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import Announcement
from detente.council.acts.forms.meeting import Attending
from detente.council.deeds import Deed
from detente.council.fold import fold_thread
from detente.council.machines.proposal import ProposalState
from detente.council.matters import Matter, as_of, fold_matter
from detente.council.matters.body_details import Body
from detente.council.matters.meeting_details import Advance, Attendance, MeetingDetails
from detente.council.states import Answer
from detente.council.threads import Given, Row, ThreadState
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName

_COMES = {
    Answer.ACCEPT: Attending.PRESENT,
    Answer.ATTEND_WITHOUT_PREJUDICE: Attending.WITHOUT_PREJUDICE,
    Answer.DECLINE: Attending.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Coming:
    """What is known of one member's coming. `by_answer`: taken from its answer to the proposal; it said no more since.

    `attending` is None while nothing is known.
    """

    member: PartyName
    attending: Attending | None
    statement: str = ""
    by_answer: bool = False
    dispatch: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its thread. `objections` are those made in advance, by a step or in a reply that declines."""

    thread: ThreadState
    matter: Matter
    attendance: tuple[Coming, ...]
    objections: tuple[Advance, ...]

    @property
    def phase(self) -> ProposalState:
        """Where the meeting is."""
        assert isinstance(self.matter.state, ProposalState)
        return self.matter.state

    @property
    def details(self) -> MeetingDetails:
        """What is known of it beside its state."""
        details: MeetingDetails = self.matter.details
        return details


def fold_meeting(
    root: DispatchId, deeds: Iterable[Deed], announcements: Iterable[Announcement], now: Instant
) -> Meeting:
    """The meeting of the proposal `root` as it stands at `now`; `root` may be a repetition of it.

    Raises `OursError` `council.unknown_thread` if `root` is not among `deeds`, `council.no_matter` if no proposal
    opened its thread.
    """
    record = tuple(deeds)
    thread = fold_thread(root, record, announcements, now)
    folded = fold_matter(thread.root, record)
    if folded is None or not isinstance(folded.details, MeetingDetails):
        raise OursError("council.no_matter")
    matter = as_of(folded, now)
    return Meeting(thread, matter, _attendance(matter, thread), _objections(matter, thread))


def _attendance(matter: Matter, thread: ThreadState) -> tuple[Coming, ...]:
    details: MeetingDetails = matter.details
    rows = {row.member: row for row in thread.rows}
    members = dict.fromkeys((*matter.parties, *rows))
    return tuple(_coming(member, details.standing.get(member), rows.get(member), details) for member in members)


def _coming(member: PartyName, said: Attendance | None, row: Row | None, details: MeetingDetails) -> Coming:
    if said is not None:
        return Coming(member, said.attending, said.statement, dispatch=said.dispatch)
    answer = row.latest if row else None
    if answer is None or answer.answer not in _COMES or _is_older(answer, details):
        return Coming(member, None)
    statement = answer.reply.statement if answer.reply else ""
    return Coming(member, _COMES[answer.answer], statement, by_answer=True, dispatch=answer.dispatch)


def _is_older(answer: Given, details: MeetingDetails) -> bool:
    """An answer from before the last postponement was about another date."""
    return answer.dispatch in details.thread[: details.counts_from]


def _objections(matter: Matter, thread: ThreadState) -> tuple[Advance, ...]:
    """Objections by a step, and those in a reply that declines and stands (scenario R13)."""
    latest = (row.latest for row in thread.rows)
    declined = tuple(
        Advance(given.sender, given.issued, given.dispatch, given.reply.objection, given.reply.reason)
        for given in latest
        if given is not None and given.reply is not None and given.reply.objection
    )
    return (*matter.details.objections, *declined)


def convened_within_rule(meeting: Matter, body: Body | None) -> bool | None:
    """Tell whether the rule of the body lets its Chair convene.

    None where nobody convened, or where the body is not on this record. A notice outside the rule still stands as
    what it is, the Chair's act; who reads it decides.
    """
    if meeting.details.convened is None or body is None:
        return None
    return body.chair_may_convene
