"""The proposal of a meeting, or of a series of meetings, of a body.

Reference council-procedures §§ 4-5. What is left open is said to be open (`level`, `format`: "open"; `window_open`);
nothing is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import Format, Level, Meetings, Paper
from detente.council.acts.fields import Fields, members
from detente.council.acts.letter import NOTHING_ASKED, Asked
from detente.errors import OursError
from detente.kernel import DeclaredDate, Language, PartyName

_FEWEST = 2  # a series of a fixed number has at least two meetings


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a meeting or series, titled by whoever proposes it, with its sub-points."""

    title: str
    points: tuple[str, ...] = ()

    @classmethod
    def read(cls, act: str, value: object) -> Self:
        """Read {title, points?}."""
        fields = Fields(f"{act}.themes", value)
        theme = cls(fields.title("title", limits.LINE), fields.lines("points", limits.POINTS, limits.LINE))
        fields.done()
        return theme

    def to_json(self) -> dict[str, Any]:
        """The theme as it travels."""
        return members(title=self.title, points=self.points)


@dataclass(frozen=True, slots=True)
class Window:
    """When the meeting should be: between two declared dates, or with one end open. Both None: explicitly open.

    >>> Window(DeclaredDate("2022-02-14"), None).is_open
    False
    """

    start: DeclaredDate | None = None
    end: DeclaredDate | None = None

    @property
    def is_open(self) -> bool:
        """True when the proposal leaves the time open on purpose."""
        return self.start is None and self.end is None

    @property
    def is_reversed(self) -> bool:
        """True when the end lies before the start, by day, or by minute where both name one."""
        if self.start is None or self.end is None:
            return False
        if len(self.start) == len(self.end):
            return self.end < self.start
        return self.end.day < self.start.day

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Take `window_from`, `window_to`, `window_open`; raise unless exactly one of dates and "open" is given."""
        window = cls(fields.date("window_from"), fields.date("window_to"))
        if fields.flag("window_open") is not window.is_open:
            raise OursError("council.window_missing" if window.is_open else "council.window_contradicts")
        if window.is_reversed:
            raise OursError("council.window_reversed")
        return window

    def to_json(self) -> dict[str, Any]:
        """The three members."""
        return members(window_from=self.start, window_to=self.end, window_open=self.is_open)


OPEN_WINDOW = Window()


@dataclass(frozen=True, slots=True)
class MeetingProposal:
    """The body of a `meeting_proposal`.

    `body` is the body that should meet, as the sender names it. `number` is set only for a series of a fixed number.
    `duration_minutes` is planned time per meeting. `chair` is who should preside, in the sender's words.
    """

    body: str
    text: str
    level: Level
    format: Format
    meetings: Meetings
    window: Window = OPEN_WINDOW
    number: int | None = None
    place: str = ""
    themes: tuple[Theme, ...] = ()
    languages: tuple[Language, ...] = ()
    duration_minutes: int | None = None
    press_arrangements: str = ""
    aim: str = ""
    chair: str = ""
    paper: Paper = Paper.LETTER
    asked: Asked = NOTHING_ASKED
    on_behalf_of: tuple[PartyName, ...] = ()
    copied_to: tuple[PartyName, ...] = ()
    marking: str = ""

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("meeting_proposal", body)
        proposal = cls(
            body=fields.title("body", limits.LINE),
            text=fields.text("text", limits.TEXT),
            level=fields.choice("level", Level),
            format=fields.choice("format", Format),
            meetings=fields.choice("meetings", Meetings),
            window=Window.read(fields),
            number=fields.count("number", _FEWEST, limits.MEETINGS),
            place=fields.line("place", limits.LINE),
            themes=read_themes(fields),
            languages=fields.languages("languages", limits.LANGUAGES),
            duration_minutes=fields.count("duration_minutes", 1, limits.MINUTES),
            press_arrangements=fields.passage("press_arrangements", limits.REMARK),
            aim=fields.passage("aim", limits.REMARK),
            chair=fields.line("chair", limits.LINE),
            paper=fields.maybe_choice("paper", Paper) or Paper.LETTER,
            asked=Asked.read(fields),
            on_behalf_of=fields.parties("on_behalf_of", limits.PARTIES),
            copied_to=fields.parties("copied_to", limits.PARTIES),
            marking=fields.line("marking", limits.LINE),
        )
        fields.done()
        if (proposal.number is not None) is not (proposal.meetings is Meetings.SERIES_FIXED):
            raise OursError("council.series_number")
        return proposal

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        when = self.window.to_json() | self.asked.to_json()
        themes = {"themes": [theme.to_json() for theme in self.themes]} if self.themes else {}
        return (
            when
            | themes
            | members(
                body=self.body,
                text=self.text,
                level=self.level,
                format=self.format,
                meetings=self.meetings,
                number=self.number,
                place=self.place,
                languages=self.languages,
                duration_minutes=self.duration_minutes,
                press_arrangements=self.press_arrangements,
                aim=self.aim,
                chair=self.chair,
                paper=self.paper,
                on_behalf_of=self.on_behalf_of,
                copied_to=self.copied_to,
                marking=self.marking,
            )
        )


def read_themes(fields: Fields) -> tuple[Theme, ...]:
    """Take `themes`; no two with one title: a reply names a theme by its title."""
    themes = fields.listed("themes", limits.THEMES, lambda value: Theme.read(fields.act, value))
    if len({theme.title for theme in themes}) != len(themes):
        raise fields.refuse("repeated", "themes")
    return themes
