"""What a meeting hears: answers and repetitions of its proposal, and how far they carry it before any step.

The phase is the one of `council.fold` at every instant: of the answers that the Chair had by then, and of the receipts
dated by then. So a step is judged by what was known when it was taken, whenever the record is read.
"""

from __future__ import annotations

import dataclasses

from detente.council.acts import Rel
from detente.council.deeds import Deed, Delivery
from detente.council.fold import fold_thread
from detente.council.machines.proposal import PROPOSAL
from detente.council.machines.proposal import ProposalEvent as Event
from detente.council.machines.proposal import ProposalState as State
from detente.council.matters.matter import Matter
from detente.council.matters.meeting_details import MeetingDetails, Papers
from detente.council.matters.series import answered
from detente.council.tables import transition
from detente.council.threads import ThreadState
from detente.kernel import Instant

HEARS = ("letter", "meeting_proposal", "reply", "recognition", "repetition")
PHASES = (State.DRAFT, State.SENT, State.PENDING, State.AGREED)
_TIES = (Rel.IN_REPLY_TO, Rel.REPEATS, Rel.AS_REPLY_TO, Rel.RECOGNISES)


def hear(matter: Matter, deed: Deed) -> Matter:
    """Take in a paper that answers, repeats or judges one of the thread; pass over every other.

    What it changes is read by `phase_at`, before the next step or when the record is at its end.
    """
    details: MeetingDetails = matter.details
    known = {matter.id, *details.thread}
    if deed.id in known or not any(of in known for rel in _TIES for of in deed.ids(rel)):
        return matter
    if not deed.counts_for(matter.opened):
        return dataclasses.replace(matter, aside=(*matter.aside, deed.id))
    state = matter.state
    if state is State.LAPSED and deed.sender == matter.opened_by and deed.ids(Rel.REPEATS):
        state = transition(PROPOSAL, State.LAPSED, Event.REPEAT)
    heard = dataclasses.replace(details, thread=Papers((*details.thread.deeds, deed)))
    return dataclasses.replace(matter, state=state, details=heard)


def phase_at(matter: Matter, now: Instant) -> Matter:
    """The matter with the phase that its answers and receipts give at `now`; a state that steps made stays."""
    details: MeetingDetails = matter.details
    asked = matter.state in PHASES
    if not asked and details.series is None:
        return matter
    whole = _thread(matter, now, 0)
    again = _thread(matter, now, details.counts_from) if asked and details.counts_from else whole
    state = again.phase or matter.state if asked else matter.state
    if details.series is not None:
        details = dataclasses.replace(details, series=answered(details.series, whole))
    return dataclasses.replace(matter, state=state, details=details)


def settled(matter: Matter, now: Instant) -> Matter:
    """After a step only the phase can be another: a postponement asks anew."""
    return phase_at(matter, now) if matter.state in PHASES else matter


def _thread(matter: Matter, now: Instant, counts_from: int) -> ThreadState:
    details: MeetingDetails = matter.details
    papers = (matter.opened, *details.thread.deeds[counts_from:])
    return fold_thread(matter.id, (_known_at(paper, now) for paper in papers), (), now)


def _known_at(deed: Deed, now: Instant) -> Deed:
    """The deed with the receipts that are dated by `now`."""
    return dataclasses.replace(deed, deliveries=tuple(_dated_by(delivery, now) for delivery in deed.deliveries))


def _dated_by(delivery: Delivery, now: Instant) -> Delivery:
    def by_then(at: Instant | None) -> Instant | None:
        return at if at is not None and at <= now else None

    return dataclasses.replace(
        delivery, delivered_at=by_then(delivery.delivered_at), opened_at=by_then(delivery.opened_at)
    )
