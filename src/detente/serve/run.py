"""Run a station until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import cast

import uvloop
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from detente.adapters.circuits.https import HttpsCircuit
from detente.adapters.keys.station_file import read_seeds
from detente.app import Configuration, open_house, read_configuration
from detente.app.configuration import Home
from detente.app.credentials import read_credential
from detente.desk.wsgi import application
from detente.errors import WorldError
from detente.gate import Pulse, event_stream, machine_app
from detente.serve.courier import Courier
from detente.serve.doors import LOOPBACK, Door, desk_door, line_door
from detente.serve.recorder import Recorder
from detente.station.house import House

DESK_THREADS = 8
Ready = Callable[[dict[str, str]], None]


def serve(path: Path, ready: Ready) -> None:
    """Open both doors of the station in `path` and stay until SIGINT or SIGTERM.

    Calls `ready` with the addresses once both doors answer. Raises what `open_house` raises, and `adapters.port_taken`.
    """
    house = open_house(path)
    try:
        uvloop.run(_until_signal(house, path, ready))
    finally:
        house.store.close()


async def _until_signal(house: House, path: Path, ready: Ready) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await run_house(house, path, ready, stop)


async def run_house(house: House, path: Path, ready: Ready, stop: asyncio.Event) -> None:
    """Run an opened station inside an event loop until `stop` is set; raise what ended it before."""
    configuration = read_configuration(path)
    pulse, circuit = Pulse(house), HttpsCircuit()
    doors = _doors(house, path, configuration, pulse)
    tasks = [asyncio.create_task(_open(door)) for door in doors]
    try:
        await _wait_open(doors, tasks)
        jobs = (pulse, Courier(house, circuit, pulse), Recorder(house, circuit, pulse, configuration.head_seconds))
        tasks += [asyncio.create_task(job.run()) for job in jobs]
        ready({name: _address(door, scheme) for (name, scheme), door in zip(_NAMES, doors, strict=True)})
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        for task in tasks:
            if task.done():
                task.result()
    finally:
        await _close(pulse, doors, tasks)
        await circuit.close()


_NAMES = (("line", "https"), ("desk", "http"))


def _doors(house: House, path: Path, configuration: Configuration, pulse: Pulse) -> tuple[Door, Door]:
    desk = Starlette(
        routes=[
            Route("/events", event_stream(house, pulse)),  # type: ignore[arg-type]  # an async handler
            Mount("/", cast("ASGIApp", WSGIMiddleware(cast("WSGIApp", application(house)), workers=DESK_THREADS))),
        ]
    )
    seeds = read_seeds(Home(path).seeds, read_credential(path, configuration.credential))
    certificate = ssl.DER_cert_to_PEM_cert((path / "keys" / "line.der").read_bytes())
    line = line_door(machine_app(house), configuration.line_port, seeds["tls"][0], certificate)
    return line, desk_door(desk, configuration.desk_port)


async def _open(door: Door) -> None:
    try:
        await door.serve()
    except SystemExit:  # uvicorn's word for "the port is taken"
        raise WorldError("adapters.port_taken", port=door.config.port) from None


async def _wait_open(doors: tuple[Door, ...], tasks: list[asyncio.Task[None]]) -> None:
    while not all(door.started for door in doors):
        for task in tasks:
            if task.done():
                task.result()
        await asyncio.sleep(0.01)


def _address(door: Door, scheme: str) -> str:
    port = door.servers[0].sockets[0].getsockname()[1]
    return f"{scheme}://{LOOPBACK}:{port}"


async def _close(pulse: Pulse, doors: tuple[Door, ...], tasks: list[asyncio.Task[None]]) -> None:
    pulse.stop()
    for door in doors:
        door.should_exit = True
    for task in tasks[len(doors) :]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
