"""Encrypted files: keys, container, passphrase files checked against another program's library, and attacks."""

import hashlib
from collections.abc import Callable

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, TheirsError
from detente.seal import age, bech32, package, passphrase
from detente.seal.age_header import Stanza, header_mac, read_header, write_header
from detente.seal.encryption_keys import DecryptionKey, EncryptionKey

SEED = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
KEY, OTHER, STRANGER = DecryptionKey.from_seed(SEED), DecryptionKey.from_seed(bytes(32)), DecryptionKey.generate()
FILE = age.encrypt(b"a letter", [KEY.public, OTHER.public])
SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
WORK = 4


def code(step: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(DetenteError) as refusal:
        step(*arguments)
    return refusal.value.code


def stanza(file_key: bytes, key: EncryptionKey = KEY.public) -> Stanza:
    sealed = SUITE.encrypt(file_key, key.hpke, age.INFO)
    return Stanza("mlkem768x25519", (sealed[: age.ENC],), sealed[age.ENC :])


def file(file_key: bytes, *stanzas: Stanza, payload: bytes | None = None) -> bytes:
    body = b"".join(age.write_payload(file_key, b"a letter", bytes(16))) if payload is None else payload
    return write_header(stanzas, file_key) + body


def classical_stanza(file_key: bytes, recipient: str) -> Stanza:
    """A recipient of kind X25519 as c2sp.org/age defines it, which we never write."""
    point = bech32.decode("age", recipient, 32)
    secret = X25519PrivateKey.from_private_bytes(b"\x01" * 32)
    share = secret.public_key().public_bytes_raw()
    shared = secret.exchange(X25519PublicKey.from_public_bytes(point))
    wrap = age.hkdf(shared, share + point, b"age-encryption.org/v1/X25519")
    return Stanza("X25519", (share,), ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None))


def test_the_published_key() -> None:
    assert (
        hashlib.sha256(KEY.public.raw).hexdigest() == "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb"
    )
    assert (
        hashlib.shake_256(SEED).hexdigest(96)[128:]
        == "cd3f2cce66ed130e5e73a0ebd454e15488885a2a1544252a20e0f58b6e8fc27b"
    )
    assert EncryptionKey.from_json(KEY.public.to_json()) == KEY.public
    assert SEED.hex() not in repr(KEY)


@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"])
def test_points_that_agree_on_zero_are_refused(point: bytes) -> None:
    """As recipient, and as the ephemeral key of a stanza, where no implementation may accept it."""
    weak = EncryptionKey(KEY.public.raw[:-32] + point)
    assert code(EncryptionKey.from_json, weak.to_json()) == "seal.weak_key"
    assert code(age.encrypt, b"", [weak]) == "seal.weak_key"
    good = stanza(bytes(16))
    zero = Stanza(good.type, (good.arguments[0][:-32] + point,), good.body)
    assert code(age.decrypt, file(bytes(16), zero), KEY) == "seal.not_for_us"


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_seeds_of_another_length(length: int) -> None:
    """Hashed as they are they would make another key, and what was sealed for this one would never open."""
    assert code(DecryptionKey.from_seed, bytes(length)) == "seal.seed_length"


@pytest.mark.parametrize("raw", [b"", KEY.public.raw[:-1], KEY.public.raw + b"x"])
def test_keys_of_another_length(raw: bytes) -> None:
    assert code(EncryptionKey, raw) == "seal.key_length"


def test_a_lattice_key_out_of_range() -> None:
    """Coefficients are below 3,329; twelve bits hold more."""
    assert code(lambda: EncryptionKey(b"\xff" * 1184 + KEY.public.raw[-32:]).hpke) == "seal.weak_key"


def test_every_recipient_reads_and_nobody_else() -> None:
    assert age.decrypt(FILE, KEY) == age.decrypt(FILE, OTHER) == b"a letter"
    assert code(age.decrypt, FILE, STRANGER) == "seal.not_for_us"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072])
