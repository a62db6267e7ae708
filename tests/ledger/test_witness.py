"""The witness: every line of the table, in its order, and what a lying log gets."""

import base64
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.world import NOW, A, B

from detente.errors import TheirsError
from detente.ledger.tree import EMPTY_ROOT, consistency_proof, leaf_hash, root_of
from detente.ledger.witness import (
    Cosign,
    Refusal,
    WitnessState,
    build_request,
    judge,
    origin_of,
    parse_request,
    read_answer,
    read_size,
)
from detente.seal.checkpoints import Checkpoint, cosign, read_head, sign_checkpoint, verify_cosignatures
from detente.seal.notes import SignatureLine, parse_note, sign_note

LEAVES = [leaf_hash(bytes([i])) for i in range(9)]
KEYS = A.log.vkeys(A.origin)


def note(size: int, root: bytes | None = None) -> bytes:
    return sign_checkpoint(Checkpoint(A.origin, size, root or root_of(LEAVES[:size])), A.log)


NOTES = {size: note(size) for size in range(10)}
FORKED = {size: note(size, leaf_hash(b"fork")) for size in (0, 5, 8)}


def state(size: int) -> WitnessState:
    return WitnessState(size, root_of(LEAVES[:size]))


def ask(old: int, new: int, proof: Sequence[bytes] | None = None) -> bytes:
    honest = consistency_proof(old, LEAVES[:new]) if 0 < old < new else ()
    return build_request(old, honest if proof is None else proof, NOTES[new])


def status(request: bytes, known: WitnessState | None, keys: Sequence[str] | None = KEYS) -> int:
    decision = judge(request, known, keys)
    return 200 if isinstance(decision, Cosign) else decision.status


def test_the_bytes_of_a_request() -> None:
    assert build_request(2, [bytes(32)], b"note\n") == b"old 2\n" + base64.b64encode(bytes(32)) + b"\n\nnote\n"
    assert build_request(0, [], b"note\n") == b"old 0\n\nnote\n"


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 1), (0, 8), (1, 2), (3, 7), (4, 8), (8, 8)])
def test_honest_growth_is_cosigned(old: int, new: int) -> None:
    decision = judge(ask(old, new), state(old) if old else None, KEYS)
    assert isinstance(decision, Cosign)
    assert decision.origin == A.origin
    assert decision.state == state(new)
    assert read_head(decision.note, A.origin, KEYS).size == new


def test_what_is_stored_has_the_logs_own_lines_only() -> None:
    strangers = "".join(cosign(Checkpoint(A.origin, 3, root_of(LEAVES[:3])), B.witness, B.name, NOW)).encode()
    decision = judge(build_request(0, [], NOTES[3] + strangers), None, KEYS)
    assert isinstance(decision, Cosign)
    assert decision.note == NOTES[3]


GOOD = ask(3, 5)


@pytest.mark.parametrize(
    "request_",
    [
        b"",
        b"old 3\n",
        NOTES[5],
        GOOD.replace(b"old 3", b"old"),
        GOOD.replace(b"old 3", b"old -3"),
        GOOD.replace(b"old 3", b"old 03"),
        GOOD.replace(b"old 3", b"old 9223372036854775808"),
        GOOD.replace(b"old 3", b"new 3"),
        GOOD.replace(b"old 3\n", b"old 3\n" + base64.b64encode(bytes(31)) + b"\n"),
        GOOD.replace(b"old 3\n", b"old 3\n" + base64.b64encode(bytes(33)) + b"\n"),
        GOOD.replace(b"old 3\n", b"old 3\n!\n"),
        ask(3, 5, [bytes(32)] * 64),
        GOOD.replace(b"a.example/log\n5\n", b"a.example/log\n05\n"),
        GOOD.replace(b"a.example/log\n5\n", b"a.example/log\n-5\n"),
        GOOD.replace(b"a.example/log\n5\n", b"\n5\n"),
        GOOD.replace(b"\n\n\xe2\x80\x94", b"\nextension\n\n\xe2\x80\x94"),
        GOOD.rstrip(b"\n"),
        GOOD + b"\x00",
        GOOD + b"\xff\n",
        GOOD + b"x" * (128 << 10),
    ],
)
def test_400_for_what_cannot_be_read(request_: bytes) -> None:
    assert status(request_, state(3), None) == 400
    assert origin_of(request_) is None
    with pytest.raises(TheirsError):
        parse_request(request_)


def test_404_comes_before_the_signature() -> None:
    assert status(ask(3, 5), state(3), None) == 404
    assert origin_of(ask(3, 5)) == A.origin


def test_403_without_a_trusted_signature_or_with_a_false_one() -> None:
    assert status(ask(3, 5), state(3), B.log.vkeys(A.origin)) == 403
    assert status(build_request(3, (), FORKED[5].replace(b"\n5\n", b"\n6\n")), state(3)) == 403


def test_403_when_one_of_two_known_signatures_is_false() -> None:
    read = parse_note(NOTES[5])
    first, second = read.lines
    broken = replace(second, signature=second.signature[:-1] + bytes([second.signature[-1] ^ 1]))
    assert status(build_request(0, [], sign_note(read.text, [first, broken])), None) == 403
    assert status(build_request(0, [], sign_note(read.text, [first])), None) == 200


