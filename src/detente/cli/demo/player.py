"""The process of one station of the demonstration: as `detente up`, with the clock of the stage.

Fourteen programs that each read the same modules would keep a small machine busy for long: a fork server reads
them once, and every station is forked from it as a process of its own.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import uvloop

from detente.app import open_house
from detente.cli.demo.clock import StagedClock
from detente.serve.run import run_house
from detente.station.house import House

LOG = "log"
PRELOADED = (__name__, "django.core.wsgi", "django.template.backends.django", "detente.desk.areas")


def start_player(home: Path, clock: Path) -> tuple[ForkServerProcess, Connection]:
    """Start the process of the station in `home`; its addresses come over the connection once both doors answer."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=main, args=(home, clock, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def main(home: Path, clock: Path, ready: Connection) -> None:
    """Open both doors of the station in `home`, say so, and stay until SIGINT or SIGTERM; log to a file there."""
    log = os.open(home / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(log, stream)
    logging.basicConfig(level=logging.WARNING)
    house = open_house(home, StagedClock(clock))
    try:
        uvloop.run(_until_signal(house, home, ready))
    finally:
        house.store.close()


async def _until_signal(house: House, home: Path, ready: Connection) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await run_house(house, home, ready.send, stop)
