"""Real stations in a folder, founded the way an operator founds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from detente.adapters.files import PRIVATE, write_whole
from detente.app import Founding, found_station, open_house
from detente.app.configuration import Configuration, read_configuration, write_configuration
from detente.kernel import OfficeName, Officer
from detente.seal.keyset import Keyset
from detente.station.commands.enrol_officer import enrol_officer
from detente.station.commands.introduce import introduce
from detente.station.house import House
from detente.station.ports import Clock

CREDENTIAL = "credential"
PASSPHRASE = "correct horse"  # noqa: S105  (of officers that exist in tests only)
WORK_FACTOR = 10  # scrypt as light as it goes: tests unlock keys hundreds of times
OFFICERS = (("desk", "Desk officer", ("draft", "watch")), ("head", "Head of desk", ("release", "watch", "operate")))


@dataclass(frozen=True, slots=True)
class TestStation:
    """One station of a test: its home, its house, its keyset."""

    __test__ = False  # not a test class, whatever its name begins with

    home: Path
    house: House
    keyset: Keyset

    @property
    def operator(self) -> Officer:
        """Whoever introduces and enrols."""
        return Officer("operator", "Operator", OfficeName("Watch floor"), ("operate",))

    def reopened(self) -> TestStation:
        """The same station after a restart."""
        clock = self.house.clock
        self.house.store.close()
        return replace(self, house=open_house(self.home, clock))


def make_station(
    folder: Path, party: str = "a.example", code: str = "AA", *, name: str = "", clock: Clock | None = None,
    line_port: int = 1, desk_port: int = 0, **settings: object,
) -> TestStation:  # fmt: skip
    """Found a station with two officers, `desk` (may draft) and `head` (may release); `settings` go to station.toml."""
    home = folder / code.lower()
    founding = Founding(party, code, [("en", name or f"Party {code}")], line_port, desk_port, work_factor=WORK_FACTOR)
    home.mkdir(parents=True, exist_ok=True)
    write_whole(home / CREDENTIAL, PASSPHRASE.encode(), PRIVATE)
    keyset = found_station(home, founding, PASSPHRASE, CREDENTIAL, clock)
    if settings:
        configure(home, **settings)
    house = open_house(home, clock)
    for login, title, roles in OFFICERS:
        enrol_officer(house, Officer(login, title, OfficeName("Foreign Ministry"), roles), PASSPHRASE)
    return TestStation(home, house, keyset)


def configure(home: Path, **settings: object) -> Configuration:
    """Change values in station.toml."""
    configuration = read_configuration(home)
    for name, value in settings.items():
        setattr(configuration, name, value)
    write_configuration(home, configuration)
    return configuration


def introduce_all(stations: Sequence[TestStation], witnesses: Sequence[TestStation] = ()) -> None:
    """Let everybody compare everybody's fingerprint; `witnesses` are counted by the others."""
    for station in stations:
        for other in stations:
            if other is not station:
                counted = other in witnesses or station in witnesses
                introduce(
                    station.house, station.operator, other.keyset.data, other.keyset.statement, witnesses_us=counted
                )
