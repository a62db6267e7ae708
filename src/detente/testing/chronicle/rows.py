"""Rows of a history: parties and events, and the mark that every fact carries."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

Mark = Literal["verified", "verified, except…", "from memory"]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Url = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s]+\Z")]
Clock = Annotated[
    str, msgspec.Meta(pattern=r"^((by|about|before) )?([01]\d|2[0-3]):[0-5]\dZ(-([01]\d|2[0-3]):[0-5]\dZ)?\Z")
]
TimeStatus = Literal[
    "stated", "first_report", "page_stamp", "conditional", "approximate", "from_memory", "part_of_day", "unknown"
]
Channel = Literal[
    "letter", "note", "handed_over", "dispatch", "meeting", "call", "visit", "press", "speech", "publication",
    "decision", "not_recorded",
]  # fmt: skip
Track = Literal[
    "nrc", "security_guarantees_us", "security_guarantees_nato", "missions", "osce", "vienna_document", "normandy",
    "budapest", "bilateral_us_russia", "indivisibility", "un", "other",
]  # fmt: skip
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*\Z")]
CHRONICLE = "chronicle"  # who claims a link or a mapping that no party makes
LANGUAGES = frozenset({"uk", "en", "ru", "fr", "de", "it", "es"})


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every row has: nothing that is not declared, and no change after reading."""


class Sourced(Row, frozen=True, kw_only=True):
    """A row with the mark of its facts: `sources` are where they were read, `memory` what was not read there."""

    status_mark: Mark
    sources: tuple[Url, ...] = ()
    memory: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if self.status_mark == "from memory":
            fits = not self.sources
        else:
            fits = bool(self.sources) and bool(self.memory) == (self.status_mark == "verified, except…")
        if not fits:
            raise ValueError("the mark does not fit the sources and what is from memory")


class Party(Row, frozen=True, kw_only=True):
    """A party or body; `members` and `count` are facts and then carry a mark."""

    code: Text
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+\.example\Z")]
    kind: Literal["state", "alliance", "organisation", "body", "press"]
    zone: Text
    names: dict[str, Text]
    role: str = ""
    members: tuple[str, ...] = ()
    count: int | None = None
    status_mark: Mark | None = None
    sources: tuple[Url, ...] = ()

    def __post_init__(self) -> None:
        if set(self.names) != LANGUAGES:
            raise ValueError("a name is wanted in each of the seven languages")
        if (self.count is not None) != (self.status_mark is not None) or bool(self.status_mark) != bool(self.sources):
            raise ValueError("a count needs a mark and sources, and nothing else has them")
        if self.members and len(set(self.members)) != self.count:
            raise ValueError("the members are not as many as the count says")


class OtherReading(Row, frozen=True):
    """Which event another party takes this one to answer."""

    event: str
    by: str


class Event(Sourced, frozen=True, kw_only=True):
    """One deed of the record. `date` is as declared; `in_reply_to` is a claim, and `claimed_by` says whose."""

    id: Text
    date: dt.date
    end_date: dt.date | None = None
    date_note: str = ""
    effective: dt.date | None = None
    time_utc: Clock | None = None
    time_status: TimeStatus
    time_note: str = ""
    sender: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] = msgspec.field(name="from")
    office: str = ""
    to: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    to_office: str = ""
    parties: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    channel: Channel
    kind: Slug
    track: Track
    title: Text
    summary: Text
    points: tuple[Text, ...] = ()
    outcome: str = ""
    status: Slug
    in_reply_to: str = ""
    claimed_by: str = ""
    also_read_as: tuple[OtherReading, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.time_utc is None) != (self.time_status in {"unknown", "part_of_day"}):
            raise ValueError("the time and its status do not fit")
        if bool(self.in_reply_to) != bool(self.claimed_by):
            raise ValueError("a link needs the one who claims it")
        if any(day < self.date for day in (self.end_date, self.effective) if day):
            raise ValueError("it ends or takes effect before it begins")
