"""From a claim and the messages to a state: exactly one for each row."""

from __future__ import annotations

from dataclasses import dataclass

from detente.regimes.language.types import DAY
from detente.regimes.time.claims import Claim
from detente.regimes.time.mail import Discharge
from detente.regimes.time.owed import Owed
from detente.regimes.time.record import Record
from detente.regimes.time.states import State
from detente.regimes.time.terms import Term


@dataclass(frozen=True, slots=True)
class Row:
    """One claim on one party with what discharged it; `year` for what recurs."""

    term: Term
    claim: Claim
    item: str
    by: str
    to: str
    found: Discharge
    contests: bool
    year: int | None = None


def settled(row: Row, record: Record, as_of: int) -> Owed:
    """Return the row's state at a moment."""
    duty, claim, found = row.term.duty, row.claim, row.found
    state = _state(row, record, as_of)
    return Owed(
        duty.name,
        row.item,
        row.by,
        row.to,
        state,
        duty.cite,
        row.term.basis,
        due=claim.deadline.shown if claim.deadline else None,
        begins=claim.begins,
        discharged_by=found.message,
        discharged=found.at,
        delay=_delay(row, as_of),
        left=_left(row, as_of),
        missing=claim.missing,
        consistent=state is State.CANNOT_TELL and _is_told(claim) and found.at is not None,
        lacking=found.lacking,
        year=row.year,
        may=duty.may,
        statement=record.suspended[row.by][1] if state is State.EXCUSED and _is_suspended(row, record) else "",
    )


def _state(row: Row, record: Record, as_of: int) -> State:
    claim = row.claim
    if claim.owed is False or not _binds(row, record):
        return State.NOT_OWED
    if not _is_told(claim):
        return State.CANNOT_TELL
    return _discharged(row) if row.found.at else _waiting(row, record, as_of)


def _is_told(claim: Claim) -> bool:
    return claim.owed is True and not claim.missing


def _binds(row: Row, record: Record) -> bool:
    """Whether the party had accepted the regime when this fell due."""
    if not record.accepted or not row.by:
        return True
    first = record.accepted.get(row.by)
    return first is not None and (_moment(row.claim) is None or _falls_after(row.claim, first))


def _moment(claim: Claim) -> int | None:
    return claim.deadline.late if claim.deadline else claim.begins


def _falls_after(claim: Claim, day: int) -> bool:
    moment = _moment(claim)
    return moment is None or moment >= day * DAY


def _discharged(row: Row) -> State:
    at, deadline = row.found.at, row.claim.deadline
    if at is None or deadline is None or at.last <= deadline.early:
        return State.DONE
    if at.first <= deadline.late:
        return State.CANNOT_TELL
    denied = (row.contests or row.claim.contested) and not row.term.duty.may
    return State.CONTESTED if denied else State.LATE


def _waiting(row: Row, record: Record, as_of: int) -> State:
    claim = row.claim
    if row.term.duty.may:
        return State.NOT_OWED if claim.deadline and as_of > claim.deadline.late else _in_time(claim, as_of)
    if claim.excused or _is_suspended(row, record):
        return State.EXCUSED
    if row.contests or claim.contested:
        return State.CONTESTED
    return _in_time(claim, as_of)


def _is_suspended(row: Row, record: Record) -> bool:
    return row.by in record.suspended and _falls_after(row.claim, record.suspended[row.by][0])


def _in_time(claim: Claim, as_of: int) -> State:
    if claim.deadline is None:
        return State.DUE if claim.begins is None or claim.begins <= as_of else State.COMING
    if as_of > claim.deadline.late:
        return State.MISSED
    return State.DUE if claim.deadline.early // DAY <= as_of // DAY else State.COMING


def _delay(row: Row, as_of: int) -> int | None:
    """Seconds past the due moment, of the message or so far; for what is owed at once, since it began."""
    claim, at = row.claim, row.found.at
    since = claim.deadline.late if claim.deadline else claim.begins
    until = at.first if at else as_of
    if claim.owed is not True or since is None or (row.term.duty.may and at is None):
        return None
    return until - since if until > since else None


def _left(row: Row, as_of: int) -> int | None:
    deadline = row.claim.deadline
    if row.claim.owed is not True or row.found.at or deadline is None or as_of > deadline.late:
        return None
    return deadline.late - as_of
