"""One replay of the history for everything that asks of it; it is done once, and nobody changes it afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from detente.cli.demo.rows import Scene
from detente.cli.demo.script import read_script
from detente.council.acts.labelled import Labelled
from detente.station.queries.matters import matter
from detente.station.views import MatterView
from detente.testing import MovableClock
from detente.testing.replay import Replayed, make_stations, move_to, replay

MEMORY_DISK = Path("/dev/shm")  # what is asked is what the record says, not how fast the disk is


@dataclass(frozen=True, slots=True)
class Told:
    """The replay at the end of 24 February 2022, and how the mission stood at NATO while it went on."""

    replayed: Replayed
    mission: dict[str, Labelled] = field(default_factory=dict)

    def sides(self, *codes: str) -> list:
        """The houses of some stations."""
        return [self.replayed.stations[code].house for code in codes]

    def id(self, key: str) -> str:
        """The dispatch called `key`."""
        return self.replayed.ids[key]

    def views(self, key: str, *codes: str) -> list[MatterView]:
        """A matter as some stations see it; every holder of its opening where none is named."""
        holders = codes or self.replayed.script.holders(key)
        return [matter(house, self.id(key)) for house in self.sides(*holders)]


@pytest.fixture(scope="session")
def told() -> Iterator[Told]:
    script = read_script()
    clock = MovableClock(script.begins)
    folder = Path(tempfile.mkdtemp(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))
    stations = make_stations(script, folder, clock)
    mission: dict[str, Labelled] = {}

    def seen(replayed: Replayed, scene: Scene) -> None:
        if "mission" in replayed.ids:
            mission[scene.event] = matter(stations["NATO"].house, replayed.ids["mission"]).matter.state

    replayed = replay(script, stations, clock, seen)
    move_to(clock, script.hour(script.scenes[-1], "22:00"))
    yield Told(replayed, mission)
    for station in stations.values():
        station.house.store.close()
    shutil.rmtree(folder)
