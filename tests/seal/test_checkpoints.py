"""Heads and cosignatures: the published values, exact signed bytes, and heads made to mislead."""

import base64
import hashlib
import struct
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import OursError, TheirsError
from detente.seal.checkpoints import (
    Checkpoint,
    cosign,
    line_verifies,
    parse_checkpoint,
    read_head,
    sign_checkpoint,
    subtree_message,
    time_message,
    timestamp_of,
    verify_cosignatures,
)
from detente.seal.log_keys import LogKeys, WitnessKeys, verify_possession
from detente.seal.notes import SignatureLine, parse_line, parse_note, parse_vkey, sign_note, verified

ROOT = base64.b64decode("Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=")
HEAD = Checkpoint("a.example/log", 3, ROOT)
LOG = LogKeys.from_seeds(bytes(range(32)), bytes(32))
W1 = "witness.example/w1"
WITNESS = WitnessKeys.from_seeds(bytes(range(0x20, 0x40)), bytes(range(0x40, 0x60)))
TIME = 1_790_000_000
LOG_LINE = (
    "— a.example/log edfWiWuhIblXLD2lCFm1WMV1khN14G/K0HZwLb7cqcMi0qJO4xRPiWWsk2UdiYunNf36lqxCK1bS1QaEZrjzW+rXsws="
)
WITNESS_LINE = "— witness.example/w1 IDJKvgAAAABqsTuAs0UE+3PNwpO1IVO9Z2+s5aG8r6tV2Lpz4wTff8afWzKmyzd/51A7BjpmoH5dSNQAxYubKnEUVldCz/zASm7uAg=="
SIGNED = (
    "737562747265652f76310a00127769746e6573732e6578616d706c652f7731000000006ab13b800d612e6578616d706c652f6c6f67"
    "000000000000000000000000000000035aac771c899ac292e74bf1afe2e6e302f8b55883b2d1bf197b46a6bea6dabca9"
)


def lines(keys: WitnessKeys = WITNESS, name: str = W1, at: int = TIME) -> list[SignatureLine]:
    return [parse_line(text.removesuffix("\n")) for text in cosign(HEAD, keys, name, at)]


def refusal(data: bytes, origin: str = HEAD.origin, keys: Sequence[str] = LOG.vkeys(HEAD.origin)) -> str:
    with pytest.raises(TheirsError) as problem:
        read_head(data, origin, keys)
    return problem.value.code


def test_the_text_of_a_head() -> None:
    assert HEAD.text == "a.example/log\n3\nWqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=\n"
    assert parse_checkpoint(HEAD.text) == HEAD


def test_the_published_log_signature() -> None:
    """Ed25519 is deterministic: the line must come out byte for byte."""
    assert LOG_LINE in sign_checkpoint(HEAD, LOG).decode()


def test_the_published_cosignature() -> None:
    assert str(WITNESS.verifiers(W1)[0]) == "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
    assert cosign(HEAD, WITNESS, W1, TIME)[1] == WITNESS_LINE + "\n"


def test_the_published_post_quantum_key_and_bytes() -> None:
    vkey = WITNESS.verifiers(W1)[1]
    assert hashlib.sha256(vkey.key).hexdigest() == "6c1c65071979225a139b3ec84688e2688ec30fabe8cc510cb688bc435f2d3cb9"
    assert vkey.id.hex() == "c6e20533"
    assert subtree_message(W1, TIME, HEAD).hex() == SIGNED
    assert time_message(TIME, HEAD.text) == b"cosignature/v1\ntime 1790000000\n" + HEAD.text.encode()


def test_a_log_signs_with_both_keys_and_no_time() -> None:
    note = sign_checkpoint(HEAD, LOG)
    assert read_head(note, HEAD.origin, LOG.vkeys(HEAD.origin)) == HEAD
    assert [len(line.signature) for line in parse_note(note).lines] == [64, 8 + 2420]
    assert timestamp_of(parse_note(note).lines[1].signature) == 0


