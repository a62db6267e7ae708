"""Replay a history over real stations in one process: what each station does, day by day, all of it as replay traffic.

Nothing is put into a fold by hand: officers write, sign and open, and a postman carries; the clock stands on the day.
The hours of the replay are those of its clock, never those of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.cli.demo.rows import Deed, Scene, Spoken
from detente.cli.demo.script import Script
from detente.cli.demo.writing import fields_of, public_event_of
from detente.kernel import DispatchId, Instant
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.record_event import record_event
from detente.testing.clock import MovableClock
from detente.testing.officers import officer_of, send
from detente.testing.postman import Postman
from detente.testing.stations import TestStation, introduce_all, make_station


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay leaves: the stations by code, and which dispatch each key of the script became."""

    script: Script
    stations: Mapping[str, TestStation]
    ids: dict[str, DispatchId] = field(default_factory=dict)


Seen = Callable[[Replayed, Scene], None]


def make_stations(script: Script, folder: Path, clock: MovableClock) -> dict[str, TestStation]:
    """Found the stations of a script and let everybody compare everybody's fingerprint."""
    stations = {
        row.code: make_station(
            folder, script.name(row.code), row.code, name=script.parties[row.code].names["en"], clock=clock
        )
        for row in script.stations
    }
    witnesses = [stations[row.code] for row in script.stations if row.witness]
    introduce_all(list(stations.values()), witnesses)
    return stations


def replay(
    script: Script, stations: Mapping[str, TestStation], clock: MovableClock, seen: Seen = lambda *_: None
) -> Replayed:
    """Play every scene in order; `seen` is called after each, when all that was sent has arrived and is open.

    Raises what the use cases raise: a scene that a station would not do is no replay.
    """
    replayed = Replayed(script, stations)
    for scene in script.scenes:
        move_to(clock, script.starts(scene))
        if isinstance(scene, Deed):
            _send(replayed, scene)
        else:
            _enter(replayed, scene)
        seen(replayed, scene)
    return replayed


def move_to(clock: MovableClock, at: Instant) -> None:
    """Move the clock to an instant, or by a minute where it is past that: each act has its own minute."""
    clock.move(seconds=max(60, at - clock.now()))


def _send(replayed: Replayed, deed: Deed) -> None:
    """Release a dispatch, carry it, and let an officer of every addressee open it.

    The postman goes between sender and addressees: nobody else has anything to carry.
    """
    sender, addressees = replayed.stations[deed.sender], [replayed.stations[code] for code in deed.to]
    postman = Postman([sender, *addressees])
    id_ = replayed.ids[deed.name] = send(sender, fields_of(replayed.script, deed, replayed.ids))
    for addressee in addressees:
        postman.between(sender, addressee)
        open_dispatch(addressee.house, officer_of(addressee), id_)
        postman.between(sender, addressee)


def _enter(replayed: Replayed, said: Spoken) -> None:
    for code in said.recorded_by:
        station = replayed.stations[code]
        record_event(station.house, officer_of(station), public_event_of(replayed.script, said, replayed.ids, code))
