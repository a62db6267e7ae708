"""Signed notes: the published values, and notes made to mislead (c2sp.org/signed-note)."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, TheirsError
from detente.seal.checkpoints import line_verifies
from detente.seal.notes import (
    COSIGNATURE,
    ED25519,
    ML_DSA_44,
    SignatureLine,
    Vkey,
    key_id,
    make_vkey,
    parse_line,
    parse_note,
    parse_vkey,
    sign_note,
    verified,
)

VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
TEXT = "This is an example message.\n"
LINE = (
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
NOTE = f"{TEXT}\n{LINE}".encode()
SEEDED = "a.example/log+79d7d689+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def signers(data: bytes, *vkeys: str) -> list[str]:
    return [str(vkey) for vkey, _ in verified(parse_note(data), [parse_vkey(vkey) for vkey in vkeys], line_verifies)]


def code(step: object, *arguments: object) -> str:
    with pytest.raises(DetenteError) as refusal:
        step(*arguments)  # type: ignore[operator]  # each case names its own function
    return refusal.value.code


def test_the_published_note() -> None:
    assert signers(NOTE, VKEY) == [VKEY]
    assert sign_note(TEXT, parse_note(NOTE).lines) == NOTE


def test_the_seeded_key() -> None:
    public = KEY.public_key().public_bytes_raw()
    assert str(make_vkey("a.example/log", ED25519, public)) == SEEDED
    assert parse_vkey(SEEDED) == Vkey("a.example/log", bytes.fromhex("79d7d689"), ED25519, public)


def test_one_bit_of_the_text_is_enough() -> None:
    altered = NOTE.replace(b"example message", b"example massage")
    assert code(signers, altered, VKEY) == "seal.bad_note_signature"


def test_seventeen_unknown_signatures_before_the_known_one() -> None:
    strangers = [SignatureLine(f"stranger.example/{i}", bytes([i] * 4), bytes(64)) for i in range(17)]
    assert signers(sign_note(TEXT, [*strangers, parse_line(LINE[:-1])]), VKEY) == [VKEY]


@pytest.mark.parametrize(
    "line",
    [
        SignatureLine("example.com/foo", b"\x00\x01\x02\x03", bytes(64)),
        SignatureLine("other", b"\x53\x0d\x90\x3a", b"x"),
    ],
    ids=["known name, unknown ID", "known ID, unknown name"],
)
def test_lines_of_unknown_keys_are_ignored(line: SignatureLine) -> None:
    assert signers(sign_note(TEXT, [line, *parse_note(NOTE).lines]), VKEY) == [VKEY]
    assert code(signers, sign_note(TEXT, [line]), VKEY) == "seal.bad_note_signature"


def test_a_known_line_that_fails_refuses_the_note_though_another_holds() -> None:
    good = SignatureLine("a.example/log", bytes.fromhex("79d7d689"), KEY.sign(TEXT.encode()))
    bad = SignatureLine("example.com/foo", bytes.fromhex("530d903a"), bytes(64))
    assert signers(sign_note(TEXT, [good]), VKEY, SEEDED) == [SEEDED]
    assert code(signers, sign_note(TEXT, [good, bad]), VKEY, SEEDED) == "seal.bad_note_signature"


def test_a_second_line_of_a_known_key_is_ignored() -> None:
    good, second = parse_line(LINE[:-1]), SignatureLine("example.com/foo", bytes.fromhex("530d903a"), bytes(64))
    assert signers(sign_note(TEXT, [good, second]), VKEY) == [VKEY]
    assert code(signers, sign_note(TEXT, [second, good]), VKEY) == "seal.bad_note_signature"


def test_trailing_bits_of_base64_are_read_leniently() -> None:
    """68 bytes leave two bits over in the last character; a published witness vector sets them."""
    raw = bytes(68)
    spelled = base64.b64encode(raw).decode()
    other = spelled[:-2] + "B="
    assert spelled != other
    assert parse_line(f"— a {other}").signature == raw[4:]


def test_the_text_goes_up_to_the_last_empty_line() -> None:
    text = "one\n\ntwo\n\n"
    assert parse_note(sign_note(text, parse_note(NOTE).lines)).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "shape"),
        (TEXT.encode(), "shape"),
        (NOTE[:-1], "shape"),
        (f"{TEXT}{LINE}".encode(), "shape"),
        (f"{TEXT}\n".encode(), "shape"),
        (NOTE.replace(b"This", b"\xff"), "utf-8"),
        (NOTE.replace(b"This", b"\t"), "control"),
        (NOTE.replace(b"This", b"\r"), "control"),
        (NOTE.replace("— ".encode(), b"- "), "base64"),
        (NOTE.replace(b" Uw2Q", b" ?w2Q"), "base64"),
        (NOTE.replace(b"example.com/foo ", b"example.com+foo "), "line"),
        (NOTE.replace(b"example.com/foo ", b" "), "line"),
        (f"{TEXT}\n— a AAAAAA==\n".encode(), "line"),
        (sign_note(TEXT, [SignatureLine("a", bytes(4), b"x")] * 101), "lines"),
    ],
)  # fmt: skip
def test_malformed_notes(data: bytes, what: str) -> None:
    with pytest.raises(TheirsError) as refusal:
        parse_note(data)
    assert (refusal.value.code, refusal.value.fields["what"]) == ("seal.bad_note", what)


def test_a_note_has_a_limit() -> None:
    assert code(parse_note, b"x" * ((1 << 18) + 1)) == "seal.too_large"


def test_a_note_may_hold_many_post_quantum_lines() -> None:
    lines = [SignatureLine(f"w{i}", bytes(4), bytes(2428)) for i in range(40)]
    assert len(parse_note(sign_note(TEXT, lines)).lines) == 40


def forged(name: str, kind: int, key: bytes) -> str:
    id_ = key_id(name, kind, key)
    return str(Vkey(name, id_, kind, key))


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a+b", "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        VKEY.replace("530d903a", "530d903b"), VKEY.replace("530d903a", "530D903A"), VKEY.replace("+530d", "+ 530d"),
        VKEY[:-4], VKEY + "=", VKEY.replace("Aeky", "Aek?"), VKEY.replace("foo", "fo o"), VKEY.replace("foo", "f\ud800o"),
        forged("a", ED25519, bytes(31)), forged("a", ML_DSA_44, bytes(1311)), forged("a", 0x02, bytes(32)),
        forged("a", 0xFF, bytes(32)), forged("a b", ED25519, VKEY.encode()[:32]),
        forged("n" * 256, ML_DSA_44, bytes(1312)), "a+79d7d689+",
    ],
)  # fmt: skip
def test_vkeys_that_are_refused(text: str) -> None:
    assert code(parse_vkey, text) == "seal.bad_vkey"


@pytest.mark.parametrize("kind", [ED25519, COSIGNATURE])
@pytest.mark.parametrize("key", [bytes(32), b"\x01" + bytes(31), b"\xff" * 32])
def test_weak_keys_never_become_verifiers(kind: int, key: bytes) -> None:
    """With a point of small order one signature holds for many texts."""
    assert code(parse_vkey, forged("a", kind, key)) == "seal.bad_vkey"


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        note = parse_note(data)
    except TheirsError:
        return
    assert parse_note(sign_note(note.text, note.lines)) == note


@given(st.text(max_size=80))
def test_random_texts_are_no_vkeys(text: str) -> None:
    assert code(parse_vkey, text) == "seal.bad_vkey"


NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="+", exclude_categories=("C", "Z")), min_size=1, max_size=60
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)) | st.just("\n"), max_size=80)


@given(
    TEXTS,
    st.lists(
        st.builds(SignatureLine, NAMES, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=90)),
        min_size=1,
        max_size=5,
    ),
)
def test_notes_come_back_as_written(text: str, lines: list[SignatureLine]) -> None:
    note = parse_note(sign_note(text + "\n", lines))
    assert (note.text, list(note.lines)) == (text + "\n", lines)
