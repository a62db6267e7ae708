"""Open a station from its home folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from detente.adapters.clock import SystemClock
from detente.adapters.keys.officer_files import OfficerKeyFiles
from detente.adapters.keys.station_file import read_seeds
from detente.adapters.packs import Shelf
from detente.adapters.store import open_store
from detente.adapters.tile_files import TileFiles
from detente.app.configuration import Configuration, Home, read_configuration
from detente.app.credentials import read_credential
from detente.errors import WorldError
from detente.kernel import Digest, PartyName
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.keys import SigningPair
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.station.commands.rebuild import renew_views
from detente.station.house import House, Policy, StationKeys
from detente.station.ports import Clock

DAY = 24 * 3600
MIB = 1 << 20


def open_house(path: Path, clock: Clock | None = None) -> House:
    """Build the station that lives in `path`.

    Raises `adapters.no_station`, `adapters.bad_configuration`, `adapters.no_credential`, `seal.wrong_passphrase` and
    the errors of opening a store; starts nothing and writes nothing but a forward migration, and the views where an
    older program folded them.
    """
    home, configuration = Home(path), read_configuration(path)
    seeds = read_seeds(home.seeds, read_credential(path, configuration.credential))
    limit = configuration.max_store_mib * MIB or None
    store = open_store(home.store, configuration.party, limit)
    with store.read() as tx:
        own = tx.keyset(configuration.party)
    if own is None:
        raise WorldError("adapters.not_a_store", name=home.store.name)
    house = House(
        party=PartyName(configuration.party),
        code=configuration.code,
        origin=configuration.origin,
        keyset=_base64(own.statement),
        keys=station_keys(seeds),
        policy=_policy(configuration),
        store=store,
        clock=clock or SystemClock(),
        entropy=os.urandom,
        officer_keys=OfficerKeyFiles(path / "officers", configuration.work_factor),
        tiles=TileFiles(path / "tiles"),
        state_dir=str(path / "state"),
        desk_secret=hashlib.sha256(b"detente/desk/v1\x00" + seeds["desk"][0]).hexdigest(),
        packs=Shelf(path / "packs"),
        zone=configuration.zone,
        public_address=configuration.public.address,
        support=configuration.public.support(),
    )
    renew_views(house)
    return house


def station_keys(seeds: dict[str, list[bytes]]) -> StationKeys:
    """Make the key objects from their seeds."""
    return StationKeys(
        SigningPair.from_seeds(*seeds["statements"]),
        LogKeys.from_seeds(*seeds["log"]),
        WitnessKeys.from_seeds(*seeds["witness"]),
        DecryptionKey.from_seed(seeds["archive"][0]),
    )


def _policy(configuration: Configuration) -> Policy:
    return Policy(
        release=configuration.release_rule(),
        opens_on_arrival=configuration.opens_on_arrival,
        expires_after=configuration.expires_days * DAY,
        witness_quorum=configuration.witness_quorum,
    )


def _base64(statement: str) -> str:
    return Digest(statement).base64
