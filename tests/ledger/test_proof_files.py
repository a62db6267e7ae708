"""Proof files: one form, everything else refused by the part that is wrong."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TheirsError
from detente.ledger.proof_files import MAX_BYTES, ProofFile, format_proof, parse_proof, parse_size

NOTE = b"a.example/log\n3\nWqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=\n\n\xe2\x80\x94 a.example/log edfWiQ==\n"
HASH = base64.b64encode(bytes(32))


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.none() | st.binary(max_size=40),
)
def test_proofs_read_back(index: int, path: list[bytes], extra: bytes | None) -> None:
    proof = ProofFile(index, tuple(path), NOTE, extra)
    assert parse_proof(format_proof(proof)) == proof


def test_the_bytes() -> None:
    data = b"c2sp.org/tlog-proof@v1\nextra AQ==\nindex 0\n" + HASH + b"\n\n" + NOTE
    assert format_proof(ProofFile(0, (bytes(32),), NOTE, b"\x01")) == data


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"", "header"),
        (b"c2sp.org/tlog-proof@v2\nindex 0", "header"),
        (b"index 0", "header"),
        (b"c2sp.org/tlog-proof@v1", "index"),
        (b"c2sp.org/tlog-proof@v1\n" + HASH, "index"),
        (b"c2sp.org/tlog-proof@v1\nindex -1", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex 01", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex +1", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex ", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex one", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex \xd9\xa1", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex 9223372036854775808", "index"),
        (b"c2sp.org/tlog-proof@v1\nextra A\nindex 0", "extra"),
        (b"c2sp.org/tlog-proof@v1\nextra AQ==\nextra AQ==\nindex 0", "index"),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n" + base64.b64encode(bytes(31)), "hashes"),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n" + base64.b64encode(bytes(33)), "hashes"),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n" + HASH.replace(b"A=", b"B="), "hashes"),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n!", "hashes"),
        (b"c2sp.org/tlog-proof@v1\nindex 0" + (b"\n" + HASH) * 64, "hashes"),
    ],
)
def test_damaged_heads_are_refused(head: bytes, part: str) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_proof_file") as caught:
        parse_proof(head + b"\n\n" + NOTE)
    assert caught.value.fields == {"part": part}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"c2sp.org/tlog-proof@v1\nindex 0\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\n\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\n\n" + bytes(MAX_BYTES),
    ],
)
def test_a_proof_without_checkpoint_or_far_too_long_is_refused(data: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_proof_file"):
        parse_proof(data)


@given(st.binary(max_size=200))
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_proof_file"):
        parse_proof(data)


@pytest.mark.parametrize(
    ("text", "size"),
    [(b"0", 0), (b"10", 10), (b"9223372036854775807", 2**63 - 1), (b"9223372036854775808", None), (b"", None),
     (b"00", None), (b"-0", None), (b"1 ", None), (b"1\n", None), (b"1_0", None), (b"9" * 5000, None)],
)  # fmt: skip
def test_sizes_have_one_spelling(text: bytes, size: int | None) -> None:
    assert parse_size(text) == size