def test_sizes(size: int) -> None:
    text = bytes(size)
    sealed = age.encrypt(text, [KEY.public])
    assert age.decrypt(sealed, KEY) == text
    assert len(sealed) == 1643 + 16 * max(1, -(-size // 65_536)) + size


def test_each_further_recipient_costs_the_same() -> None:
    assert len(FILE) - len(age.encrypt(b"a letter", [KEY.public])) == 1557


def test_every_part_of_a_file_is_covered() -> None:
    for at in (*range(0, len(FILE), 97), *range(len(FILE) - 40, len(FILE))):
        altered = FILE[:at] + bytes([FILE[at] ^ 1]) + FILE[at + 1 :]
        assert code(age.decrypt, altered, KEY).startswith("seal.")


def test_an_altered_mac() -> None:
    at = FILE.index(b"--- ") + 10
    altered = FILE[:at] + (b"A" if FILE[at : at + 1] != b"A" else b"B") + FILE[at + 1 :]
    assert code(age.decrypt, altered, KEY) == "seal.age_header"


def test_a_mac_has_one_spelling() -> None:
    """Its last character has two bits to spare; nothing else in the file covers them."""
    at = FILE.index(b"\n", FILE.index(b"--- ")) - 1
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    spare = alphabet[alphabet.index(FILE[at]) | 1]
    assert code(age.decrypt, FILE[:at] + bytes([spare]) + FILE[at + 1 :], KEY) == "seal.age_header"


def test_a_classical_recipient_beside_the_hybrid_one() -> None:
    """One weak recipient would undo the protection of stored ciphertext; so would one nobody knows."""
    for kind in ("X25519", "scrypt", "something-grease"):
        mixed = file(bytes(16), stanza(bytes(16)), Stanza(kind, (bytes(32),), bytes(32)))
        assert code(age.decrypt, mixed, KEY) == "seal.age_recipients"


def test_a_file_of_the_classical_kind() -> None:
    made = pyrage.encrypt(b"a letter", [pyrage.x25519.Identity.generate().to_public()])
    assert code(age.decrypt, made, KEY) == "seal.age_recipients"


def test_another_program_passes_over_the_hybrid_stanza_where_we_refuse_the_file() -> None:
    """The standard skips stanzas of unknown kinds: a classical recipient that slipped in would read on its own."""
    weak = pyrage.x25519.Identity.generate()
    with pytest.raises(pyrage.DecryptError, match="No matching keys"):
        pyrage.decrypt(FILE, [weak])
    mixed = file(bytes(16), stanza(bytes(16)), classical_stanza(bytes(16), str(weak.to_public())))
    assert pyrage.decrypt(mixed, [weak]) == b"a letter"
    assert code(age.decrypt, mixed, KEY) == "seal.age_recipients"


def test_another_program_refuses_what_we_refuse_in_passphrase_files() -> None:
    locked = passphrase.lock(b"seeds", "word", WORK)
    at = locked.index(b"--- ") + 5
    altered = locked[:at] + (b"A" if locked[at : at + 1] != b"A" else b"B") + locked[at + 1 :]
    for damaged in (altered, locked[:-1], locked + b"x", scrypt_file(b"4", count=2), scrypt_file(b"04"), FILE):
        with pytest.raises(pyrage.DecryptError):
            pyrage.passphrase.decrypt(damaged, "word")
        assert code(passphrase.unlock, damaged, "word") in {"seal.age_header", "seal.age_payload"}


def test_two_stanzas_with_different_file_keys() -> None:
    """Both open, but the MAC holds under one key only: two recipients cannot be given two texts."""
    split = file(bytes(16), stanza(bytes(16)), stanza(b"\x01" * 16, OTHER.public))
    assert age.decrypt(split, KEY) == b"a letter"
    assert code(age.decrypt, split, OTHER) == "seal.age_header"


@pytest.mark.parametrize("length", [15, 17, 32])
def test_a_file_key_of_another_length(length: int) -> None:
    assert code(age.decrypt, file(bytes(length), stanza(bytes(length))), KEY) == "seal.age_header"


def test_payloads_cut_or_extended() -> None:
    long = age.encrypt(bytes(70_000), [KEY.public])
    first = read_header(long).end + 16 + 65_536 + 16
    for cut in (long[:-1], long[:first], long[: first - 1], long[: first + 16], long + b"x", long + bytes(65_552)):
        assert code(age.decrypt, cut, KEY) == "seal.age_payload"
    for short in (0, 15, 16, 17):
        assert code(age.decrypt, long[: read_header(long).end + short], KEY) == "seal.age_payload"


def test_an_empty_last_chunk_only_for_an_empty_text() -> None:
    nonce, chunk = age.write_payload(bytes(16), b"", bytes(16))
    assert age.decrypt(file(bytes(16), stanza(bytes(16)), payload=nonce + chunk), KEY) == b""
    cipher = ChaCha20Poly1305(age.hkdf(bytes(16), bytes(16), b"payload"))
    full = cipher.encrypt(bytes(12), bytes(65_536), None)
    empty = cipher.encrypt(bytes(10) + b"\x01\x01", b"", None)
    assert (
        code(age.decrypt, file(bytes(16), stanza(bytes(16)), payload=nonce + full + empty), KEY) == "seal.age_payload"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"age-encryption.org/v1", b"age-encryption.org/v2"), (b"-> mlkem", b"->  mlkem"), (b"-> mlkem", b"> mlkem"),
        (b"-> mlkem768x25519 ", b"-> mlkem768x25519 AAAA "), (b"-> mlkem768x25519 ", b"-> mlkem768x25519 A"),
        (b"--- ", b"---"), (b"--- ", b"--- A"), (b"\n--- ", b"\r\n--- "), (b"--- ", b"=\n--- "), (b"\n", b"\r\n"),
    ],
)  # fmt: skip
def test_headers_that_are_not_strict(old: bytes, new: bytes) -> None:
    assert code(age.decrypt, FILE.replace(old, new, 1), KEY) == "seal.age_header"


