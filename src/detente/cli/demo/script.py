"""A history as a script: what each station does on which day, in order (scenarios/2021-2022/README.md).

Strict: a row with a member that is not declared, an event or key that is not there, or a reference to what comes later
is refused with its file and place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from detente.cli.demo.rows import Acts, Deed, EventFact, PartyFact, Scene, StationRow, Stations
from detente.errors import OursError, WorldError
from detente.kernel import Instant

HISTORY = Path(__file__).parents[4] / "scenarios" / "2021-2022"
EACH = "$"
MORNING = "08:00"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script: who has a station, and every scene in the order of its day. `folder` is where it was read."""

    folder: Path
    title: str
    letter: str
    stations: tuple[StationRow, ...]
    parties: dict[str, PartyFact]
    events: dict[str, EventFact]
    scenes: tuple[Scene, ...] = field(default=())

    @property
    def begins(self) -> Instant:
        """The midnight before the first scene."""
        return self.hour(self.scenes[0], "00:00")

    def hour(self, scene: Scene, hour: str) -> Instant:
        """An hour of a scene's day (UTC), for the clock of a replay."""
        return Instant.parse(f"{self.day(scene)}T{hour}:00Z")

    def starts(self, scene: Scene) -> Instant:
        """Where the clock of a replay stands at least when a scene is played."""
        return self.hour(scene, (scene.clock if isinstance(scene, Deed) else None) or MORNING)

    def day(self, scene: Scene) -> date:
        """The day on which a scene is played."""
        return scene.on or self.events[scene.event].date

    def name(self, code: str) -> str:
        """The machine name of a party."""
        return self.parties[code].name

    def holders(self, key: str) -> tuple[str, ...]:
        """Who sends or receives the dispatch called `key`."""
        deed = next(scene for scene in self.scenes if isinstance(scene, Deed) and scene.name == key)
        return (deed.sender, *deed.to)

    def until(self, event: str) -> tuple[Scene, ...]:
        """The scenes before the first of an event."""
        return self.scenes[: self._place(event)]

    def since(self, event: str) -> tuple[Scene, ...]:
        """The scenes from the first of an event on."""
        return self.scenes[self._place(event) :]

    def _place(self, event: str) -> int:
        return next(place for place, scene in enumerate(self.scenes) if scene.event == event)

    def ordered(self, acts: Iterable[Acts]) -> Self:
        """The same with the scenes of `acts`: by day, then by the order of events, then as they stand in their file."""
        events = {event: place for place, event in enumerate(self.events)}
        scenes: list[Scene] = []
        for file in acts:
            scenes += [*_expanded(file.act), *file.public]
        scenes.sort(key=lambda scene: (self.day(scene), events[scene.event]))
        return type(self)(
            self.folder, self.title, self.letter, self.stations, self.parties, self.events, tuple(scenes)
        )  # fmt: skip


def read_script(folder: Path = HISTORY) -> Script:
    """Read the script of a history; raise `testing.no_history` and `testing.bad_history` with file and place."""
    head = _load(folder / "stations.toml", Stations)
    parties = _load(folder / "parties.toml", dict[str, tuple[PartyFact, ...]])["party"]
    events = _load(folder / "events.toml", dict[str, tuple[EventFact, ...]])["event"]
    script = Script(
        folder, head.title, head.letter, head.station, {party.code: party for party in parties},
        {event.id: event for event in events},
    )  # fmt: skip
    files = {path.name: _load(path, Acts) for path in sorted((folder / "acts").glob("*.toml"))}
    for name, acts in files.items():
        for problem in _problems(script, acts):
            raise _bad(f"acts/{name}", problem)
    script = script.ordered(files.values())
    for problem in _links(script):
        raise _bad("acts", problem)
    return script


def _expanded(deeds: Iterable[Deed]) -> Iterator[Deed]:
    for deed in deeds:
        for code in deed.each or ("",):
            yield _for(deed, code) if code else deed


def _for(deed: Deed, code: str) -> Deed:
    """The dispatch of one party of `each`; nobody writes to itself."""
    plain = msgspec.to_builtins(msgspec.structs.replace(deed, each=()))
    made = msgspec.convert(_replaced(plain, code), Deed)
    return msgspec.structs.replace(made, to=tuple(other for other in made.to if other != made.sender))


def _replaced(value: Any, code: str) -> Any:
    if isinstance(value, str):
        return value.replace(EACH, code)
    if isinstance(value, list | tuple):
        return [_replaced(item, code) for item in value]
    if isinstance(value, dict):
        return {name: _replaced(item, code) for name, item in value.items()}
    return value


def _problems(script: Script, acts: Acts) -> Iterator[str]:
    """What a file names and is not there."""
    stations = {station.code for station in script.stations}
    scenes: list[Scene] = [*_expanded(acts.act), *acts.public]
    for scene in scenes:
        if scene.event not in script.events:
            yield f"there is no event “{scene.event}”"
            return
        if script.day(scene) < script.events[scene.event].date and not isinstance(scene, Deed):
            yield f"{scene.event}: said before its event"
        acting = (scene.sender, *scene.to) if isinstance(scene, Deed) else scene.recorded_by
        for code in sorted(set(acting) - stations):
            yield f"{scene.event}: “{code}” has no station"


def _links(script: Script) -> Iterator[str]:
    """Every reference goes to a dispatch that was sent before."""
    sent: set[str] = set()
    for scene in script.scenes:
        named = [key for _, key in scene.refs] if isinstance(scene, Deed) else [scene.about, scene.matter]
        for key in sorted(set(named) - sent - {""}):
            yield f"{scene.event} refers to “{key}”, which was not sent before it"
        if isinstance(scene, Deed):
            if scene.name in sent:
                yield f"two dispatches are called “{scene.name}”"
            sent.add(scene.name)


def _load(path: Path, shape: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except OSError as problem:
        raise WorldError("testing.no_history", file=path.name, problem=problem.strerror or "") from problem
    except (ValueError, RecursionError, msgspec.ValidationError) as problem:
        raise _bad(path.name, str(problem)) from problem


def _bad(file: str, problem: str) -> OursError:
    return OursError("testing.bad_history", file=file, problem=problem)