@pytest.mark.parametrize("kept", [0, 1])
def test_one_of_two_log_signatures_is_not_enough(kept: int) -> None:
    note = parse_note(sign_checkpoint(HEAD, LOG))
    assert refusal(sign_note(note.text, [note.lines[kept]])) == "seal.bad_note_signature"


@pytest.mark.parametrize("changed", [replace(HEAD, size=4), replace(HEAD, root=bytes(32))])
def test_signatures_do_not_move_to_another_head(changed: Checkpoint) -> None:
    note = parse_note(sign_checkpoint(HEAD, LOG))
    assert refusal(sign_note(changed.text, note.lines)) == "seal.bad_note_signature"


def test_heads_of_another_log_and_by_another_log() -> None:
    assert refusal(sign_checkpoint(HEAD, LOG), "b.example/log") == "seal.other_log"
    stranger = LogKeys.from_seeds(bytes([1] * 32), bytes([2] * 32))
    assert refusal(sign_checkpoint(HEAD, stranger)) == "seal.bad_note_signature"


def test_an_extension_line_is_refused_though_ed25519_covers_it() -> None:
    text = HEAD.text + "extension\n"
    key = LOG.verifiers(HEAD.origin)[0]
    signed = sign_note(text, [SignatureLine(key.name, key.id, LOG.ed25519.sign(text.encode()))])
    assert verified(parse_note(signed), [key], line_verifies)
    assert refusal(signed, keys=[str(key)]) == "seal.bad_checkpoint"


def test_an_extension_line_is_never_cosigned() -> None:
    vkey, text = WITNESS.verifiers(W1)[0], HEAD.text + "extension\n"
    raw = struct.pack(">Q", TIME) + WITNESS.ed25519.sign(time_message(TIME, text))
    assert not line_verifies(vkey, text, raw)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n3\n", "shape"), ("a\n3\n" + "A" * 44, "shape"), (HEAD.text[:-1], "shape"), ("", "shape"),
        (HEAD.text + "x\n", "extension"), (HEAD.text + "\n", "extension"),
        (HEAD.text[len("a.example/log"):], "origin"), ("x" * 256 + HEAD.text[len("a.example/log"):], "origin"),
        (HEAD.text.replace("a", "\ud800", 1), "origin"),
        *((HEAD.text.replace("\n3\n", f"\n{size}\n"), "size") for size in
          ("", "-1", "+3", "03", "00", "3 ", "3.0", "٣", str(1 << 63), "9" * 30)),
        *((f"a\n3\n{root}\n", "root") for root in
          ("", "AAAA", "A" * 44, "é" * 44, base64.b64encode(bytes(31)).decode(), base64.b64encode(bytes(33)).decode(),
           base64.b64encode(ROOT).decode()[:-2] + "l=")),
    ],
)  # fmt: skip
def test_malformed_heads(text: str, what: str) -> None:
    with pytest.raises(TheirsError) as problem:
        parse_checkpoint(text)
    assert (problem.value.code, problem.value.fields["what"]) == ("seal.bad_checkpoint", what)


@pytest.mark.parametrize("size", [0, (1 << 63) - 1])
def test_sizes_at_the_edge(size: int) -> None:
    head = replace(HEAD, size=size)
    assert parse_checkpoint(head.text) == head
    assert read_head(sign_checkpoint(head, LOG), head.origin, LOG.vkeys(head.origin)) == head


def test_a_witness_says_when() -> None:
    assert verify_cosignatures(HEAD, lines(), W1, WITNESS.vkeys(W1)) == TIME
    ignored = [SignatureLine("stranger.example", bytes(4), b"x"), SignatureLine(W1, bytes(4), b"x")]
    assert verify_cosignatures(HEAD, [*ignored, *lines()], W1, WITNESS.vkeys(W1)) == TIME