def test_limits() -> None:
    assert code(age.decrypt, bytes(age.MAX_FILE + 1), KEY) == "seal.too_large"
    crowd = file(bytes(16), *[Stanza("mlkem768x25519", (bytes(3),), bytes(32))] * 129)
    assert code(age.decrypt, crowd, KEY) == "seal.age_header"
    assert code(age.decrypt, b"age-encryption.org/v1\n" + b"-> a\n" * 100_000, KEY) == "seal.age_header"


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(data: bytes) -> None:
    for start in (b"", b"age-encryption.org/v1\n", b"age-encryption.org/v1\n-> mlkem768x25519 AAAA\n"):
        assert code(age.decrypt, start + data, KEY) == "seal.age_header"
        assert code(passphrase.unlock, start + data, "word") == "seal.age_header"


@given(st.binary(max_size=3000))
@settings(max_examples=30)
def test_texts_come_back(text: bytes) -> None:
    assert age.decrypt(age.encrypt(text, [KEY.public]), KEY) == text


def test_passphrase_files_open_with_another_program() -> None:
    assert (
        pyrage.passphrase.decrypt(passphrase.lock(b"seeds", "drei Wörter hier", WORK), "drei Wörter hier") == b"seeds"
    )


def test_files_of_another_program_open() -> None:
    made = pyrage.passphrase.encrypt(bytes(70_000), "drei Wörter hier")
    assert passphrase.unlock(made, "drei Wörter hier") == bytes(70_000)


def test_passphrases_that_do_not_open() -> None:
    locked = passphrase.lock(b"seeds", "right", WORK)
    for wrong in ("wrong", "", "right ", "\ud800"):
        assert code(passphrase.unlock, locked, wrong) == "seal.wrong_passphrase"


def scrypt_file(work: bytes, body: int = 32, salt: int = 16, count: int = 1) -> bytes:
    return write_header([Stanza("scrypt", (bytes(salt),), bytes(body))] * count, bytes(16), (work,)) + bytes(40)


@pytest.mark.parametrize("work", [b"0", b"04", b"21", b"-4", b"+4", b"4x", b"999", b"1000000000000"])
def test_work_factors_that_would_stall_us(work: bytes) -> None:
    assert code(passphrase.unlock, scrypt_file(work), "word") == "seal.age_header"


def test_malformed_passphrase_files() -> None:
    for data in (scrypt_file(b"4", body=48), scrypt_file(b"4", salt=15), scrypt_file(b"4", count=2), FILE):
        assert code(passphrase.unlock, data, "word") == "seal.age_header"
    locked = passphrase.lock(b"seeds", "word", WORK)
    assert code(passphrase.unlock, locked[:-1], "word") == "seal.age_payload"
    at = locked.index(b"--- ") + 5
    swapped = locked[:at] + (b"A" if locked[at : at + 1] != b"A" else b"B") + locked[at + 1 :]
    assert code(passphrase.unlock, swapped, "word") == "seal.age_header"


def test_the_mac_is_over_the_header_without_its_last_space() -> None:
    header = read_header(file(bytes(16), stanza(bytes(16))))
    assert header.covered.endswith(b"\n---")
    assert header.mac == header_mac(bytes(16), header.covered)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=3000))
def test_packages_come_back_padded(salt: bytes, envelope: bytes) -> None:
    packed = package.pack(salt, envelope)
    assert package.unpack(packed) == (salt, envelope)
    assert len(packed) in {1024, 2048, 4096}
    assert (
        package.content(salt, envelope)
        == hashlib.sha256(b"detente/content/v1\x00" + salt + hashlib.sha256(envelope).digest()).digest()
    )


def test_malformed_packages() -> None:
    packed = package.pack(bytes(32), b"E" * 100)
    longer = packed[:32] + (5000).to_bytes(4, "big") + packed[36:]
    for data in (b"", packed[:35], packed[:-1], packed + b"\x00", packed + bytes(1024), packed[:-1] + b"\x01", longer):
        assert code(package.unpack, data) == "seal.bad_package"
    assert code(package.pack, bytes(31), b"") == "seal.bad_package"


@given(st.binary(max_size=100))
def test_random_packages_are_refused(data: bytes) -> None:
    with pytest.raises(TheirsError):
        package.unpack(data)
