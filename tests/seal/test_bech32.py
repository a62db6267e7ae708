"""Encryption keys as text: the standard's strings, and slips of the pen."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, TheirsError
from detente.seal import bech32
from detente.seal.encryption_keys import DecryptionKey, EncryptionKey

KEY = DecryptionKey.from_seed(bytes(range(32)))
RECIPIENT = KEY.public.text


def code(step: object, *arguments: object) -> str:
    with pytest.raises(DetenteError) as refusal:
        step(*arguments)  # type: ignore[operator]  # each case names its own function
    return refusal.value.code


@pytest.mark.parametrize(
    ("prefix", "text", "size"),
    [
        ("A", "A12UEL5L", 0),
        ("a", "a12uel5l", 0),
        ("an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio",
         "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs", 0),
        ("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", 20),
        ("split", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", 30),
    ],
)  # fmt: skip
def test_the_strings_of_bip_173(prefix: str, text: str, size: int) -> None:
    assert bech32.encode(prefix, bech32.decode(prefix, text, size)) == text


@pytest.mark.parametrize(
    "text", ["a12uel5L", "A12uEL5L", "a1", "a12uel5", "a12uel5ll", "a12uel5b", "1nwldj5", "", "b12uel5l"]
)
def test_strings_that_are_refused(text: str) -> None:
    assert code(bech32.decode, "a", text, 0) == "seal.bad_key_text"


def test_another_programs_keys() -> None:
    identity = pyrage.x25519.Identity.generate()
    for prefix, text in (("age", str(identity.to_public())), ("AGE-SECRET-KEY-", str(identity))):
        assert bech32.encode(prefix, bech32.decode(prefix, text, 32)) == text


def test_keys_as_text() -> None:
    assert EncryptionKey.from_text(RECIPIENT) == KEY.public
    assert DecryptionKey.from_text(KEY.text) == KEY
    assert (RECIPIENT[:7], KEY.text[:19], len(RECIPIENT)) == ("age1pq1", "AGE-SECRET-KEY-PQ-1", 1959)
    assert code(EncryptionKey.from_text, RECIPIENT.upper()) == "seal.bad_key_text"
    assert code(DecryptionKey.from_text, KEY.text.lower()) == "seal.bad_key_text"


@pytest.mark.parametrize("at", [0, 6, 7, 8, 1000, 1953, 1958])
def test_a_slip_of_the_pen_is_noticed(at: int) -> None:
    text = RECIPIENT
    slip = text[:at] + ("q" if text[at] != "q" else "p") + text[at + 1 :]
    assert code(EncryptionKey.from_text, slip) == "seal.bad_key_text"


@given(st.text(max_size=90))
def test_random_texts_are_no_keys(text: str) -> None:
    for start in ("", "age1pq1", "AGE-SECRET-KEY-PQ-1"):
        assert code(EncryptionKey.from_text, start + text) == "seal.bad_key_text"
        assert code(DecryptionKey.from_text, start + text) == "seal.bad_key_text"


@given(st.sampled_from(["a", "AGE-"]), st.binary(max_size=60))
def test_bytes_come_back(prefix: str, raw: bytes) -> None:
    text = bech32.encode(prefix, raw)
    assert bech32.decode(prefix, text, len(raw)) == raw
    assert text in {text.lower(), text.upper()}
    with pytest.raises(TheirsError):
        bech32.decode(prefix, text, len(raw) + 1)
