"""Introductions: by fingerprint, once, and never with a key that serves somebody else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import MORNING, Pair

from detente.adapters.keys.station_file import read_seeds
from detente.app.house import station_keys
from detente.errors import DetenteError, RefusedError
from detente.kernel import Instant, PartyName
from detente.seal.certificates import make_certificate
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.keys import SigningPair
from detente.seal.keyset import Endpoint, draft_keyset, parse_keyset, sign_keyset
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.station.commands.introduce import introduce
from detente.station.house import StationKeys
from detente.station.queries.parties import parties
from detente.testing import PASSPHRASE, make_station, officer_of


def test_known_by_its_own_name_and_fingerprint(pair: Pair) -> None:
    own, other = parties(pair.a.house)
    assert own.is_self and not other.is_self
    assert other.named("fr") == "Party BB"
    assert other.fingerprint == pair.b.keyset.statement.fingerprint
    assert other.introduced_by == "operator"


def test_another_fingerprint_introduces_nobody(tmp_path: Path, pair: Pair) -> None:
    stranger = make_station(tmp_path, "c.example", "CC", clock=pair.clock)
    for wrong in ("", "0" * 64, stranger.keyset.statement.fingerprint[:8]):
        with pytest.raises(RefusedError, match="station.fingerprint_differs"):
            introduce(pair.a.house, pair.a.operator, stranger.keyset.data, wrong)
    with pytest.raises(RefusedError, match="station.not_permitted"):
        introduce(pair.a.house, officer_of(pair.a), stranger.keyset.data, stranger.keyset.statement)
    introduce(pair.a.house, pair.a.operator, stranger.keyset.data, stranger.keyset.statement.fingerprint.upper())
    stranger.house.store.close()


def test_a_second_keyset_under_a_known_name_is_refused(tmp_path: Path, pair: Pair) -> None:
    pretender = make_station(tmp_path / "other", "b.example", "BB", clock=pair.clock)
    with pytest.raises(RefusedError, match="station.already_introduced"):
        introduce(pair.a.house, pair.a.operator, pretender.keyset.data, pretender.keyset.statement)
    pretender.house.store.close()


SHARED = {
    "the statement keys": lambda keys, fresh: replace(fresh, statements=keys.statements),
    "the archive key": lambda keys, fresh: replace(fresh, archive=keys.archive),
    "the log keys": lambda keys, fresh: replace(fresh, log=keys.log),
    "a log key as a witness key": lambda keys, fresh: replace(fresh, witness=WitnessKeys.from_seeds(*keys.log.seeds)),
}


@pytest.mark.parametrize("what", SHARED)
def test_a_key_of_another_party_is_refused(pair: Pair, what: str) -> None:
    """A keyset that is whole in itself, by somebody who also runs B: one key must serve one party."""
    held = station_keys(read_seeds(pair.b.home / "keys" / "station.age", PASSPHRASE))
    fresh = StationKeys(SigningPair.generate(), LogKeys.generate(), WitnessKeys.generate(), DecryptionKey.generate())
    data = keyset_of(SHARED[what](held, fresh))
    with pytest.raises(RefusedError, match="station.key_elsewhere"):
        introduce(pair.a.house, pair.a.operator, data, parse_keyset(data).statement)


def test_the_ledger_of_another_party_is_refused(pair: Pair) -> None:
    fresh = StationKeys(SigningPair.generate(), LogKeys.generate(), WitnessKeys.generate(), DecryptionKey.generate())
    data = keyset_of(fresh, origin="b.example/log")
    with pytest.raises(RefusedError, match="station.key_elsewhere"):
        introduce(pair.a.house, pair.a.operator, data, parse_keyset(data).statement)


def keyset_of(keys: StationKeys, origin: str = "c.example/log") -> bytes:
    roots = [SigningPair.generate() for _ in range(3)]
    _, certificate = make_certificate("c.example", MORNING, MORNING + 1000)
    payload = draft_keyset(
        party=PartyName("c.example"), code="CC", names=(("en", "Party C"),), not_before=MORNING,
        not_after=Instant(MORNING + 1000), roots=[root.public for root in roots], root_threshold=2,
        sign=keys.statements.public, enc=keys.archive.public, log_origin=origin, log_keys=keys.log.vkeys(origin),
        witness=keys.witness.vkeys("c.example"), endpoints=[Endpoint("https", "https://127.0.0.1:1", certificate)],
    )  # fmt: skip
    return sign_keyset(payload, roots, keys.statements, keys.log, keys.witness)


def test_what_is_no_keyset(pair: Pair) -> None:
    whole = pair.b.keyset.data
    altered = whole[:200] + bytes([whole[200] ^ 1]) + whole[201:]
    for data in (b"", b"{}", whole[:-1], altered):
        with pytest.raises(DetenteError, match=r"seal\."):
            introduce(pair.a.house, pair.a.operator, data, pair.b.keyset.statement)
