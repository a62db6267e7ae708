"""The process of one station of the demonstration: as `detente up`, with the clock of the stage."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from pathlib import Path

import uvloop

from detente.app import open_house
from detente.cli.demo.clock import StagedClock
from detente.serve.run import run_house
from detente.station.house import House


def main(home: Path, clock: Path) -> None:
    """Open both doors of the station in `home`, say so on standard output, and stay until SIGINT or SIGTERM."""
    house = open_house(home, StagedClock(clock))
    try:
        uvloop.run(_until_signal(house, home))
    finally:
        house.store.close()


async def _until_signal(house: House, home: Path) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await run_house(house, home, _say, stop)


def _say(addresses: dict[str, str]) -> None:
    sys.stdout.write(json.dumps({"ready": True, **addresses}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
