"""The cast: each party's station founded, introduced and started as a process of its own."""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Self

import click

from detente.adapters.files import PRIVATE, write_whole
from detente.app import Founding, found_station, open_house
from detente.cli.demo.scenario import Player, Script
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
START_SECONDS = 40
OFFICERS = (("desk", "Desk officer", ("draft", "watch")), ("head", "Head of desk", ("release", "watch", "operate")))


class Station:
    """One party on the stage."""

    def __init__(self, home: Path, player: Player) -> None:
        self.home = home
        self.player = player
        self.passphrases = {login: secrets.token_hex(4) for login, _, _ in OFFICERS}
        self.process: subprocess.Popen[str] | None = None
        self.desk = ""

    def found(self) -> None:
        """Found the station and enrol two officers."""
        secret = secrets.token_urlsafe(24)
        player = self.player
        founding = Founding(
            player.name, player.code, list(player.names.items()), free_port(), free_port(), player.zone, WORK_FACTOR
        )
        self.keyset = found_station(self.home, founding, secret, CREDENTIAL)
        write_whole(self.home / CREDENTIAL, secret.encode(), PRIVATE)
        self.house: House = open_house(self.home)
        for login, name, roles in OFFICERS:
            enrol_officer(self.house, Officer(login, name, OfficeName(player.office), roles), self.passphrases[login])

    def keys(self) -> list[tuple[Officer, UnlockedOfficer]]:
        """Unlock both officers' keys."""
        return [
            (Officer(login, name, OfficeName(self.player.office), roles), self._unlock(login))
            for login, name, roles in OFFICERS
        ]

    def _unlock(self, login: str) -> UnlockedOfficer:
        return self.house.officer_keys.unlock(login, self.passphrases[login])

    def start(self) -> None:
        """Start the station's process; `await_ready` waits for it."""
        command = [sys.executable, "-m", "detente", "up", "--home", str(self.home), "--json"]
        with (self.home / "log").open("w") as log:
            self.process = subprocess.Popen(  # noqa: S603  (our own program)
                command, stdout=subprocess.PIPE, stderr=log, text=True
            )

    def await_ready(self) -> None:
        """Wait until both doors answer; raise `adapters.store_failed` with the log's place when they do not."""
        assert self.process is not None
        assert self.process.stdout is not None
        lines: Queue[str] = Queue()
        threading.Thread(target=lambda: lines.put(self.process.stdout.readline()), daemon=True).start()  # type: ignore[union-attr]
        try:
            answer = lines.get(timeout=START_SECONDS)
        except Empty:
            answer = ""
        if not answer:
            sys.stderr.write((self.home / "log").read_text("utf-8")[-2000:])
            raise WorldError("adapters.store_failed", problem=f"{self.player.code} did not start")
        self.desk = json.loads(answer)["desk"]

    def stop(self) -> None:
        """Stop the process by its own id and wait for it."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()
            self.process = None
            self.house.store.close()


class Cast:
    """All stations of a scenario, between `with` and its end."""

    def __init__(self, folder: Path, script: Script) -> None:
        self.stations = {player.name: Station(folder / player.code.lower(), player) for player in script.party}

    def __enter__(self) -> Self:
        try:
            self._raise_curtain()
        except BaseException:
            self.stop()
            raise
        return self

    def _raise_curtain(self) -> None:
        for station in self.stations.values():
            station.found()
            click.echo(f"· {station.player.code:5} founded     fingerprint {station.keyset.statement.fingerprint}")
        self._introduce()
        for station in self.stations.values():
            station.start()
        for station in self.stations.values():
            station.await_ready()
            click.echo(f"· {station.player.code:5} up          {station.desk}")

    def _introduce(self) -> None:
        """Everybody gets everybody's keyset and compares the fingerprint; witnesses are those the scenario names."""
        for station in self.stations.values():
            for other in self.stations.values():
                if other is not station:
                    data = (other.home / "keyset.json").read_bytes()
                    counts = other.player.witness or station.player.witness
                    introduce(station.house, OPERATOR, data, other.keyset.statement, witnesses_us=counts)
        click.echo("· keysets exchanged, fingerprints compared")

    def stop(self) -> None:
        """Stop every station."""
        for station in self.stations.values():
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
