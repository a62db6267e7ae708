"""Clarification of an unusual military activity, up to meetings (council-procedures § 13, Vienna Document ch. III).

Whether a reply came in time and whether it suffices are two facts: the first is the state after the reply, the second
the requester's assessment. Whether the mechanism applies at all is the respondent's own view, a field and no state. A
supplement to a reply, and closing where the requester is content, are added to the reference.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ClarificationState(Labelled):
    """Where the request is."""

    REQUESTED = "REQUESTED", N_("REQUESTED")
    REPLIED_IN_TIME = "REPLIED_IN_TIME", N_("REPLIED IN TIME")
    REPLIED_LATE = "REPLIED_LATE", N_("REPLIED LATE")
    NO_REPLY = "NO_REPLY", N_("NO REPLY")
    ASSESSED = "ASSESSED", N_("ASSESSED")
    MEETING_1_REQUESTED = "MEETING_1_REQUESTED", N_("MEETING REQUESTED")
    MEETING_1_HELD = "MEETING_1_HELD", N_("MEETING HELD")
    MEETING_ALL_REQUESTED = "MEETING_ALL_REQUESTED", N_("MEETING OF ALL REQUESTED")
    MEETING_ALL_HELD = "MEETING_ALL_HELD", N_("MEETING OF ALL HELD")
    CLOSED = "CLOSED", N_("CLOSED")


class ClarificationEvent(Labelled):
    """What can happen to it."""

    REPLY = "reply", N_("Reply to the request")
    PASS_DUE = "pass_due", N_("The time for the reply passed")
    ASSESS = "assess", N_("Assess the reply")
    REQUEST_MEETING = "request_meeting", N_("Request a meeting with the respondent")
    MEETING_LATE = "meeting_late", N_("The time for the meeting passed")
    HOLD_MEETING = "hold_meeting", N_("Record the meeting as held")
    REQUEST_MEETING_ALL = "request_meeting_all", N_("Request a meeting of all")
    HOLD_ALL = "hold_all", N_("Record the meeting of all as held")
    NOTE_ABSENCE = "note_absence", N_("Give notice of absence")
    CLOSE = "close", N_("Close the request")


_S, _E = ClarificationState, ClarificationEvent
_REQUESTER, _RESPONDENT, _CHAIR, _ANY, _CLOCK = "requester", "respondent", "presiding party", "any party", "clock"

Moves = dict[ClarificationEvent, Move[ClarificationState]]
_MEETING: Moves = {_E.REQUEST_MEETING: Move(_S.MEETING_1_REQUESTED, _REQUESTER, "within hours of the request for it")}
_CLOSE: Moves = {_E.CLOSE: Move(_S.CLOSED, "presiding party or requester", "no measures over an objection in advance")}


def _supplement(state: ClarificationState) -> Moves:
    return {_E.REPLY: Move(state, _RESPONDENT, "a supplement; whether the first was in time stays as it was")}


def _away(state: ClarificationState) -> Moves:
    return {_E.NOTE_ABSENCE: Move(state, _ANY, "with or without an objection in advance")}


def _replied(state: ClarificationState) -> Moves:
    return {_E.ASSESS: Move(_S.ASSESSED, _REQUESTER, "sufficient or insufficient")} | _supplement(state)


CLARIFICATION: Machine[ClarificationState, ClarificationEvent] = Machine(
    "clarification",
    _S.REQUESTED,
    {
        _S.REQUESTED: {
            _E.REPLY: Move(_S.REPLIED_IN_TIME, _RESPONDENT, "within the hours stated; weekends count"),
            _E.PASS_DUE: Move(_S.NO_REPLY, _CLOCK, "elapsed hours since the respondent had the request"),
        },
        _S.REPLIED_IN_TIME: _replied(_S.REPLIED_IN_TIME),
        _S.REPLIED_LATE: _replied(_S.REPLIED_LATE),
        _S.NO_REPLY: {
            _E.REPLY: Move(_S.REPLIED_LATE, _RESPONDENT),
            _E.ASSESS: Move(_S.ASSESSED, _REQUESTER, "no reply is insufficient"),
        }
        | _MEETING,
        _S.ASSESSED: {_E.ASSESS: Move(_S.ASSESSED, _REQUESTER, "the latest stands")}
        | _supplement(_S.ASSESSED)
        | _MEETING
        | _CLOSE,
        _S.MEETING_1_REQUESTED: {
            _E.HOLD_MEETING: Move(_S.MEETING_1_HELD, _CHAIR, "respondent present, absent or under reservation"),
            _E.MEETING_LATE: Move(_S.MEETING_1_REQUESTED, _CLOCK, "the hours passed and it was not held"),
        }
        | _supplement(_S.MEETING_1_REQUESTED)
        | _away(_S.MEETING_1_REQUESTED),
        _S.MEETING_1_HELD: {
            _E.REQUEST_MEETING_ALL: Move(_S.MEETING_ALL_REQUESTED, "requester or respondent"),
        }
        | _supplement(_S.MEETING_1_HELD)
        | _away(_S.MEETING_1_HELD)
        | _CLOSE,
        _S.MEETING_ALL_REQUESTED: {
            _E.HOLD_ALL: Move(_S.MEETING_ALL_HELD, _CHAIR, "respondent present, absent or under reservation"),
            _E.MEETING_LATE: Move(_S.MEETING_ALL_REQUESTED, _CLOCK, "the hours passed and it was not held"),
        }
        | _supplement(_S.MEETING_ALL_REQUESTED)
        | _away(_S.MEETING_ALL_REQUESTED),
        _S.MEETING_ALL_HELD: _supplement(_S.MEETING_ALL_HELD) | _CLOSE,
        _S.CLOSED: {},
    },
)
