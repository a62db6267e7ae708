"""The house: what every use case needs, in one value.

A use case is a function `verb(house, actor, …)`. The actor, the clock, the keys and the store are arguments; nothing is
looked up from a module.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import PartyName
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.keys import SigningPair
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.station.ports import Clock, Entropy, OfficerKeys, Packs, Store, Tiles
from detente.station.release_rule import ReleaseRule


@dataclass(frozen=True, slots=True)
class StationKeys:
    """The station's operating keys, unlocked; one key, one use (docs/spec/envelope.md § keys)."""

    statements: SigningPair
    log: LogKeys
    witness: WitnessKeys
    archive: DecryptionKey


@dataclass(frozen=True, slots=True)
class Policy:
    """What the party decided about its own station.

    `release` says how many officers sign what. `opens_on_arrival`: the station opens and receipts by itself (a watch
    floor's choice); by default an officer does. `expires_after` is how long a parcel may wait for its receipt, in
    seconds. `witness_quorum` is how many witnesses must cosign before a head counts as witnessed.
    """

    release: ReleaseRule
    opens_on_arrival: bool = False
    expires_after: int = 30 * 24 * 3600
    witness_quorum: int = 1


@dataclass(frozen=True, slots=True)
class Support:
    """Where readers of the public record can support whoever publishes it: an https address and what the link says."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class House:
    """One station, ready to act."""

    party: PartyName
    code: str
    origin: str
    keyset: str
    """Statement id (base64) of the own keyset."""
    keys: StationKeys
    policy: Policy
    store: Store
    clock: Clock
    entropy: Entropy
    officer_keys: OfficerKeys
    tiles: Tiles
    state_dir: str
    """Folder for working files of the fronts (sessions)."""
    desk_secret: str
    packs: Packs
    """The shelf of rule packs."""
    zone: str
    """IANA name of the local time shown beside UTC."""
    public_address: str = ""
    """Where the public reaches the desk: scheme and host, without a slash at the end; empty: as each request says."""
    support: Support | None = None
