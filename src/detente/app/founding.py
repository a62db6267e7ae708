"""Found a station: keys, keyset version 1, an empty record with the keyset as its first entry."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from detente.adapters.clock import SystemClock
from detente.adapters.files import write_whole
from detente.adapters.keys.station_file import write_seeds
from detente.adapters.store import create_store, open_store
from detente.app.configuration import Configuration, Home, write_configuration
from detente.app.house import station_keys
from detente.errors import RefusedError
from detente.kernel import Instant, PartyName
from detente.seal.certificates import make_certificate
from detente.seal.keys import SigningPair
from detente.seal.keyset import Endpoint, Keyset, draft_keyset, parse_keyset, sign_keyset
from detente.station.house import StationKeys
from detente.station.ports import Clock, KeysetRow
from detente.station.record import enter_public

SEED_BYTES = 32
YEAR = 365 * 24 * 3600
ROOTS = 3
THRESHOLD = 2
FOUNDER = "founding"


class Founding(msgspec.Struct):
    """What a founder decides: party, code, own names by language, offices are named later with the officers."""

    party: str
    code: str
    names: list[tuple[str, str]]
    line_port: int
    desk_port: int
    zone: str = "UTC"
    work_factor: int = 17
    host: str = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class _Fresh:
    seeds: dict[str, list[bytes]]
    roots: list[SigningPair]


def found_station(
    home: Path, founding: Founding, secret: str, credential: str = "", clock: Clock | None = None
) -> Keyset:
    """Make a new station in an empty folder and return its keyset.

    The three root keys are written to `keys/roots/`, each locked by the passphrase of the station: carry them off this
    machine, to three holders. Raises `adapters.station_exists`, `kernel.party_name`.
    """
    party = PartyName(founding.party)
    if home.exists() and any(entry.name not in (credential, "keys") for entry in home.iterdir()):
        raise RefusedError("adapters.station_exists", home=str(home))
    fresh = _fresh_keys()
    keys, now = station_keys(fresh.seeds), (clock or SystemClock()).now()
    wall = SystemClock().now()  # TLS is judged by the clock of the operating system, whatever the station's own says
    key_pem, certificate = make_certificate(party, wall, wall + 5 * YEAR)
    endpoint = Endpoint("https", f"https://{founding.host}:{founding.line_port}", certificate)
    data = _keyset(founding, party, keys, fresh.roots, endpoint, now)
    keyset = parse_keyset(data)
    _write_keys(home, fresh, key_pem, certificate, secret, founding.work_factor)
    write_whole(Home(home).keyset, data)
    _write_record(home, keyset, data, now)
    write_configuration(home, _configuration(founding, credential))
    return keyset


def _fresh_keys() -> _Fresh:
    def seeds(count: int) -> list[bytes]:
        return [os.urandom(SEED_BYTES) for _ in range(count)]

    names = {"statements": 2, "log": 2, "witness": 2, "archive": 1, "desk": 1}
    roots = [SigningPair.generate() for _ in range(ROOTS)]
    return _Fresh({name: seeds(count) for name, count in names.items()}, roots)


def _keyset(
    founding: Founding, party: PartyName, keys: StationKeys, roots: list[SigningPair], endpoint: Endpoint, now: Instant
) -> bytes:
    origin = f"{party}/log"
    payload = draft_keyset(
        party=party,
        code=founding.code,
        names=tuple((language, name) for language, name in founding.names),
        not_before=now,
        not_after=Instant(now + 5 * YEAR),
        roots=[pair.public for pair in roots],
        root_threshold=THRESHOLD,
        sign=keys.statements.public,
        enc=keys.archive.public,
        log_origin=origin,
        log_keys=keys.log.vkeys(origin),
        witness=keys.witness.vkeys(party),
        endpoints=[endpoint],
    )
    return sign_keyset(payload, roots, keys.statements, keys.log, keys.witness)


def _write_keys(home: Path, fresh: _Fresh, key_pem: bytes, certificate: bytes, secret: str, work_factor: int) -> None:
    for folder in Home(home).folders:
        (home / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    write_seeds(Home(home).seeds, {**fresh.seeds, "tls": [key_pem]}, secret, work_factor)
    for number, pair in enumerate(fresh.roots, 1):
        write_seeds(home / "keys" / "roots" / f"{number}.age", {"root": list(pair.seeds)}, secret, work_factor)
    write_whole(home / "keys" / "line.der", certificate)


def _write_record(home: Path, keyset: Keyset, data: bytes, now: Instant) -> None:
    create_store(Home(home).store, keyset.party, keyset.log_origin, now)
    store = open_store(Home(home).store, keyset.party)
    try:
        with store.write() as tx:
            enter_public(tx, "keyset", keyset.statement.raw, now)
            tx.put_keyset(KeysetRow(keyset.party, 1, keyset.statement, data, now, FOUNDER, witnesses_us=False))
    finally:
        store.close()


def _configuration(founding: Founding, credential: str) -> Configuration:
    return Configuration(
        party=founding.party,
        code=founding.code,
        origin=f"{founding.party}/log",
        line_port=founding.line_port,
        desk_port=founding.desk_port,
        zone=founding.zone,
        work_factor=founding.work_factor,
        credential=credential,
    )
