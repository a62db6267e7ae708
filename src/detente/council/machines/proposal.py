"""Proposal of a meeting, and the meeting: the states from the proposal to the report (council-procedures § 4).

The members' replies do not move the proposal; they fill rows (`council.fold`), and the rows together move it. Nothing
lapses by itself: the author decides, and a repeated proposal is open again. Attendance is no consent to the procedure
(scenario R12), and absence none to the result: who stays away may object in writing beforehand (R13).
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ProposalState(Labelled):
    """Where the proposal, or the meeting, is."""

    DRAFT = "DRAFT", N_("DRAFT")
    SENT = "SENT", N_("SENT")
    PENDING = "PENDING", N_("PENDING")
    AGREED = "AGREED", N_("AGREED")
    CONVENED = "CONVENED", N_("CONVENED")
    LAPSED = "LAPSED", N_("LAPSED")
    SCHEDULED = "SCHEDULED", N_("SCHEDULED")
    OPEN = "OPEN", N_("MEETING OPEN")
    SUSPENDED = "SUSPENDED", N_("MEETING SUSPENDED")
    CLOSED = "CLOSED", N_("MEETING CLOSED")
    RECORDED = "RECORDED", N_("JOURNAL ISSUED")
    REPORTED = "REPORTED", N_("REPORTED")
    CANCELLED = "CANCELLED", N_("CANCELLED")


class ProposalEvent(Labelled):
    """What can happen to it."""

    SEND = "send", N_("Send the proposal")
    DELIVERED_TO_ALL = "delivered_to_all", N_("Every addressee has it")
    REPLY = "reply", N_("Reply")
    ALL_ACCEPT = "all_accept", N_("All required replies accept")
    CONVENE = "convene", N_("Convene")
    TAKE_OVER = "take_over", N_("Take over a counter-proposal")
    REPEAT = "repeat", N_("Repeat the proposal")
    LET_LAPSE = "let_lapse", N_("Let the proposal lapse")
    SCHEDULE = "schedule", N_("Fix time and place")
    POSTPONE = "postpone", N_("Postpone")
    CANCEL = "cancel", N_("Cancel the meeting")
    OBJECT_BEFOREHAND = "object_beforehand", N_("Object in advance, in writing")
    ATTEND = "attend", N_("Say who attends")
    OPEN = "open", N_("Open the meeting")
    SUSPEND = "suspend", N_("Suspend the meeting")
    RESUME = "resume", N_("Resume the meeting")
    CLOSE = "close", N_("Close the meeting")
    CORRECT_ATTENDANCE = "correct_attendance", N_("Correct own attendance")
    ISSUE_JOURNAL = "issue_journal", N_("Issue the journal")
    REPORT = "report", N_("Report: a joint text, or each alone")


_S, _E = ProposalState, ProposalEvent
_Moves = dict[ProposalEvent, Move[ProposalState]]

_CHAIR, _AUTHOR, _MEMBER, _ANY = "Chair", "author", "each member, for itself", "a party"
_REPLY = "only an addressee, in the capacity asked"
_REPEAT = Move(_S.PENDING, _AUTHOR, "one more date on the same proposal")
_TAKE_OVER = "the subject stays; changed fields are listed; a new version"


def _object(state: ProposalState) -> _Moves:
    return {_E.OBJECT_BEFOREHAND: Move(state, _MEMBER, "in writing, before the meeting opens; absence alone is none")}


def _ahead(state: ProposalState) -> _Moves:
    """What may be said of a meeting that is to come."""
    cancel = Move(_S.CANCELLED, _ANY, "a paper that cites the condition or gives the reason")
    return {
        _E.CANCEL: cancel,
        **_object(state),
        _E.ATTEND: Move(state, _MEMBER, "attendance is no consent to the procedure"),
    }


def _after(state: ProposalState) -> _Moves:
    return {_E.CORRECT_ATTENDANCE: Move(state, _MEMBER, "what was entered before is kept")}


def _sitting(state: ProposalState) -> _Moves:
    return {_E.ATTEND: Move(state, _MEMBER), **_after(state)}


PROPOSAL: Machine[ProposalState, ProposalEvent] = Machine(
    "proposal",
    _S.DRAFT,
    {
        _S.DRAFT: {_E.SEND: Move(_S.SENT, "Chair or any member", "body, level and themes named; date given or open")},
        _S.SENT: {
            _E.DELIVERED_TO_ALL: Move(_S.PENDING, "the receipts", "every addressee has it"),
            _E.REPLY: Move(_S.SENT, "each member that has it", _REPLY),
            _E.TAKE_OVER: Move(_S.SENT, _AUTHOR, _TAKE_OVER),
            _E.REPEAT: Move(_S.SENT, _AUTHOR, "one more date on the same proposal"),
            **_object(_S.SENT),
        },
        _S.PENDING: {
            _E.REPLY: Move(_S.PENDING, "each member", _REPLY),
            _E.ALL_ACCEPT: Move(_S.AGREED, "the record", "every row accepts this version, conditions met"),
            _E.CONVENE: Move(_S.CONVENED, _CHAIR, "where the body lets the Chair convene; nobody’s acceptance"),
            _E.TAKE_OVER: Move(_S.PENDING, _AUTHOR, _TAKE_OVER),
            _E.REPEAT: _REPEAT,
            _E.LET_LAPSE: Move(_S.LAPSED, _AUTHOR, "by default the proposal stays open"),
            **_object(_S.PENDING),
        },
        _S.LAPSED: {_E.REPEAT: _REPEAT},
        _S.AGREED: {
            _E.REPLY: Move(_S.PENDING, "each member", "a later answer that is no yes takes the agreement back"),
            _E.SCHEDULE: Move(_S.SCHEDULED, _CHAIR),
            **_ahead(_S.AGREED),
        },
        _S.CONVENED: {_E.SCHEDULE: Move(_S.SCHEDULED, _CHAIR), **_ahead(_S.CONVENED)},
        _S.SCHEDULED: {
            _E.POSTPONE: Move(_S.PENDING, "any member", "a new time asked; earlier acceptances were of the old one"),
            _E.OPEN: Move(_S.OPEN, _CHAIR, "quorum rule of the body"),
            **_ahead(_S.SCHEDULED),
        },
        _S.OPEN: {_E.SUSPEND: Move(_S.SUSPENDED, _CHAIR), _E.CLOSE: Move(_S.CLOSED, _CHAIR), **_sitting(_S.OPEN)},
        _S.SUSPENDED: {
            _E.RESUME: Move(_S.OPEN, _CHAIR),
            _E.CLOSE: Move(_S.CLOSED, _CHAIR),
            **_sitting(_S.SUSPENDED),
        },
        _S.CLOSED: {_E.ISSUE_JOURNAL: Move(_S.RECORDED, "secretariat"), **_after(_S.CLOSED)},
        _S.RECORDED: {_E.REPORT: Move(_S.REPORTED, "the members"), **_after(_S.RECORDED)},
        _S.REPORTED: {
            _E.REPORT: Move(_S.REPORTED, "the members", "where each speaks alone, each has its own"),
            **_after(_S.REPORTED),
        },
        _S.CANCELLED: {},
    },
)
