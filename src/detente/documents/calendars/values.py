"""What stands in a calendar, as values: meetings with their replies, moments, duties."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.choices import ReplyKind
from detente.council.acts.labelled import Labelled
from detente.documents.calendars.times import When
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, Instant, PartyName, Traffic


class Method(Labelled):
    """What a message about a meeting does (iTIP, RFC 5546 § 1.4)."""

    REQUEST = "REQUEST", N_("Invitation")
    REPLY = "REPLY", N_("Reply")
    COUNTER = "COUNTER", N_("Counter-proposal")
    CANCEL = "CANCEL", N_("Cancellation")


class Standing(Labelled):
    """How firm a meeting is (STATUS, RFC 5545 § 3.8.1.11)."""

    TENTATIVE = "TENTATIVE", N_("Proposed")
    CONFIRMED = "CONFIRMED", N_("Agreed")
    CANCELLED = "CANCELLED", N_("Cancelled")


@dataclass(frozen=True, slots=True)
class Participant:
    """A party: the name it gave itself, its office, its last reply and what it said; None: no reply yet."""

    party: PartyName
    name: str
    office: str = ""
    reply: ReplyKind | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A proposed, agreed or cancelled meeting. `uid` is `uid_of` its proposal; `sequence` counts versions from 0."""

    uid: str
    sequence: int
    organizer: Participant
    attendees: tuple[Participant, ...]
    summary: str
    when: When
    traffic: Traffic
    standing: Standing = Standing.TENTATIVE
    description: str = ""
    place: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens by itself at an instant, such as the end of a silence period."""

    uid: str
    summary: str
    at: Instant
    traffic: Traffic
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed by an instant; `done` when it was fulfilled."""

    uid: str
    summary: str
    due: Instant
    traffic: Traffic
    done: bool = False
    description: str = ""
    url: str = ""


def uid_of(dispatch: DispatchId, party: PartyName) -> str:
    """The permanent name of an item (UID, RFC 7986 § 5.3): the dispatch that began it, at the party that sent it.

    >>> uid_of(DispatchId.of(bytes(16)), PartyName("a.example"))
    'AAAAAAAAAAAAAAAAAAAAAA@a.example'
    """
    return f"{dispatch.slug}@{party}"
