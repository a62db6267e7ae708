"""A request for a written response to a draft (council-procedures § 8; scenario E28, R8, R11).

The requester itself records which paper it takes as whose response: nobody’s row is filled by another’s paper. A due
date that passes makes the request overdue and nothing more; silence is not an answer, and never consent.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ResponseRequestState(Labelled):
    """Where the request is."""

    REQUESTED = "REQUESTED", N_("REQUESTED")
    OVERDUE = "OVERDUE", N_("OVERDUE")
    PARTIAL = "PARTIAL", N_("PARTLY ANSWERED")
    SUBMITTED = "SUBMITTED", N_("ANSWERED")
    ASSESSED = "ASSESSED", N_("ASSESSED")
    REJOINED = "REJOINED", N_("REJOINED")
    NEGOTIATION_PER_ARTICLE = "NEGOTIATION_PER_ARTICLE", N_("NEGOTIATED BY ARTICLE")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class ResponseRequestEvent(Labelled):
    """What can happen to it."""

    EXPIRE = "expire", N_("The time asked for has passed")
    NOTE_RESPONSE = "note_response", N_("Take a paper as a response")
    PARTIAL = "partial", N_("Take a paper as a partial response")
    COMPLETE = "complete", N_("All who were asked have answered")
    ASSESS = "assess", N_("Say whether it is enough")
    REJOIN = "rejoin", N_("Reply to the response")
    RELEASE_PACKAGE = "release_package", N_("Release the package")
    SPLIT_OFF = "split_off", N_("Agree to negotiate articles alone")
    PER_ARTICLE = "per_article", N_("Both sides named the same article")
    WITHDRAW = "withdraw", N_("Withdraw the request")


_S, _E = ResponseRequestState, ResponseRequestEvent
_REQUESTER, _ANY, _RECORD = "the requester", "any party, for itself", "the record"
_OWN_VIEW = "the requester’s judgement; whether it came in time is kept apart"

_WAITING: dict[ResponseRequestEvent, Move[ResponseRequestState]] = {
    _E.NOTE_RESPONSE: Move(_S.PARTIAL, _REQUESTER, "cites the paper; with the last one asked: ANSWERED"),
    _E.PARTIAL: Move(_S.PARTIAL, _REQUESTER, "cites the paper; articles are missing"),
    _E.RELEASE_PACKAGE: Move(_S.REQUESTED, _REQUESTER, "one stands"),
    _E.WITHDRAW: Move(_S.WITHDRAWN, _REQUESTER),
}
_ANSWERED: dict[ResponseRequestEvent, Move[ResponseRequestState]] = {
    _E.ASSESS: Move(_S.ASSESSED, _REQUESTER, _OWN_VIEW),
}

RESPONSE_REQUEST: Machine[ResponseRequestState, ResponseRequestEvent] = Machine(
    "response_request",
    _S.REQUESTED,
    {
        _S.REQUESTED: _WAITING | {_E.EXPIRE: Move(_S.OVERDUE, "clock", "the instant asked for; equality is late")},
        _S.OVERDUE: _WAITING | {_E.RELEASE_PACKAGE: Move(_S.OVERDUE, _REQUESTER, "one stands")},
        _S.PARTIAL: _WAITING
        | {
            _E.RELEASE_PACKAGE: Move(_S.PARTIAL, _REQUESTER, "one stands"),
            _E.ASSESS: Move(_S.PARTIAL, _REQUESTER, _OWN_VIEW),
            _E.COMPLETE: Move(_S.SUBMITTED, _RECORD, "every party asked has a full response that counts for it"),
        },
        _S.SUBMITTED: _ANSWERED | {_E.RELEASE_PACKAGE: Move(_S.SUBMITTED, _REQUESTER, "one stands")},
        _S.ASSESSED: _ANSWERED
        | {
            _E.REJOIN: Move(_S.REJOINED, _REQUESTER, "a text, or the paper it cites"),
            _E.RELEASE_PACKAGE: Move(_S.ASSESSED, _REQUESTER, "one stands"),
        },
        _S.REJOINED: {
            _E.ASSESS: Move(_S.REJOINED, _REQUESTER, _OWN_VIEW),
            _E.REJOIN: Move(_S.REJOINED, _REQUESTER),
            _E.RELEASE_PACKAGE: Move(_S.REJOINED, _REQUESTER, "one stands"),
            _E.SPLIT_OFF: Move(_S.REJOINED, _ANY, "no package stands"),
            _E.PER_ARTICLE: Move(
                _S.NEGOTIATION_PER_ARTICLE, _RECORD, "the requester and another party named the same article"
            ),
        },
        _S.NEGOTIATION_PER_ARTICLE: {_E.SPLIT_OFF: Move(_S.NEGOTIATION_PER_ARTICLE, _ANY, "no package stands")},
        _S.WITHDRAWN: {},
    },
)
