"""Rows of a script: stations, dispatches, what was done in public, and what is taken from parties and events."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec

Text = Annotated[str, msgspec.Meta(min_length=1)]
Hour = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d\Z")]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing that is not declared."""


class StationRow(Row, frozen=True, kw_only=True):
    """A party that has a station in the replay, and the office that acts for it. A witness is counted by the others."""

    code: Text
    office: Text
    witness: bool = False


class Deed(Row, frozen=True, kw_only=True):
    """One dispatch. `key` names it for references; it is the event where left out.

    `on` is the day on which the replay sends it, else the day of the event; `undated`: no date stands on the paper.
    `clock` is where the clock of the replay stands then (UTC); it says nothing of the hour of history. With `each`, one
    dispatch is sent for each of these parties: “$” in `key`, `from`, `to`, `refs` and `body` stands for its code, and
    `to` is for the others.
    `takes` fills the body from other files of the history (`filling`). `shown` is no history: it shows the program, and
    is sent as a demonstration; `event` is then the one it is played with.
    """

    event: Text
    key: str = ""
    each: tuple[str, ...] = ()
    sender: Text = msgspec.field(name="from")
    to: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    type: Text
    on: date | None = None
    undated: bool = False
    clock: Hour | None = None
    office: str = ""
    subject: str = ""
    precedence: str = "ROUTINE"
    takes: str = ""
    shown: bool = False
    refs: tuple[tuple[str, str], ...] = ()
    body: dict[str, Any]

    @property
    def name(self) -> str:
        """What references call it."""
        return self.key or self.event


class Spoken(Row, frozen=True, kw_only=True):
    """One thing said or done in public, entered by the stations in `recorded_by`; it never travels.

    `by` is who did it where that is no party. `quote` is the summary of the event where left out: a paraphrase.
    """

    event: Text
    recorded_by: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    kind: Text
    party: str = ""
    by: str = ""
    on: date | None = None
    time: Hour | None = None
    place: str = ""
    with_whom: tuple[str, ...] = ()
    quote: str = ""
    about: str = ""
    matter: str = ""
    release: str = ""
    confirmation: str = ""


class Acts(Row, frozen=True, kw_only=True):
    """One file of `acts/`."""

    act: tuple[Deed, ...] = ()
    public: tuple[Spoken, ...] = ()


class Stations(Row, frozen=True, kw_only=True):
    """`stations.toml`."""

    title: Text
    letter: Text
    station: tuple[StationRow, ...]


class PartyFact(msgspec.Struct, frozen=True):
    """What the script takes from a party of `parties.toml`."""

    code: str
    name: str
    zone: str
    names: dict[str, str]


class EventFact(msgspec.Struct, frozen=True):
    """What the script takes from an event of `events.toml`."""

    id: str
    date: date
    title: str
    summary: str
    status_mark: str
    sources: tuple[str, ...] = ()


Scene = Deed | Spoken
