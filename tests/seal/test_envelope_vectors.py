"""Every vector of docs/spec/vectors/envelope.json, walked member by member so that none is left out."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.errors import TheirsError
from detente.kernel import Digest
from detente.seal import canonical
from detente.seal.envelope import Envelope, pae, parse, payload_type, seal, verify
from detente.seal.frames import frame_consignment, frame_receipts, parse_consignment, parse_receipts
from detente.seal.keys import SigningPair, VerifyingPair
from detente.seal.keyset import MAX_KEYSET, parse_keyset
from detente.seal.payloads import read_notification, read_parcel, read_receipt, read_release, release_digest

FILE = Path(__file__).parents[2] / "docs/spec/vectors/envelope.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
KEYS = VerifyingPair.from_json(VECTORS["pair"]["public"])
READERS: dict[str, Callable[[Envelope], Any]] = {
    "notification": read_notification,
    "parcel": read_parcel,
    "receipt": read_receipt,
    "release": read_release,
}


def refused(step: Callable[[], object]) -> TheirsError:
    with pytest.raises(TheirsError) as caught:
        step()
    return caught.value


def test_nothing_is_left_out() -> None:
    assert set(VECTORS) == {
        "about", "canonical", "pae", "pair", "weak_ed25519", "envelope", "statements", "keyset", "consignment", "receipts",
    }  # fmt: skip


def test_canonical_json() -> None:
    for text in VECTORS["canonical"]["accepted"]:
        assert canonical.encode(canonical.decode(text.encode())) == text.encode()
    for case in VECTORS["canonical"]["refused"]:
        assert refused(lambda data=case["hex"]: canonical.decode(bytes.fromhex(data))).code == case["code"]


def test_pae() -> None:
    for case in VECTORS["pae"]:
        assert pae(case["type"], case["body"].encode()) == case["pae"].encode()


def test_the_pair() -> None:
    case = VECTORS["pair"]
    made = SigningPair.from_seeds(*(bytes.fromhex(seed) for seed in case["seeds"])).public
    assert made == KEYS
    assert (list(made.keyids), made.fingerprint) == (case["keyids"], case["fingerprint"])


def test_weak_keys() -> None:
    for text in VECTORS["weak_ed25519"]:
        assert refused(lambda key=text: VerifyingPair(bytes.fromhex(key), KEYS.ml_dsa_65)).code == "seal.weak_key"


def test_the_envelope() -> None:
    case = VECTORS["envelope"]
    found = parse(case["envelope"].encode())
    verify(found, KEYS)
    assert (found.kind, found.payload) == (case["kind"], case["payload"].encode())
    assert (found.statement, found.id) == (case["statement"], case["id"])
    assert case["ed25519"] in {base64.b64encode(raw).decode() for _, raw in found.signatures}
    again = seal(
        found.kind, json.loads(found.payload), SigningPair.from_seeds(*map(bytes.fromhex, VECTORS["pair"]["seeds"]))
    )
    assert (again.statement, again.signatures[0]) == (found.statement, found.signatures[0])


@pytest.mark.parametrize("case", VECTORS["envelope"]["refused"], ids=lambda case: case["why"])
def test_refused_envelopes(case: dict[str, str]) -> None:
    assert refused(lambda: verify(parse(case["envelope"].encode()), KEYS)).code == case["code"]


@pytest.mark.parametrize("case", VECTORS["statements"]["accepted"], ids=lambda case: case["kind"])
def test_statements(case: dict[str, str]) -> None:
    found = parse(case["envelope"].encode())
    verify(found, KEYS)
    assert (found.statement, found.id, found.payload) == (case["statement"], case["id"], case["payload"].encode())
    READERS[case["kind"]](found)


@pytest.mark.parametrize("case", VECTORS["statements"]["refused"], ids=lambda case: case["member"])
def test_refused_statements(case: dict[str, str]) -> None:
    body = case["payload"].encode()
    statement = Digest.of(pae(payload_type(case["kind"]), body))
    problem = refused(lambda: READERS[case["kind"]](Envelope(case["kind"], body, (), b"", statement, Digest.of(b""))))
    assert (problem.code, problem.fields["member"]) == (case["code"], case["member"])


def test_the_release() -> None:
    texts = {case["kind"]: case for case in VECTORS["statements"]["accepted"]}
    payload = json.loads(texts["notification"]["payload"])
    assert release_digest(payload) == VECTORS["statements"]["release_digest"]
    (signed,) = read_notification(parse(texts["notification"]["envelope"].encode())).releases
    verify(signed.envelope, signed.keys)
    assert read_release(signed.envelope).of == VECTORS["statements"]["release_digest"]


def test_the_keyset() -> None:
    case = VECTORS["keyset"]
    data = case["file"].encode()
    assert parse_keyset(data).statement == case["statement"]
    whole = canonical.decode(data, limit=MAX_KEYSET)
    for change in case["refused"]:
        parts = {name: [whole[name][number] for number in change[name]] for name in whole}
        file = canonical.encode(parts)
        assert refused(lambda altered=file: parse_keyset(altered)).code == change["code"]


def test_frames() -> None:
    one, many = VECTORS["consignment"], VECTORS["receipts"]
    assert frame_consignment(*(frame.encode() for frame in one["frames"])).hex() == one["hex"]
    assert frame_receipts([frame.encode() for frame in many["frames"]]).hex() == many["hex"]
    for case, reader in ((one, parse_consignment), (many, parse_receipts)):
        for change in case["refused"]:
            problem = refused(lambda data=change["hex"], read=reader: read(bytes.fromhex(data)))
            assert (problem.code, problem.fields["what"]) == (change["code"], change["what"])


def test_a_statement_id_is_the_hash_of_what_is_signed() -> None:
    signed = VECTORS["pae"][1]["pae"].encode()
    assert hashlib.sha256(signed).hexdigest() == VECTORS["envelope"]["statement"]
