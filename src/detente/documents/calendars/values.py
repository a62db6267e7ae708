"""What stands in a calendar, as values: meetings with their replies, moments, duties.

A date is never made up: a meeting whose time is open has no day, and what is only a window blocks nobody's day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.council.acts.choices import ReplyKind
from detente.council.acts.labelled import Labelled
from detente.council.acts.proposal import Window
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, Instant, PartyName, Traffic

_UTC = "UTC"
_DAY_LENGTH = len("2022-02-10")


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
class LocalTime:
    """A time of day at a place: `at` without offset, `zone` an IANA name; “UTC” for UTC.

    Raises `documents.unknown_zone`, and `documents.skipped_time` for an hour that the clocks of that place leave out.
    Of an hour that comes twice, the first is meant (RFC 5545 § 3.3.5).
    """

    at: dt.datetime
    zone: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None:
            raise OursError("documents.unknown_zone", zone=str(self.at.tzinfo)[:40])
        if self.moment.astimezone(dt.UTC).astimezone(self.moment.tzinfo).replace(tzinfo=None) != self.at:
            raise OursError("documents.skipped_time", time=self.at.strftime("%Y-%m-%d %H:%M"), zone=self.zone)

    @property
    def moment(self) -> dt.datetime:
        """The same with its zone."""
        if self.zone == _UTC:
            return self.at.replace(tzinfo=dt.UTC, fold=0)
        try:
            return self.at.replace(tzinfo=ZoneInfo(self.zone), fold=0)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise OursError("documents.unknown_zone", zone=ascii(self.zone[:40])) from None


@dataclass(frozen=True, slots=True)
class At:
    """A fixed time; without `end` it is not said how long. Raises `documents.reversed_time`."""

    start: LocalTime
    end: LocalTime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end.moment < self.start.moment:
            raise OursError("documents.reversed_time")


@dataclass(frozen=True, slots=True)
class Days:
    """Some time between two days, both included. Raises `documents.reversed_time`."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise OursError("documents.reversed_time")


@dataclass(frozen=True, slots=True)
class Undated:
    """Left open, wholly or at one end."""

    first: dt.date | None = None
    last: dt.date | None = None


When = At | Days | Undated


def when_of(window: Window) -> When:
    """The time proposed: with minutes at both ends a time in UTC, else a window of days; one end alone is open.

    >>> when_of(Window())
    Undated(first=None, last=None)
    """
    start, end = window.start, window.end
    if start is None or end is None:
        return Undated(start.day if start else None, end.day if end else None)
    if _DAY_LENGTH in {len(start), len(end)}:
        return Days(start.day, end.day)
    first, last = (dt.datetime.fromisoformat(text).replace(tzinfo=None) for text in (start, end))
    return At(LocalTime(first, _UTC), LocalTime(last, _UTC))


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
    """A proposed, agreed or cancelled meeting. `uid` is `uid_of` its proposal; `sequence` counts its versions from 0."""

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