@pytest.mark.parametrize("at", [1 << 63, (1 << 64) - 1])
def test_times_beyond_63_bits_are_refused_though_signed(at: int) -> None:
    stamp = struct.pack(">Q", at)
    plain, quantum = WITNESS.verifiers(W1)
    raw = stamp + WITNESS.ed25519.sign(time_message(at, HEAD.text))
    subtree = stamp + WITNESS.ml_dsa_44.sign(subtree_message(W1, at, HEAD))
    assert not line_verifies(plain, HEAD.text, raw)
    assert not line_verifies(quantum, HEAD.text, subtree)


def test_the_last_time_that_counts() -> None:
    at = (1 << 63) - 1
    assert verify_cosignatures(HEAD, lines(at=at), W1, WITNESS.vkeys(W1)) == at


def test_what_is_no_cosignature() -> None:
    vkeys = WITNESS.vkeys(W1)
    first, second = lines()
    assert verify_cosignatures(HEAD, [], W1, vkeys) is None
    assert verify_cosignatures(HEAD, [first], W1, vkeys) is None
    assert verify_cosignatures(HEAD, [second], W1, vkeys) is None
    assert verify_cosignatures(HEAD, [first, lines(at=TIME + 1)[1]], W1, vkeys) is None
    assert verify_cosignatures(HEAD, lines(at=0), W1, vkeys) is None
    assert verify_cosignatures(replace(HEAD, size=4), lines(), W1, vkeys) is None
    assert verify_cosignatures(HEAD, lines(name="other.example"), W1, vkeys) is None


def test_the_time_cannot_be_rewritten() -> None:
    for line, vkey in zip(lines(), reversed(WITNESS.verifiers(W1)), strict=True):
        assert line_verifies(vkey, HEAD.text, line.signature)
        assert not line_verifies(vkey, HEAD.text, struct.pack(">Q", TIME - 1) + line.signature[8:])
        assert not line_verifies(vkey, HEAD.text, line.signature[:8])
        assert not line_verifies(vkey, HEAD.text, b"")


def test_a_cosignature_names_its_cosigner() -> None:
    """Type 0x06 covers the name: the same key under another name does not verify."""
    other = WITNESS.verifiers("other.example")[1]
    assert not line_verifies(other, HEAD.text, lines()[0].signature)


def test_keys_prove_that_they_are_held() -> None:
    for holder, name in ((LOG, HEAD.origin), (WITNESS, W1)):
        for proof in holder.possession(name, bytes(32)):
            verify_possession(proof["vkey"], bytes(32), base64.b64decode(proof["sig"]))
            with pytest.raises(TheirsError, match=r"seal\.keyset_unproved"):
                verify_possession(proof["vkey"], bytes([1] * 32), base64.b64decode(proof["sig"]))


@pytest.mark.parametrize("lengths", [(31, 32), (32, 33), (0, 0)])
@pytest.mark.parametrize("kind", [LogKeys, WitnessKeys])
def test_seeds_of_another_length_are_refused(kind: type[LogKeys], lengths: tuple[int, int]) -> None:
    with pytest.raises(OursError, match=r"seal\.seed_length"):
        kind.from_seeds(*map(bytes, lengths))


def test_keys_show_no_seed() -> None:
    assert repr(LOG) == "LogKeys()"
    assert {parse_vkey(vkey).type for vkey in (*LOG.vkeys("a"), *WITNESS.vkeys("a"))} == {0x01, 0x04, 0x06}


@given(st.text(max_size=120))
def test_random_texts_are_refused(text: str) -> None:
    with pytest.raises(TheirsError, match=r"seal\.bad_checkpoint"):
        parse_checkpoint(text)


@given(st.binary(max_size=100), st.sampled_from([*LOG.verifiers("a"), *WITNESS.verifiers("a")]))
def test_random_signatures_never_hold(raw: bytes, vkey: object) -> None:
    assert not line_verifies(vkey, HEAD.text, raw)  # type: ignore[arg-type]  # sampled from verifier keys only
