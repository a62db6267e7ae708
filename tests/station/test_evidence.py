"""The bundle a station writes is what a third party can verify, and no byte of it can be changed unnoticed."""

from __future__ import annotations

import pytest
from tests.conftest import Pair

from detente.errors import OursError
from detente.ledger.evidence import verify
from detente.seal.archive import read_zip
from detente.station.commands.cosign import cosign
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.seek_cosignature import cosignature_request, keep_cosignature, witnesses
from detente.station.commands.sign_head import sign_head
from detente.station.queries.evidence import evidence
from detente.testing import officer_of, send_letter, send_reply


def witnessed(pair: Pair) -> None:
    sign_head(pair.a.house)
    for keyset in witnesses(pair.a.house):
        wanted = cosignature_request(pair.a.house, keyset)
        if wanted:
            keep_cosignature(pair.a.house, keyset, wanted[0], cosign(pair.b.house, wanted[1]).body)


@pytest.fixture
def letter(pair: Pair) -> str:
    witnessed(pair)
    pair.clock.move(minutes=5)
    letter = send_letter(pair.a, pair.b)
    pair.carry()
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    reply = send_reply(pair.b, pair.a, letter)
    pair.carry()
    open_dispatch(pair.a.house, officer_of(pair.a), reply)
    pair.carry()
    pair.clock.move(minutes=5)
    witnessed(pair)
    return letter


def test_a_third_party_concludes_what_happened(pair: Pair, letter: str) -> None:
    trusted = {station.house.party: str(station.keyset.statement) for station in (pair.a, pair.b)}
    verdict = verify(read_zip(evidence(pair.a.house, letter)), trusted)
    assert verdict.is_sound
    said = {str(finding.claim): finding.holds for finding in verdict.findings}
    assert said[f"“b.example” received dispatch {letter}."]
    assert said[f"“b.example” opened dispatch {letter} and could read it."]
    assert said[f"The text in this bundle is the text of dispatch {letter}."]
    assert any(claim.startswith("“a.example” sent dispatch") and "before" in claim for claim in said)
    assert sum("released dispatch" in claim for claim in said) == 4, "two officers on each side"
    assert all(said.values())


def test_without_compared_fingerprints_identity_stays_open(pair: Pair, letter: str) -> None:
    verdict = verify(read_zip(evidence(pair.a.house, letter)))
    assert verdict.is_sound
    assert not any(finding.holds for finding in verdict.findings if "is its own" in str(finding.claim))


def test_a_fingerprint_of_somebody_else_refuses(pair: Pair, letter: str) -> None:
    verdict = verify(read_zip(evidence(pair.a.house, letter)), {"a.example": "0" * 64})
    assert not verdict.is_sound


def test_every_file_is_covered(pair: Pair, letter: str) -> None:
    files = read_zip(evidence(pair.a.house, letter))
    for name, data in files.items():
        for place in {0, len(data) // 2, len(data) - 1}:
            altered = bytearray(data)
            altered[place] ^= 1
            verdict = verify({**files, name: bytes(altered)})
            assert not verdict.is_sound, (name, place)
        without = {other: kept for other, kept in files.items() if other != name}
        assert not verify(without).is_sound, name
    assert not verify({**files, "items/9/parcel.json": b"x"}).is_sound


def test_the_text_leaves_the_station_only_in_the_bundle(pair: Pair, letter: str) -> None:
    """No plaintext at rest in tiles; nothing but commitments in the log."""
    for path in (pair.a.home / "tiles").rglob("*"):
        if path.is_file():
            assert b"A letter." not in path.read_bytes()
            assert b"b.example" not in path.read_bytes() or path.name == "checkpoint"


def test_before_any_head_there_is_no_evidence(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    with pytest.raises(OursError, match="station.no_evidence"):
        evidence(pair.a.house, letter)
