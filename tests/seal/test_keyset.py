"""Keysets: what a file proves of itself, and files that pretend to."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seal.samples import (
    ARCHIVE,
    LOG,
    NOW,
    ORIGIN,
    OTHER,
    PARTY,
    ROOTS,
    SIGN,
    WITNESS,
    keyset,
    keyset_file,
    pair,
    seed,
)  # fmt: skip

from detente.errors import DetenteError
from detente.kernel import Instant
from detente.seal import canonical
from detente.seal.certificates import make_certificate
from detente.seal.envelope import seal
from detente.seal.keys import SigningPair
from detente.seal.keyset import MAX_KEYSET, _certificate_keys, parse_keyset, sign_keyset
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.seal.notes import COSIGNATURE, ED25519, make_vkey

FILE: dict[str, Any] = canonical.decode(keyset_file(), limit=MAX_KEYSET)


def refusal(data: bytes) -> tuple[str, object]:
    with pytest.raises(DetenteError) as caught:
        parse_keyset(data)
    return caught.value.code, caught.value.fields.get("what") or caught.value.fields.get("member")


def file(**changes: Any) -> bytes:
    return canonical.encode(FILE | changes)


def signed(**changes: Any) -> bytes:
    """A keyset changed and then signed by everybody, as a lying party would."""
    return sign_keyset(keyset(**changes), ROOTS, SIGN, LOG, WITNESS)


def document(pair: SigningPair, payload: dict[str, Any]) -> Any:
    return canonical.decode(seal("keyset", payload, pair).data)


def test_a_keyset_says() -> None:
    found = parse_keyset(keyset_file())
    assert (found.party, found.code, found.version, found.root_threshold) == (PARTY, "AA", 1, 2)
    assert found.names == (("en", "Party A"), ("fr", "Partie A"))
    assert (found.not_before, found.not_after) == (Instant(NOW), Instant(NOW + 1_000_000))
    assert found.roots == tuple(root.public for root in ROOTS)
    assert (found.sign, found.enc) == (SIGN.public, ARCHIVE.public)
    assert (found.log_origin, found.log_keys, found.witness) == (ORIGIN, LOG.vkeys(ORIGIN), WITNESS.vkeys(PARTY))
    assert (found.endpoints[0].kind, found.endpoints[0].url) == ("https", "https://line.a.example")
    assert found.endpoints[0].certificate == b"no certificate"
    assert found.data == keyset_file()
    assert found.statement == seal("keyset", keyset(), OTHER).statement


def test_every_pair_must_sign_and_nobody_else() -> None:
    envelopes = FILE["envelopes"]
    for number in range(len(envelopes)):
        short = envelopes[:number] + envelopes[number + 1 :]
        assert refusal(file(envelopes=short)) == ("seal.keyset_unproved", "signers")
        assert refusal(file(envelopes=[*short, short[0]])) == ("seal.keyset_unproved", "signers")
        stranger = [*short, document(OTHER, keyset())]
        assert refusal(file(envelopes=stranger)) == ("seal.keyset_unproved", "signers")
    assert refusal(file(envelopes=[*envelopes, document(OTHER, keyset())])) == ("seal.keyset_unproved", "signers")
    assert refusal(file(envelopes=[])) == ("seal.bad_member", "keyset file.envelopes")


def test_all_sign_one_statement() -> None:
    other = document(SIGN, keyset(code="ZZ"))
    assert refusal(file(envelopes=[*FILE["envelopes"][:-1], other])) == ("seal.keyset_unproved", "one statement")


def test_a_signature_is_not_only_there_but_holds() -> None:
    first = FILE["envelopes"][0]
    signatures = [entry | {"sig": base64.b64encode(bytes(64)).decode()} for entry in first["signatures"]]
    forged = [first | {"signatures": signatures}, *FILE["envelopes"][1:]]
    assert refusal(file(envelopes=forged))[0] == "seal.bad_signature"


def test_one_key_of_one_root_and_one_of_another_are_no_root() -> None:
    one, two = FILE["envelopes"][0]["signatures"], FILE["envelopes"][1]["signatures"]
    by_size = {(n, len(e["sig"])): e for n, row in enumerate((one, two)) for e in row}
    mixed = sorted([by_size[0, 88], by_size[1, 4412]], key=lambda entry: entry["keyid"])
    forged = [FILE["envelopes"][0] | {"signatures": mixed}, *FILE["envelopes"][1:]]
    assert refusal(file(envelopes=forged)) == ("seal.keyset_unproved", "signers")


def test_a_statement_of_another_kind_is_no_keyset() -> None:
    payload = keyset()
    envelopes = [canonical.decode(seal("release", payload, pair).data) for pair in (*ROOTS, SIGN)]
    assert refusal(file(envelopes=envelopes))[0] == "seal.other_kind"


def test_each_log_and_witness_key_is_proved_once() -> None:
    proofs = FILE["possession"]
    for number in range(len(proofs)):
        short = proofs[:number] + proofs[number + 1 :]
        assert refusal(file(possession=short)) == ("seal.bad_member", "keyset file.possession")
        assert refusal(file(possession=[*short, short[0]])) == ("seal.keyset_unproved", "possession")
        swapped = proofs[number] | {"sig": short[0]["sig"]}
        assert refusal(file(possession=[*short, swapped])) == ("seal.keyset_unproved", "possession")
    assert refusal(file(possession=[*proofs, proofs[0]])) == ("seal.bad_member", "keyset file.possession")


def test_a_proof_for_another_keyset_proves_nothing_here() -> None:
    other = canonical.decode(signed(code="ZZ"), limit=MAX_KEYSET)
    assert refusal(file(possession=other["possession"])) == ("seal.keyset_unproved", "possession")


def test_keys_of_another_party_cannot_be_claimed() -> None:
    stolen = LogKeys.from_seeds(seed("stolen 1"), seed("stolen 6"))
    payload = keyset(log={"keys": list(stolen.vkeys(ORIGIN)), "origin": ORIGIN})
    assert refusal(sign_keyset(payload, ROOTS, SIGN, LOG, WITNESS)) == ("seal.keyset_unproved", "possession")


def twice_a_root() -> bytes:
    return sign_keyset(keyset(sign=ROOTS[0].public.to_json()), ROOTS, ROOTS[0], LOG, WITNESS)


def twice_in_log_and_witness() -> bytes:
    shared = WitnessKeys.from_seeds(LOG.seeds[0], seed("witness 6"))
    return sign_keyset(keyset(witness=list(shared.vkeys(PARTY))), ROOTS, SIGN, LOG, shared)


def twice_in_statements_and_log() -> bytes:
    shared = LogKeys.from_seeds(SIGN.seeds[0], seed("log 6"))
    return sign_keyset(keyset(log={"keys": list(shared.vkeys(ORIGIN)), "origin": ORIGIN}), ROOTS, SIGN, shared, WITNESS)


def half_of_a_root() -> bytes:
    shared = SigningPair.from_seeds(SIGN.seeds[0], seed("fresh"))
    roots = [shared, *ROOTS[1:]]
    return sign_keyset(keyset(roots=[root.public.to_json() for root in roots]), roots, SIGN, LOG, WITNESS)


def the_same_root_twice() -> bytes:
    return signed(roots=[root.public.to_json() for root in (ROOTS[0], ROOTS[0], ROOTS[1], ROOTS[2])])


def twice_in_tls() -> bytes:
    key = Ed25519PrivateKey.from_private_bytes(SIGN.seeds[0])
    pem, der = make_certificate("a.example", NOW, NOW + 1000)
    del pem
    made = x509.load_der_x509_certificate(der)
    builder = x509.CertificateBuilder(
        made.subject, made.subject, key.public_key(), 5, made.not_valid_before_utc, made.not_valid_after_utc
    )
    own = builder.sign(key, None).public_bytes(serialization.Encoding.DER)
    return signed(endpoints=[door(certificate=base64.b64encode(own).decode())])


def door(**changes: Any) -> dict[str, Any]:
    return {"certificate": "AAAA", "kind": "https", "url": "https://line.a.example"} | changes


@pytest.mark.parametrize(
    "make",
    [
        twice_a_root,
        twice_in_log_and_witness,
        twice_in_statements_and_log,
        half_of_a_root,
        the_same_root_twice,
        twice_in_tls,
    ],
)
def test_one_key_has_one_use(make: Callable[[], bytes]) -> None:
    assert refusal(make())[0] == "seal.key_twice"


def test_the_stations_own_certificate_is_accepted() -> None:
    _, der = make_certificate("a.example", NOW, NOW + 1000)
    found = parse_keyset(signed(endpoints=[door(certificate=base64.b64encode(der).decode())]))
    assert found.endpoints[0].certificate == der


_, DER = make_certificate("a.example", NOW, NOW + 1000)
VERSION_3, P_256 = bytes.fromhex("a003020102"), bytes.fromhex("06082a8648ce3d030107")


@pytest.mark.parametrize(
    "certificate",
    [
        b"",
        DER[:-1],
        DER + b"x",
        DER.replace(VERSION_3, VERSION_3[:-1] + b"\x63"),
        DER.replace(P_256, P_256[:-1] + b"\x7f"),
        DER.replace(DER[20:30], bytes(10)),
    ],
    ids=["none", "cut", "extended", "of version 100", "on an unknown curve", "damaged"],
)
def test_a_certificate_that_cannot_be_read_shares_no_key(certificate: bytes) -> None:
    """It matches no server either; what it must not do is to stop the reader."""
    assert certificate != DER
    found = parse_keyset(signed(endpoints=[door(certificate=base64.b64encode(certificate).decode())]))
    assert found.endpoints[0].certificate == certificate


@pytest.mark.filterwarnings("ignore:Parsed a")  # the library remarks on odd certificates before it reads them
@given(st.integers(0, len(DER) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_no_certificate_stops_the_reader(at: int, piece: bytes, taken: int) -> None:
    keys = list(_certificate_keys(DER[:at] + piece + DER[at + taken :]))
    assert len(keys) <= 1


def other_names() -> list[str]:
    return [str(vkey) for vkey in LOG.verifiers("b.example/log")]


WEAK = [str(make_vkey(ORIGIN, ED25519, bytes(32))), LOG.vkeys(ORIGIN)[1]]
MISSING = {name: value for name, value in keyset().items() if name != "witness"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"version": 2}, ("seal.keyset_version", None)),
        ({"version": 0}, ("seal.bad_member", "keyset.version")),
        ({"prev": "AAAA"}, ("seal.unknown_member", "keyset.prev")),
        ({"party": "A"}, ("seal.bad_member", "keyset.party")),
        ({"code": "A"}, ("seal.bad_member", "keyset.code")),
        ({"code": "A" * 9}, ("seal.bad_member", "keyset.code")),
        ({"names": []}, ("seal.bad_member", "keyset.names")),
        ({"names": [{"language": "en", "name": "A"}] * 2}, ("seal.bad_member", "keyset.names")),
        ({"names": [{"language": "en", "name": "A\x1b[2J"}]}, ("seal.bad_member", "keyset.names.name")),
        ({"names": [{"flag": "x", "language": "en", "name": "A"}]}, ("seal.unknown_member", "keyset.names.flag")),
        ({"not_after": NOW}, ("seal.bad_member", "keyset.not_after")),
        ({"not_after": 2**53 - 1}, ("seal.bad_member", "keyset.not_after")),
        ({"root_threshold": 0}, ("seal.bad_member", "keyset.root_threshold")),
        ({"root_threshold": 4}, ("seal.bad_member", "keyset.root_threshold")),
        ({"roots": []}, ("seal.bad_member", "keyset.roots")),
        ({"enc": []}, ("seal.bad_member", "keyset.enc")),
        ({"enc": [ARCHIVE.public.to_json()] * 2}, ("seal.bad_member", "keyset.enc")),
        ({"enc": [{"alg": "mlkem768x25519", "pub": "AAAA"}]}, ("seal.key_length", None)),
        ({"revoked": [{}]}, ("seal.bad_member", "keyset.revoked")),
        ({"log": {"keys": other_names(), "origin": ORIGIN}}, ("seal.bad_member", "keyset.log.keys")),
        ({"log": {"keys": list(LOG.vkeys(ORIGIN))[::-1], "origin": ORIGIN}}, ("seal.bad_member", "keyset.log.keys")),
        ({"log": {"keys": list(WITNESS.vkeys(ORIGIN)), "origin": ORIGIN}}, ("seal.bad_member", "keyset.log.keys")),
        ({"log": {"keys": WEAK, "origin": ORIGIN}}, ("seal.bad_vkey", None)),
        ({"log": {"keys": [1, 2], "origin": ORIGIN}}, ("seal.bad_vkey", None)),
        (
            {"log": {"keys": list(LOG.vkeys(ORIGIN)), "origin": ORIGIN, "url": "x"}},
            ("seal.unknown_member", "keyset.log.url"),
        ),
        ({"witness": list(WITNESS.vkeys("b.example"))}, ("seal.bad_member", "keyset.witness")),
        ({"witness": [str(make_vkey(PARTY, COSIGNATURE, bytes(32)))] * 2}, ("seal.bad_vkey", None)),
        ({"endpoints": []}, ("seal.bad_member", "keyset.endpoints")),
        ({"endpoints": [door(url="http://line.a.example")]}, ("seal.bad_member", "keyset.endpoints")),
        ({"endpoints": [door(url="https://a\r\nX: y")]}, ("seal.bad_member", "keyset.endpoints.url")),
        ({"endpoints": [door(kind="HTTPS")]}, ("seal.bad_member", "keyset.endpoints.kind")),
        ({"endpoints": [door(certificate="A" * 5464)]}, ("seal.bad_member", "keyset.endpoints")),
    ],
)
def test_values_out_of_bounds_are_refused_by_name(changes: dict[str, Any], expected: tuple[str, object]) -> None:
    assert refusal(signed(**changes)) == expected


def test_a_weak_signing_key_is_refused_before_its_signatures() -> None:
    weak = [{"alg": "ed25519", "pub": base64.b64encode(bytes(32)).decode()}, SIGN.public.to_json()[1]]
    assert refusal(signed(sign=weak))[0] == "seal.weak_key"
    assert refusal(signed(roots=[weak, *keyset()["roots"][1:]]))[0] == "seal.weak_key"


def test_a_missing_member_is_named() -> None:
    assert refusal(sign_keyset(keyset(), ROOTS, SIGN, LOG, WITNESS).replace(b'"envelopes"', b'"envelopez"'))[0] == (
        "seal.missing_member"
    )
    envelopes = [document(pair, MISSING) for pair in (*ROOTS, SIGN)]
    assert refusal(file(envelopes=envelopes)) == ("seal.missing_member", "keyset.witness")


def test_the_file_is_canonical_and_of_bounded_size() -> None:
    assert refusal(keyset_file() + b"\n")[0] == "seal.not_canonical"
    assert refusal(file(comment="x")) == ("seal.unknown_member", "keyset file.comment")
    assert refusal(b" " * (MAX_KEYSET + 1))[0] == "seal.too_large"


def test_the_most_roots_fit() -> None:
    roots = [pair(f"many {number}") for number in range(16)]
    payload = keyset(roots=[root.public.to_json() for root in roots])
    assert len(parse_keyset(sign_keyset(payload, roots, SIGN, LOG, WITNESS)).roots) == 16


@given(st.binary())
def test_random_bytes_are_refused(data: bytes) -> None:
    assert refusal(data)[0].startswith("seal.")


@given(st.integers(0, len(keyset_file()) - 1), st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_no_bit_can_be_changed(at: int, bit: int) -> None:
    data = bytearray(keyset_file())
    data[at] ^= 1 << bit
    assert refusal(bytes(data))[0].startswith("seal.")
