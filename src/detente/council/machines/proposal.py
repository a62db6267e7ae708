"""Proposal of a meeting: the states of one proposal (reference council-procedures § 4).

The members' replies do not move the proposal; they fill rows (`council.fold`), and the rows together move it. Nothing
lapses by itself: the author decides, and a repeated proposal is open again.
"""

from __future__ import annotations

from enum import Enum

from detente.council.tables import Machine, Move


class ProposalState(Enum):
    """Where the proposal is."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    PENDING = "PENDING"
    AGREED = "AGREED"
    CONVENED = "CONVENED"
    LAPSED = "LAPSED"
    SCHEDULED = "SCHEDULED"
    OPEN = "OPEN"
    SUSPENDED = "SUSPENDED"
    CLOSED = "CLOSED"
    RECORDED = "RECORDED"
    REPORTED = "REPORTED"
    CANCELLED = "CANCELLED"


class ProposalEvent(Enum):
    """What can happen to it."""

    SEND = "send"
    DELIVERED_TO_ALL = "delivered to all"
    REPLY = "reply"
    ALL_ACCEPT = "all required replies accept"
    CONVENE = "convene"
    TAKE_OVER = "take over a counter-proposal"
    REPEAT = "repeat"
    LET_LAPSE = "let lapse"
    SCHEDULE = "fix agenda and delegations"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    OPEN = "open"
    SUSPEND = "suspend"
    RESUME = "resume"
    CLOSE = "close"
    ISSUE_JOURNAL = "issue the journal"
    REPORT = "agree a public text, or each alone"


_S, _E = ProposalState, ProposalEvent

_REPLY = "only an addressee, in the capacity asked"
_REPEAT = "one more date on the same proposal"
_TAKE_OVER = "the subject stays; changed fields are listed; a new version"

PROPOSAL: Machine[ProposalState, ProposalEvent] = Machine(
    "proposal",
    _S.DRAFT,
    {
        _S.DRAFT: {_E.SEND: Move(_S.SENT, "Chair or any member", "body, level and themes named; date given or open")},
        _S.SENT: {
            _E.DELIVERED_TO_ALL: Move(_S.PENDING, "the receipts", "every addressee has it"),
            _E.REPLY: Move(_S.SENT, "each member that has it", _REPLY),
            _E.TAKE_OVER: Move(_S.SENT, "author", _TAKE_OVER),
            _E.REPEAT: Move(_S.SENT, "author", _REPEAT),
        },
        _S.PENDING: {
            _E.REPLY: Move(_S.PENDING, "each member", _REPLY),
            _E.ALL_ACCEPT: Move(_S.AGREED, "the record", "every row accepts this version, conditions met"),
            _E.CONVENE: Move(_S.CONVENED, "Chair", "where the body lets the Chair convene"),
            _E.TAKE_OVER: Move(_S.PENDING, "author", _TAKE_OVER),
            _E.REPEAT: Move(_S.PENDING, "author", _REPEAT),
            _E.LET_LAPSE: Move(_S.LAPSED, "author", "by default the proposal stays open"),
        },
        _S.LAPSED: {_E.REPEAT: Move(_S.PENDING, "author", _REPEAT)},
        _S.AGREED: {_E.SCHEDULE: Move(_S.SCHEDULED, "Chair")},
        _S.CONVENED: {_E.SCHEDULE: Move(_S.SCHEDULED, "Chair")},
        _S.SCHEDULED: {
            _E.CANCEL: Move(_S.CANCELLED, "a party", "a paper that cites the condition or reason"),
            _E.POSTPONE: Move(_S.PENDING, "any member", "a new time asked"),
            _E.OPEN: Move(_S.OPEN, "Chair", "quorum rule of the body"),
        },
        _S.OPEN: {_E.SUSPEND: Move(_S.SUSPENDED, "Chair"), _E.CLOSE: Move(_S.CLOSED, "Chair")},
        _S.SUSPENDED: {_E.RESUME: Move(_S.OPEN, "Chair"), _E.CLOSE: Move(_S.CLOSED, "Chair")},
        _S.CLOSED: {_E.ISSUE_JOURNAL: Move(_S.RECORDED, "secretariat")},
        _S.RECORDED: {_E.REPORT: Move(_S.REPORTED, "the members")},
        _S.REPORTED: {},
        _S.CANCELLED: {},
    },
)
