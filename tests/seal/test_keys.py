"""Hybrid signing pairs: published values, and keys that nobody should believe."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.samples import OTHER, PAIR

from detente.errors import DetenteError, OursError, TheirsError
from detente.seal.envelope import pae, payload_type
from detente.seal.keys import SigningPair, VerifyingPair, keyid, read_base64

PUBLIC = PAIR.public
SIGNED = pae(payload_type("notification"), b'{"id":"1"}')
ED25519_SIGNATURE = "pPmGlDhcKYcYFHq+8XQxEZTLnLCzP7l3DKDtKwZIiYxwQZ+WTz1lSPPsym1CxD3CS16WeDrl1F51ajGrAwabCw=="
SMALL_ORDER = [
    "00" * 32,
    "00" * 31 + "80",
    "01" + "00" * 31,
    "01" + "00" * 30 + "80",
    "ec" + "ff" * 30 + "7f",
    "ec" + "ff" * 31,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ed" + "ff" * 30 + "7f",
    "ed" + "ff" * 31,
    "ee" + "ff" * 30 + "7f",
    "ee" + "ff" * 31,
    "ff" * 32,
]


def code(step: Any) -> str:
    with pytest.raises(DetenteError) as caught:
        step()
    return caught.value.code


def test_the_keys_of_the_worked_seeds() -> None:
    assert PUBLIC.keyids == ("8ac266c40cbdd6364e30d94a8570cb1d", "bb81567a5306f0e7fe6cbeaba461246a")
    lattice = hashlib.sha256(PUBLIC.ml_dsa_65).hexdigest()
    assert lattice == "439631717363c986b0bc4e986ae6d995f520d60e2ca43c34e137d6819d38fe97"


def test_the_worked_ed25519_signature() -> None:
    classical, lattice = PAIR.sign(SIGNED)
    assert base64.b64encode(classical).decode() == ED25519_SIGNATURE
    assert len(lattice) == 3309
    PUBLIC.verify(SIGNED, classical, lattice)


def test_a_keyid_depends_on_algorithm_and_key() -> None:
    key = PUBLIC.ed25519
    assert len({keyid("ed25519", key), keyid("ml-dsa-65", key), keyid("ed25519", key[::-1])}) == 3


def test_lattice_signatures_are_never_the_same_twice() -> None:
    assert PAIR.sign(b"m")[1] != PAIR.sign(b"m")[1]


def test_neither_signature_stands_in_for_the_other() -> None:
    classical, lattice = PAIR.sign(b"m")
    ours, theirs = PUBLIC.keyids
    foreign = OTHER.sign(b"m")
    cases = [
        (b"n", classical, lattice, ours), (b"m", foreign[0], lattice, ours), (b"m", classical, foreign[1], theirs),
        (b"m", lattice, classical, ours), (b"m", b"", lattice, ours), (b"m", classical, b"", theirs),
        (b"m", classical + b"\0", lattice, ours), (b"m", classical, lattice + b"\0", theirs),
        (b"m", classical, lattice[:-1], theirs),
    ]  # fmt: skip
    for message, first, second, failing in cases:
        with pytest.raises(TheirsError) as caught:
            PUBLIC.verify(message, first, second)
        assert (caught.value.code, caught.value.fields) == ("seal.bad_signature", {"keyid": failing})


@pytest.mark.parametrize("text", SMALL_ORDER)
def test_ed25519_keys_under_which_signatures_prove_nothing_are_refused(text: str) -> None:
    assert code(lambda: VerifyingPair(bytes.fromhex(text), PUBLIC.ml_dsa_65)) == "seal.weak_key"


@pytest.mark.parametrize(
    ("classical", "lattice"), [(31, 1952), (33, 1952), (0, 1952), (32, 1951), (32, 1953), (32, 1312), (32, 0)]
)
def test_keys_of_another_length_are_refused(classical: int, lattice: int) -> None:
    assert code(lambda: VerifyingPair(b"\x02" * classical, b"\x02" * lattice)) == "seal.key_length"


@pytest.mark.parametrize("lengths", [(31, 32), (32, 33), (0, 0), (64, 32)])
def test_seeds_of_another_length_are_refused(lengths: tuple[int, int]) -> None:
    with pytest.raises(OursError) as caught:
        SigningPair.from_seeds(bytes(lengths[0]), bytes(lengths[1]))
    assert caught.value.code == "seal.seed_length"


def test_seeds_make_the_same_pair_again_and_are_not_shown() -> None:
    pair = SigningPair.generate()
    again = SigningPair.from_seeds(*pair.seeds)
    assert again.public == pair.public
    assert hash(again.public) == hash(pair.public)
    assert str(pair.seeds[0]) not in repr(pair)
    assert pair.public != PUBLIC


def test_generating_takes_its_entropy_from_where_it_is_told() -> None:
    assert SigningPair.generate(bytes).seeds == (bytes(32), bytes(32))


def test_the_fingerprint_covers_both_keys() -> None:
    mixed = [
        VerifyingPair(OTHER.public.ed25519, PUBLIC.ml_dsa_65),
        VerifyingPair(PUBLIC.ed25519, OTHER.public.ml_dsa_65),
    ]
    assert len({pair.fingerprint for pair in (PUBLIC, OTHER.public, *mixed)}) == 4
    assert PUBLIC.fingerprint.count(" ") == 7


def test_the_form_inside_statements_comes_back() -> None:
    assert VerifyingPair.from_json(PUBLIC.to_json()) == PUBLIC


ENTRIES = PUBLIC.to_json()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "seal.bad_member"),
        ({}, "seal.bad_member"),
        ([], "seal.bad_member"),
        (ENTRIES[:1], "seal.bad_member"),
        (ENTRIES[::-1], "seal.bad_member"),
        ([*ENTRIES, ENTRIES[0]], "seal.bad_member"),
        ([ENTRIES[0], ENTRIES[0]], "seal.bad_member"),
        ([ENTRIES[0] | {"use": "all"}, ENTRIES[1]], "seal.bad_member"),
        ([{"alg": "ed25519"}, ENTRIES[1]], "seal.bad_member"),
        ([{"alg": ["ed25519"], "pub": ""}, ENTRIES[1]], "seal.bad_member"),
        (["ed25519", ENTRIES[1]], "seal.bad_member"),
        ([ENTRIES[0] | {"pub": 5}, ENTRIES[1]], "seal.bad_base64"),
        ([ENTRIES[0] | {"pub": ENTRIES[0]["pub"].rstrip("=")}, ENTRIES[1]], "seal.bad_base64"),
        ([ENTRIES[0], ENTRIES[1] | {"pub": ENTRIES[0]["pub"]}], "seal.key_length"),
        ([ENTRIES[0] | {"pub": base64.b64encode(bytes(32)).decode()}, ENTRIES[1]], "seal.weak_key"),
    ],
)
def test_other_forms_inside_statements_are_refused(value: Any, expected: str) -> None:
    assert code(lambda: VerifyingPair.from_json(value)) == expected


@pytest.mark.parametrize(
    "text",
    ["A", "AA", "AA=", "AAA", "AB==", "AAB=", "AA==AA==", "AA== ", " AA==", "A A==", "AA\n==", "-_8=", "AA==\n", "é===",
     "====", "=", None, 5, b"AA==", ["AA=="]],
)  # fmt: skip
def test_base64_has_one_spelling(text: Any) -> None:
    assert code(lambda: read_base64(text, "x")) == "seal.bad_base64"


@given(st.binary())
def test_standard_base64_is_read(raw: bytes) -> None:
    assert read_base64(base64.b64encode(raw).decode(), "x") == raw


@given(st.text(alphabet="AB+/=-_ \n", max_size=12))
def test_base64_comes_back_or_is_refused(text: str) -> None:
    try:
        raw = read_base64(text, "x")
    except TheirsError:
        return
    assert base64.b64encode(raw).decode() == text
