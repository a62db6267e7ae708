"""Entries of the ledger: commitments that open with salt and record only, and public leaves."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, OursError, TheirsError
from detente.ledger.commitments import (
    PUBLIC_KINDS,
    PrivateLeaf,
    PublicLeaf,
    check_opening,
    commit,
    public_leaf,
    read_leaf,
)
from detente.ledger.proofs import verify_inclusion
from detente.ledger.tree import inclusion_proof, leaf_hash, root_of

SALT, RECORD = bytes([7]) * 32, b'{"k":"sent"}'
ENTRY = b'{"c":"DsDf/Vj4fpeINAm6tuRjVSZWKIEI94Q0w8zZSwcovIY=","v":1}'


def test_the_value_of_the_specification() -> None:
    assert commit(SALT, RECORD) == ENTRY
    assert len(ENTRY) == 58
    assert leaf_hash(ENTRY).hex() == "8fe8f2f5f2dd796e679224ebbe48ef31ed0720f8f0ca69abaa64bd75f1f8448e"


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_salt_and_record_open_their_entry(salt: bytes, record: bytes) -> None:
    entry = commit(salt, record)
    assert len(entry) == 58
    assert isinstance(read_leaf(entry), PrivateLeaf)
    check_opening(entry, salt, record)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50))
def test_nothing_else_opens_it(salt: bytes, record: bytes) -> None:
    if (salt, record) != (SALT, RECORD):
        with pytest.raises(TheirsError, match=r"ledger\.bad_opening"):
            check_opening(ENTRY, salt, record)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_has_32_bytes(length: int) -> None:
    with pytest.raises(OursError, match=r"ledger\.bad_salt"):
        commit(bytes(length), RECORD)
    with pytest.raises(TheirsError, match=r"ledger\.bad_opening"):
        check_opening(ENTRY, bytes(length), RECORD)


@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_public_leaves(kind: str) -> None:
    entry = public_leaf(kind, bytes(range(32)))
    assert entry == b'{"h":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","k":"' + kind.encode() + b'","v":1}'
    assert read_leaf(entry) == PublicLeaf(kind, bytes(range(32)))
    with pytest.raises(TheirsError, match=r"ledger\.bad_opening"):
        check_opening(entry, SALT, RECORD)


@pytest.mark.parametrize(("kind", "digest"), [("letter", bytes(32)), ("keyset", bytes(31)), ("keyset", bytes(33))])
def test_no_other_public_leaves(kind: str, digest: bytes) -> None:
    with pytest.raises(OursError, match=r"ledger\.bad_entry"):
        public_leaf(kind, digest)


LOOSE = base64.b64encode(bytes(32)).replace(b"A=", b"B=")  # decodes to the same bytes, written otherwise


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        ENTRY + b"\n",
        b" " + ENTRY,
        ENTRY.replace(b'"v":1', b'"v":2'),
        b'{"v":1,"c":"DsDf/Vj4fpeINAm6tuRjVSZWKIEI94Q0w8zZSwcovIY="}',
        b'{"c":"%s","v":1}' % LOOSE,
        b'{"h":"%s","k":"keyset","v":1}' % LOOSE,
        public_leaf("keyset", bytes(32)).replace(b"keyset", b"letter"),
    ],
)
def test_an_entry_has_one_form(entry: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_entry"):
        read_leaf(entry)


@given(st.binary(max_size=100))
def test_rubbish_is_refused(entry: bytes) -> None:
    with pytest.raises(DetenteError):
        read_leaf(entry)


def test_after_deletion_other_proofs_hold_and_a_guess_proves_nothing() -> None:
    records = [b'{"k":"%d"}' % i for i in range(5)]
    entries = [commit(bytes([i]) * 32, record) for i, record in enumerate(records)]
    hashes = [leaf_hash(entry) for entry in entries]
    records[2], root = b"", root_of(hashes)  # record and salt are destroyed, the entry stays
    for index in range(5):
        verify_inclusion(index, 5, hashes[index], inclusion_proof(index, hashes), root)
    assert all(commit(bytes([guess]) * 32, b'{"k":"2"}') != entries[2] for guess in range(256) if guess != 2)
