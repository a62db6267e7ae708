"""The words a thread shows: what a row of reply holds, and the state word of the desk.

Reference council-procedures § 4, architecture § 9 (3, 4): a receipt is not an answer, an answer is not agreement, and
silence is a state of its own.
"""

from __future__ import annotations

from enum import Enum

from detente.council.acts.choices import ReplyKind


class Answer(Enum):
    """What stands in one member's row: the kind of its latest reply, or that there is none, or whose it is."""

    ACCEPT = "accept"
    ACCEPT_IF = "accept_if"
    HOLD = "hold"
    COUNTER = "counter"
    DECLINE = "decline"
    CLARIFY = "clarify"
    CONDITION_FIRST = "condition_first"
    ATTEND_WITHOUT_PREJUDICE = "attend_without_prejudice"
    LETTER = "letter"
    NO_ANSWER = "no_answer"
    OTHER_SENDER = "other_sender"


class Word(Enum):
    """The state word of a row or thread.

    `NOT_DELIVERED` no receipt yet; `RECEIVED` the other station has it, and no officer has opened it or no
    answer is awaited; `UNANSWERED` it
    was opened and nothing came back; `OVERDUE` the same after the date the sender asked for; `REFUSED` the addressee
    would not take it; `CANNOT_TELL` members say different things, or the record does not show it.
    """

    HELD = "HELD"
    ACCEPTED = "ACCEPTED"
    ACCEPTED_IF = "ACCEPTED IF"
    COUNTERED = "COUNTERED"
    DECLINED = "DECLINED"
    CLARIFICATION_ASKED = "CLARIFICATION ASKED"
    CONDITION_FIRST = "CONDITION FIRST"
    UNANSWERED = "UNANSWERED"
    ANSWERED = "ANSWERED"
    RECEIVED = "RECEIVED"
    NOT_DELIVERED = "NOT DELIVERED"
    OVERDUE = "OVERDUE"
    REFUSED = "REFUSED"
    CANNOT_TELL = "CANNOT TELL"


class Mark(Enum):
    """A flag beside a state; the state itself is unchanged by it (scenario R1)."""

    ANNOUNCED_UNDELIVERED = "announced_undelivered"


WORD_OF: dict[Answer, Word] = {
    Answer.ACCEPT: Word.ACCEPTED,
    Answer.ACCEPT_IF: Word.ACCEPTED_IF,
    Answer.HOLD: Word.HELD,
    Answer.COUNTER: Word.COUNTERED,
    Answer.DECLINE: Word.DECLINED,
    Answer.CLARIFY: Word.CLARIFICATION_ASKED,
    Answer.CONDITION_FIRST: Word.CONDITION_FIRST,
    Answer.ATTEND_WITHOUT_PREJUDICE: Word.ANSWERED,  # attendance is no consent to the procedure
    Answer.LETTER: Word.ANSWERED,
    Answer.OTHER_SENDER: Word.CANNOT_TELL,
}


def answer_of(kind: ReplyKind) -> Answer:
    """The row's word for a reply kind.

    >>> answer_of(ReplyKind.HOLD).name
    'HOLD'
    """
    return Answer(kind.value)