def test_seventeen_unknown_lines_and_known_names_with_other_keys_are_passed_over() -> None:
    read = parse_note(NOTES[5])
    strangers = [SignatureLine(f"s{i}.example", b"1234", bytes(64)) for i in range(17)]
    namesake = SignatureLine(A.origin, b"1234", bytes(64))
    same_id = replace(read.lines[0], name="s.example")
    assert status(build_request(0, [], sign_note(read.text, [*strangers, namesake, same_id, *read.lines])), None) == 200


def test_403_comes_before_every_check_of_sizes() -> None:
    assert status(ask(8, 5), state(3), B.log.vkeys(A.origin)) == 403
    assert status(ask(2, 5), state(3), B.log.vkeys(A.origin)) == 403


def test_400_for_more_old_than_new_comes_before_409() -> None:
    assert status(ask(8, 5), state(3)) == 400
    assert status(ask(8, 5), state(8)) == 400


@pytest.mark.parametrize(("old", "known", "body"), [(0, 3, b"3\n"), (2, 3, b"3\n"), (4, 3, b"3\n"), (2, None, b"0\n")])
def test_409_says_the_size_that_is_known(old: int, known: int | None, body: bytes) -> None:
    decision = judge(ask(old, 5), state(known) if known else None, KEYS)
    assert decision == Refusal(409, body, "text/x.tlog.size")
    assert read_size(body) == (known or 0)


def test_409_comes_before_422() -> None:
    assert status(build_request(2, [bytes(32)], FORKED[5]), state(3)) == 409


def test_422_for_an_empty_log_with_a_root() -> None:
    assert status(build_request(0, (), FORKED[0]), None) == 422
    assert status(build_request(0, (), FORKED[0]), WitnessState(0, leaf_hash(b"fork"))) == 422
    assert status(build_request(0, (), NOTES[0]), WitnessState(0, EMPTY_ROOT)) == 200


def test_422_for_a_proof_from_nothing() -> None:
    assert status(ask(0, 5, [bytes(32)]), None) == 422
    assert status(ask(0, 0, [bytes(32)]), None) == 422


def test_422_for_the_same_size_with_another_root_or_a_proof() -> None:
    assert status(build_request(5, (), FORKED[5]), state(5)) == 422
    assert status(ask(5, 5, [bytes(32)]), state(5)) == 422
    assert status(ask(5, 5), state(5)) == 200


def test_422_for_a_fork_a_missing_and_a_padded_proof() -> None:
    proof = consistency_proof(3, LEAVES[:8])
    assert status(build_request(3, proof, FORKED[8]), state(3)) == 422
    assert status(ask(3, 8, ()), state(3)) == 422
    assert status(ask(3, 8, [*proof, bytes(32)]), state(3)) == 422
    assert status(ask(3, 8), WitnessState(3, leaf_hash(b"other history"))) == 422


@given(st.integers(1, 7), st.integers(0, 10_000))
def test_any_flipped_bit_of_a_proof_is_422(old: int, bit: int) -> None:
    proof = bytearray(b"".join(consistency_proof(old, LEAVES[:8])))
    proof[bit // 8 % len(proof)] ^= 1 << bit % 8
    hashes = [bytes(proof[i : i + 32]) for i in range(0, len(proof), 32)]
    assert status(ask(old, 8, hashes), state(old)) == 422


def test_sixty_three_hashes_are_read() -> None:
    assert status(ask(3, 8, [bytes(32)] * 63), state(3)) == 422


def test_a_retry_after_a_lost_answer_gets_409_then_200() -> None:
    first = judge(ask(3, 5), state(3), KEYS)
    assert isinstance(first, Cosign)
    again = judge(ask(3, 5), first.state, KEYS)
    assert isinstance(again, Refusal)
    assert status(ask(read_size(again.body), 5), first.state) == 200


def test_of_two_parallel_requests_the_second_loses() -> None:
    first = judge(ask(3, 8), state(3), KEYS)
    assert isinstance(first, Cosign)
    assert status(ask(3, 5), first.state) == 409
    assert status(ask(8, 5), first.state) == 400


def test_an_answer_is_read_and_verified() -> None:
    checkpoint = Checkpoint(A.origin, 5, root_of(LEAVES[:5]))
    answer = "".join(cosign(checkpoint, B.witness, B.name, NOW)).encode()
    vkeys = B.witness.vkeys(B.name)
    assert verify_cosignatures(checkpoint, read_answer(answer), B.name, vkeys) == NOW
    other = Checkpoint(A.origin, 5, root_of(LEAVES[:4]))
    assert verify_cosignatures(other, read_answer(answer), B.name, vkeys) is None


@pytest.mark.parametrize("answer", [b"", b"\n", b"5\n", b"\xff\n", "— w AAAA".encode(), "— w AAAA\n".encode()])
def test_other_answers_are_refused(answer: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_answer"):
        read_answer(answer)


@pytest.mark.parametrize("answer", [b"", b"5", b"-5\n", b"05\n", b"5\n\n", b"five\n"])
def test_other_sizes_are_refused(answer: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_answer"):
        read_size(answer)


@given(st.binary(max_size=300))
def test_rubbish_gets_400(data: bytes) -> None:
    assert status(data, None) == 400
    assert status(b"old 0\n\n" + data, None) == 400
