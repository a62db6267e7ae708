"""Stations as processes of their own, started as an operator starts them and stopped by their process id."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from detente.cli.demo.cast import free_port
from detente.station.house import House
from detente.testing import TestStation, introduce_all, make_station

PATIENCE_SECONDS = 30


class Running:
    """One station whose process can be killed and started again."""

    def __init__(self, station: TestStation) -> None:
        self.station = station
        self.addresses: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None

    @property
    def house(self) -> House:
        """The same store, opened by the test as an officer's console opens it."""
        return self.station.house

    def start(self) -> Running:
        """Start the process and wait until both doors answer."""
        command = [sys.executable, "-m", "detente", "up", "--home", str(self.station.home), "--json"]
        with (self.station.home / "log").open("a") as log:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        line = self._process.stdout.readline()
        assert line, (self.station.home / "log").read_text()[-3000:]
        self.addresses = json.loads(line)
        return self

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed that was not."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; return the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, number: int) -> int:
        if self._process is None:
            return 0
        os.kill(self._process.pid, number)
        code = self._process.wait(15)
        self._process.stdout.close()
        self._process = None
        return code

    def close(self) -> None:
        """Stop and release the store."""
        self.stop()
        self.house.store.close()


def found_running(folder: Path, *parties: str, **settings: object) -> list[Running]:
    """Found stations that know each other, the last as everybody's witness; not started yet."""
    stations = [
        make_station(folder, party, party[0].upper() * 2, line_port=free_port(), **settings) for party in parties
    ]
    introduce_all(stations, witnesses=stations[-1:])
    return [Running(station) for station in stations]


def eventually(condition: Callable[[], object], what: str = "") -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what or condition
        time.sleep(0.05)
