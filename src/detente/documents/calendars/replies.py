"""What a reply means to a calendar. A calendar knows fewer words than diplomacy, so the own words go with it.

Only a yes is shown as a yes: who holds, asks, counters or waits for something else has not acted yet, and who accepts
on a condition is tentative.
"""

from __future__ import annotations

from detente.council.acts.choices import ReplyKind
from detente.council.words import label
from detente.documents.calendars.values import Participant
from detente.documents.words import translator
from detente.errors.sentences.shape import N_

NO_ANSWER = "NEEDS-ACTION"
PARTSTAT: dict[ReplyKind, str] = {
    ReplyKind.ACCEPT: "ACCEPTED",
    ReplyKind.ACCEPT_IF: "TENTATIVE",
    ReplyKind.HOLD: NO_ANSWER,
    ReplyKind.COUNTER: NO_ANSWER,
    ReplyKind.DECLINE: "DECLINED",
    ReplyKind.CLARIFY: NO_ANSWER,
    ReplyKind.CONDITION_FIRST: NO_ANSWER,
    ReplyKind.ATTEND_WITHOUT_PREJUDICE: "ACCEPTED",
}
_PLAIN = (ReplyKind.ACCEPT, ReplyKind.DECLINE)
_SAYS, _SAYS_NOTHING_MORE = N_("{party}: {reply}. {text}"), N_("{party}: {reply}")


def partstat(participant: Participant) -> str:
    """The participation status (RFC 5545 § 3.2.12) of a party.

    >>> partstat(Participant("b.example", "BB", reply=ReplyKind.HOLD))
    'NEEDS-ACTION'
    """
    return PARTSTAT[participant.reply] if participant.reply else NO_ANSWER


def comment(participant: Participant, language: str) -> str:
    """What the status leaves out: the kind of reply and the party's words; empty where the status says it all.

    >>> comment(Participant("b.example", "BB", reply=ReplyKind.HOLD, said="Instructions awaited."), "en")
    'BB: Hold: under consideration. Instructions awaited.'
    """
    if participant.reply is None or (participant.reply in _PLAIN and not participant.said):
        return ""
    say = translator(language)
    message = _SAYS if participant.said else _SAYS_NOTHING_MORE
    return say(message).format(party=participant.name, reply=say(label(participant.reply)), text=participant.said)
