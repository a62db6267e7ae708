"""A decision: consensus in the room, and the silence procedure, as one machine (council-procedures §§ 7.1-7.4).

Nobody votes. In the room the Chair asks, and a text is adopted when nobody entitled objects. Under silence it is
adopted when the period ends without a written objection or amendment by a deciding member; equality counts as late.
A broken round never becomes adopted: a new round needs a new text and a new full period, or the matter goes back to the
meeting.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class DecisionState(Labelled):
    """Where the text is."""

    TABLED = "TABLED", N_("TABLED")
    IN_DISCUSSION = "IN_DISCUSSION", N_("IN DISCUSSION")
    BRACKETED = "BRACKETED", N_("BRACKETED")
    TESTED = "TESTED", N_("CONSENSUS ASKED")
    BLOCKED = "BLOCKED", N_("BLOCKED")
    DEFERRED = "DEFERRED", N_("DEFERRED")
    SILENCE_PROPOSED = "SILENCE_PROPOSED", N_("SILENCE PROPOSED")
    RUNNING = "RUNNING", N_("UNDER SILENCE")
    EXTENDED = "EXTENDED", N_("SILENCE EXTENDED")
    SUSPENDED = "SUSPENDED", N_("SILENCE SUSPENDED")
    BROKEN = "BROKEN", N_("SILENCE BROKEN")
    WITHDRAWN = "WITHDRAWN", N_("SILENCE WITHDRAWN")
    ADOPTED = "ADOPTED", N_("ADOPTED")
    ANNOUNCED = "ANNOUNCED", N_("ADOPTION ANNOUNCED")
    ISSUED = "ISSUED", N_("ISSUED")
    DROPPED = "DROPPED", N_("DROPPED")


class DecisionEvent(Labelled):
    """What can happen to it."""

    DISCUSS = "discuss", N_("Open the discussion")
    BRACKET = "bracket", N_("Put words in brackets")
    UNBRACKET = "unbracket", N_("Take back own brackets")
    TABLE = "table", N_("Table a new text")
    OBJECT_BEFOREHAND = "object_beforehand", N_("Object in advance, in writing")
    TEST = "test", N_("Ask for consensus")
    ADOPT = "adopt", N_("Declare adopted")
    OBJECT = "object", N_("Object")
    AMEND = "amend", N_("Amend")
    LIFT = "lift", N_("Lift own objection")
    DEFER = "defer", N_("Defer")
    PROPOSE_SILENCE = "propose_silence", N_("Suggest a silence procedure")
    REFUSE_SILENCE = "refuse_silence", N_("Object to using silence")
    START = "start", N_("Place under silence")
    ASK = "ask", N_("Ask a question")
    ASK_TIME = "ask_time", N_("Ask for more time")
    EXTEND = "extend", N_("Extend the period")
    SUSPEND = "suspend", N_("Stop the clock: a member was not served")
    RESUME = "resume", N_("Start the clock again")
    WITHDRAW = "withdraw", N_("Withdraw from silence")
    EXPIRE = "expire", N_("The period ended")
    NOTIFY = "notify", N_("Tell all members the result in writing")
    REVISE = "revise", N_("Propose a revised text for silence")
    REFER = "refer", N_("Back to the meeting")
    DROP = "drop", N_("Drop")
    ANNOUNCE = "announce", N_("Announce at a meeting")
    ISSUE = "issue", N_("Issue under a number")


_S, _E = DecisionState, DecisionEvent
_CHAIR, _MEMBER, _CLOCK = "Chair", "a deciding member", "clock"
_WRITTEN = "in writing, before the period ends; never an observer, the secretariat or a group as such"

_IN_ROOM = {
    _E.BRACKET: Move(_S.BRACKETED, _MEMBER, "the disputed words, with their author"),
    _E.UNBRACKET: Move(_S.BRACKETED, "the author of the brackets", "with the last pair gone: IN DISCUSSION"),
    _E.TABLE: Move(_S.IN_DISCUSSION, _CHAIR, "a new text; brackets of the old fall"),
    _E.OBJECT_BEFOREHAND: Move(_S.IN_DISCUSSION, _MEMBER, "a member that stays away may still object in writing"),
    _E.LIFT: Move(_S.IN_DISCUSSION, "whoever objected"),
    _E.TEST: Move(_S.TESTED, _CHAIR, "no brackets left; an objection made in advance blocks at once"),
    _E.DEFER: Move(_S.DEFERRED, _CHAIR),
    _E.PROPOSE_SILENCE: Move(_S.SILENCE_PROPOSED, _CHAIR, "no brackets left; the exact end is stated, with its zone"),
    _E.DROP: Move(_S.DROPPED, _CHAIR),
}
_DISCUSSED = {_E.DISCUSS: Move(_S.IN_DISCUSSION, _CHAIR)}
_BRACKETED = {
    _E.BRACKET: Move(_S.BRACKETED, _MEMBER),
    _E.UNBRACKET: Move(_S.BRACKETED, "the author of the brackets", "with the last pair gone: IN DISCUSSION"),
    _E.TABLE: Move(_S.IN_DISCUSSION, _CHAIR, "a new text; brackets of the old fall"),
    _E.OBJECT_BEFOREHAND: Move(_S.BRACKETED, _MEMBER),
    _E.LIFT: Move(_S.BRACKETED, "whoever objected"),
    _E.DEFER: Move(_S.DEFERRED, _CHAIR),
    _E.DROP: Move(_S.DROPPED, _CHAIR),
}


def _silent(state: DecisionState) -> dict[DecisionEvent, Move[DecisionState]]:
    return {
        _E.OBJECT: Move(_S.BROKEN, _MEMBER, _WRITTEN),
        _E.AMEND: Move(_S.BROKEN, _MEMBER, "an amendment breaks silence as an objection does"),
        _E.ASK: Move(state, _MEMBER, "a question is no objection unless it says so"),
        _E.ASK_TIME: Move(state, _MEMBER, "asking for time is no objection unless it says so"),
        _E.EXTEND: Move(_S.EXTENDED, _CHAIR, "before the old end, to a later one; told to all; never after it ended"),
        _E.SUSPEND: Move(_S.SUSPENDED, _CHAIR, "a member was not served in time; the clock stops"),
        _E.WITHDRAW: Move(_S.WITHDRAWN, _CHAIR),
        _E.EXPIRE: Move(_S.ADOPTED, _CLOCK, "no valid objection; the time of adoption is the end of the period"),
    }


def _adopted(state: DecisionState) -> dict[DecisionEvent, Move[DecisionState]]:
    return {_E.NOTIFY: Move(state, _CHAIR, "in writing, at once")}


DECISION: Machine[DecisionState, DecisionEvent] = Machine(
    "decision",
    _S.TABLED,
    {
        _S.TABLED: _DISCUSSED | _IN_ROOM,
        _S.IN_DISCUSSION: _IN_ROOM,
        _S.BRACKETED: _BRACKETED,
        _S.TESTED: {
            _E.ADOPT: Move(_S.ADOPTED, _CHAIR, "nobody objects; absence is no objection"),
            _E.OBJECT: Move(_S.BLOCKED, _MEMBER, "reason optional"),
            _E.DEFER: Move(_S.DEFERRED, _CHAIR),
            _E.PROPOSE_SILENCE: Move(_S.SILENCE_PROPOSED, _CHAIR, "the exact end is stated, with its zone"),
        },
        _S.BLOCKED: {
            _E.LIFT: Move(_S.BLOCKED, "whoever objected", "with the last objection lifted: IN DISCUSSION"),
            _E.TABLE: Move(_S.IN_DISCUSSION, _CHAIR, "a new text"),
            _E.DEFER: Move(_S.DEFERRED, _CHAIR),
            _E.DROP: Move(_S.DROPPED, _CHAIR),
        },
        _S.DEFERRED: _DISCUSSED | {_E.DROP: Move(_S.DROPPED, _CHAIR)},
        _S.SILENCE_PROPOSED: {
            _E.REFUSE_SILENCE: Move(_S.IN_DISCUSSION, _MEMBER, "there and then, at the meeting"),
            _E.START: Move(_S.RUNNING, _CHAIR, "exact end with its zone; the text is frozen by its digest"),
            _E.REFER: Move(_S.IN_DISCUSSION, _CHAIR),
        },
        _S.RUNNING: _silent(_S.RUNNING),
        _S.EXTENDED: _silent(_S.EXTENDED),
        _S.SUSPENDED: {
            _E.RESUME: Move(_S.EXTENDED, _CHAIR, "a new end, told to all"),
            _E.OBJECT: Move(_S.BROKEN, _MEMBER),
            _E.AMEND: Move(_S.BROKEN, _MEMBER),
            _E.WITHDRAW: Move(_S.WITHDRAWN, _CHAIR),
        },
        _S.BROKEN: _adopted(_S.BROKEN)
        | {
            _E.REVISE: Move(_S.SILENCE_PROPOSED, _CHAIR, "a new text and a new full period: the next round"),
            _E.LIFT: Move(_S.IN_DISCUSSION, "whoever objected", "never silently back under silence"),
            _E.REFER: Move(_S.IN_DISCUSSION, _CHAIR),
            _E.DROP: Move(_S.DROPPED, _CHAIR),
        },
        _S.WITHDRAWN: {
            _E.REVISE: Move(_S.SILENCE_PROPOSED, _CHAIR, "the next round"),
            _E.REFER: Move(_S.IN_DISCUSSION, _CHAIR),
            _E.DROP: Move(_S.DROPPED, _CHAIR),
        },
        _S.ADOPTED: _adopted(_S.ADOPTED) | {_E.ANNOUNCE: Move(_S.ANNOUNCED, _CHAIR, "at the next meeting")},
        _S.ANNOUNCED: {_E.ISSUE: Move(_S.ISSUED, _CHAIR, "the number is given now, and not before")},
        _S.ISSUED: {},
        _S.DROPPED: {},
    },
)
