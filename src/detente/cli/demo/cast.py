"""The cast: each party's station founded, introduced and started as a process of its own."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Self

import click

from detente.adapters.files import PRIVATE, write_whole
from detente.app import Founding, found_station, open_house
from detente.app.configuration import read_configuration, write_configuration
from detente.cli.demo.clock import StagedClock
from detente.cli.demo.player import LOG, start_player
from detente.cli.demo.rows import PartyFact, StationRow
from detente.cli.demo.script import Script
from detente.cli.people import OPERATOR
from detente.errors import WorldError
from detente.kernel import OfficeName, Officer
from detente.station.commands.enrol_officer import enrol_officer
from detente.station.commands.introduce import introduce
from detente.station.house import House
from detente.station.ports import UnlockedOfficer

CREDENTIAL = "credential"
# The demonstration's keys live for minutes in a folder of this account: a light lock keeps the start quick.
WORK_FACTOR = 11
START_SECONDS = 120
STOP_SECONDS = 10
HEAD_SECONDS = 3.0  # months pass within a minute: a head for every second of them would keep the machine from the acts
OFFICERS = (("desk", "Desk officer", ("draft", "watch")), ("head", "Head of desk", ("release", "watch", "operate")))


class Station:
    """One party on the stage."""

    def __init__(self, home: Path, row: StationRow, party: PartyFact, clock: Path) -> None:
        self.home = home
        self.row = row
        self.party = party
        self.passphrases = {login: secrets.token_hex(4) for login, _, _ in OFFICERS}
        self.process: ForkServerProcess | None = None
        self.desk = ""
        self._clock = clock

    def found(self) -> None:
        """Found the station and enrol two officers."""
        secret, party, clock = secrets.token_urlsafe(24), self.party, StagedClock(self._clock)
        names = [("en", party.names["en"]), *((tongue, name) for tongue, name in party.names.items() if tongue != "en")]
        founding = Founding(party.name, party.code, names, free_port(), free_port(), party.zone, WORK_FACTOR)
        self.keyset = found_station(self.home, founding, secret, CREDENTIAL, clock)
        write_whole(self.home / CREDENTIAL, secret.encode(), PRIVATE)
        configuration = read_configuration(self.home)
        configuration.head_seconds = HEAD_SECONDS
        write_configuration(self.home, configuration)
        self.house: House = open_house(self.home, clock)
        for login, name, roles in OFFICERS:
            enrol_officer(self.house, self._officer(login, name, roles), self.passphrases[login])

    def _officer(self, login: str, name: str, roles: tuple[str, ...]) -> Officer:
        return Officer(login, name, OfficeName(self.row.office), roles)

    def keys(self) -> list[tuple[Officer, UnlockedOfficer]]:
        """Unlock both officers' keys."""
        return [(self._officer(*officer), self._unlock(officer[0])) for officer in OFFICERS]

    def _unlock(self, login: str) -> UnlockedOfficer:
        return self.house.officer_keys.unlock(login, self.passphrases[login])

    def start(self) -> None:
        """Start the station's process; `await_ready` waits for it."""
        self.process, self._ready = start_player(self.home, self._clock)

    def await_ready(self) -> None:
        """Wait until both doors answer; raise `adapters.store_failed` and show the log when they do not."""
        try:
            answered = self._ready.poll(START_SECONDS)
            self.desk = self._ready.recv()["desk"] if answered else ""
        except EOFError:
            self.desk = ""
        if not self.desk:
            sys.stderr.write((self.home / LOG).read_text("utf-8")[-2000:])
            raise WorldError("adapters.store_failed", problem=f"{self.row.code} did not start")

    def tell_to_stop(self) -> None:
        """Ask the process to end; `stop` waits for it."""
        if self.process is not None:
            self.process.terminate()

    def stop(self) -> None:
        """Stop the process by its own id and wait for it."""
        if self.process is not None:
            self.process.terminate()
            self.process.join(STOP_SECONDS)
            self.process.kill()
            self.process.join()
            self.process = None
            self.house.store.close()


class Cast:
    """All stations of a script, by code, between `with` and its end; `clock` is the clock they all read."""

    def __init__(self, folder: Path, script: Script) -> None:
        self.clock = StagedClock(folder / "clock")
        self.clock.set(script.begins)
        self.stations = {
            row.code: Station(folder / row.code.lower(), row, script.parties[row.code], folder / "clock")
            for row in script.stations
        }

    def __iter__(self) -> Iterator[Station]:
        return iter(self.stations.values())

    def __enter__(self) -> Self:
        try:
            self._raise_curtain()
        except BaseException:
            self.stop()
            raise
        return self

    def _raise_curtain(self) -> None:
        for station in self:
            station.found()
            click.echo(f"· {station.row.code:5} founded     fingerprint {station.keyset.statement.fingerprint}")
        self._introduce()
        for station in self:
            station.start()
        for station in self:
            station.await_ready()
            click.echo(f"· {station.row.code:5} up          {station.desk}")

    def _introduce(self) -> None:
        """Everybody gets everybody's keyset and compares the fingerprint; witnesses are those the script names."""
        for station in self:
            for other in self:
                if other is not station:
                    data = (other.home / "keyset.json").read_bytes()
                    counts = other.row.witness or station.row.witness
                    introduce(station.house, OPERATOR, data, other.keyset.statement, witnesses_us=counts)
        click.echo("· keysets exchanged, fingerprints compared")

    def stop(self) -> None:
        """Stop every station: all are told first, then all are waited for."""
        for station in self:
            station.tell_to_stop()
        for station in self:
            station.stop()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def free_port() -> int:
    """Return a port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
