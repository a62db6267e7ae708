"""Bundles as files: a changed, missing, added or renamed byte anywhere is noticed and named."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.world import A, B, N, bundle, fingerprints

from detente.errors import TheirsError
from detente.ledger.bundles import HEADER, MANIFEST, item_numbers, parse_manifest
from detente.ledger.evidence import verify
from detente.seal.checkpoints import line_verifies
from detente.seal.notes import ED25519, SignatureLine, make_vkey, parse_note, sign_note, verified

TRUSTED = fingerprints(A, B, N)
FILES = sorted(set(bundle()) - {MANIFEST})
RECEIPT = "items/1/receipts/received"


def flip(data: bytes, at: int, bit: int = 0) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def codes(files: dict[str, bytes]) -> list[tuple[str, str]]:
    verdict = verify(files, TRUSTED)
    assert not verdict.findings
    return [(failure.code, failure.file) for failure in verdict.failures]


def resigned(text: str, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The files under a list of A's making with this text."""
    key = make_vkey(A.name, ED25519, A.statements.public.ed25519)
    line = SignatureLine(key.name, key.id, A.statements.sign(text.encode())[0])
    return {**(files or bundle()), MANIFEST: sign_note(text, [line])}


def listed(files: dict[str, bytes]) -> dict[str, bytes]:
    rest = {path: data for path, data in files.items() if path != MANIFEST}
    lines = [f"{hashlib.sha256(rest[path]).hexdigest()}  {path}" for path in sorted(rest)]
    return resigned("\n".join([HEADER, A.name, *lines, ""]), rest)


TEXT = parse_note(bundle()[MANIFEST]).text


def test_the_layout() -> None:
    assert [
        "heads/1.txt", "items/1/inner.json", "items/1/leaf.tlog-proof", "items/1/parcel.json",
        "items/1/receipts/opened.json", "items/1/receipts/opened.record.json", "items/1/receipts/opened.record.salt",
        "items/1/receipts/opened.tlog-proof", f"{RECEIPT}.json", f"{RECEIPT}.record.json", f"{RECEIPT}.record.salt",
        f"{RECEIPT}.tlog-proof", "items/1/record.json", "items/1/record.salt", "items/1/salt", "keysets/1.json",
        "keysets/2.json", "keysets/3.json", "policy.txt", "summary.txt",
    ] == FILES  # fmt: skip
    assert item_numbers(bundle()) == (1,)


def test_the_list_is_a_note_of_type_01_by_the_maker() -> None:
    note = parse_note(bundle()[MANIFEST])
    assert note.text.startswith("detente/bundle/v1\na.example\n")
    assert f"{hashlib.sha256(bundle()['policy.txt']).hexdigest()}  policy.txt\n" in note.text
    key = make_vkey(A.name, 0x01, A.statements.public.ed25519)
    assert verified(note, [key], line_verifies)[0][1].name == A.name
    assert listed(bundle()) == bundle()


@pytest.mark.parametrize("path", FILES)
def test_a_changed_byte_in_any_region_of_any_file_names_the_file(path: str) -> None:
    data = bundle()[path]
    for at in sorted({0, 1, len(data) // 3, len(data) // 2, len(data) - 2, len(data) - 1}):
        assert codes({**bundle(), path: flip(data, at)}) == [("ledger.bundle_altered", path)]
    for changed in (b"", data[:-1], data + b"\n", b" " + data):
        assert codes({**bundle(), path: changed}) == [("ledger.bundle_altered", path)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.integers(0), st.integers(0, 7))
def test_any_flipped_bit_names_the_file(path: str, at: int, bit: int) -> None:
    data = bundle()[path]
    assert codes({**bundle(), path: flip(data, at % len(data), bit)}) == [("ledger.bundle_altered", path)]


@settings(max_examples=100, deadline=None)
@given(st.integers(0), st.integers(0, 7))
def test_any_flipped_bit_of_the_list_names_the_list(at: int, bit: int) -> None:
    data = bundle()[MANIFEST]
    ((code, file),) = codes({**bundle(), MANIFEST: flip(data, at % len(data), bit)})
    assert file == MANIFEST
    assert code in {"ledger.bad_manifest", "ledger.bundle_keyset"}


def test_the_last_characters_of_the_signature_have_one_spelling() -> None:
    data = bundle()[MANIFEST]
    assert data.endswith(b"=\n")  # 68 bytes leave two bits of base64 that decode to nothing
    last = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for other in last.replace(data[-3:-2], b""):
        changed = data[:-3] + bytes([other]) + data[-2:]
        assert codes({**bundle(), MANIFEST: changed}) == [("ledger.bad_manifest", MANIFEST)]


@pytest.mark.parametrize("path", FILES)
def test_a_missing_file_is_named(path: str) -> None:
    files = {name: data for name, data in bundle().items() if name != path}
    assert codes(files) == [("ledger.bundle_missing", path)]


def test_a_bundle_without_list_or_with_too_many_files_is_none() -> None:
    assert codes({}) == [("ledger.bundle_missing", MANIFEST)]
    assert codes({name: bundle()[name] for name in FILES}) == [("ledger.bundle_missing", MANIFEST)]
    assert codes({**bundle(), **{f"heads/{n}.txt": b"" for n in range(2, 2000)}}) == [
        ("ledger.bundle_missing", MANIFEST)
    ]


def test_an_added_file_is_named() -> None:
    assert codes({**bundle(), "heads/2.txt": b"x"}) == [("ledger.bundle_unlisted", "heads/2.txt")]
    assert codes({**bundle(), "note.txt": b"x"}) == [("ledger.bundle_path", "note.txt")]


@pytest.mark.parametrize(
    "path",
    [
        "readme.txt", "keysets/0.json", "keysets/01.json", "keysets/10000.json", "items/1/other.json", "items/x/salt",
        "items/1/receipts/accepted.json", "items/1/../2/salt", "/policy.txt", "heads/1.json", "heads/1.txt/x",
        "items/1/receipts/received.salt",
    ],
)  # fmt: skip
def test_even_the_maker_cannot_list_a_file_without_a_place(path: str) -> None:
    assert ("ledger.bundle_path", path) in codes(listed({**bundle(), path: b"x"}))


@pytest.mark.parametrize(
    ("path", "because"),
    [
        ("items/1/parcel.json", "items/1/"),
        ("items/1/record.json", "items/1/"),
        ("items/1/record.salt", "items/1/"),
        ("items/1/leaf.tlog-proof", "items/1/"),
        ("items/1/salt", "items/1/inner.json"),
        ("items/1/inner.json", "items/1/salt"),
        (f"{RECEIPT}.json", f"{RECEIPT}.record.json"),
        (f"{RECEIPT}.record.json", f"{RECEIPT}.tlog-proof"),
        (f"{RECEIPT}.record.salt", f"{RECEIPT}.tlog-proof"),
        (f"{RECEIPT}.tlog-proof", f"{RECEIPT}.record.salt"),
        ("policy.txt", ""),
        ("summary.txt", ""),
    ],
)
def test_even_the_maker_cannot_leave_out_what_belongs_together(path: str, because: str) -> None:
    assert any(name.startswith(because) for name in bundle() if name != path)
    files = listed({name: data for name, data in bundle().items() if name != path})
    assert codes(files) == [("ledger.bundle_missing", path)]


@pytest.mark.parametrize(
    "text",
    [
        "x\n",
        TEXT.replace("bundle/v1", "bundle/v2"),
        TEXT.replace("\na.example\n", "\nA.example\n"),
        TEXT.replace("  policy.txt", " policy.txt"),
        TEXT.replace("  policy.txt", "  policy.txt\n" + "0" * 64 + "  policy.txt"),
        TEXT + "\n",
        TEXT + "rest\n",
        "\n".join([*TEXT.split("\n")[:2], *reversed(TEXT.split("\n")[2:-1]), ""]),
        TEXT.upper(),
    ],
)
def test_the_list_has_one_form_even_when_signed(text: str) -> None:
    assert codes(resigned(text)) == [("ledger.bad_manifest", MANIFEST)]


def test_the_list_must_be_the_makers() -> None:
    assert codes(resigned(TEXT.replace("\na.example\n", "\nb.example\n"))) == [("ledger.bad_manifest", MANIFEST)]
    assert codes(resigned(TEXT.replace("\na.example\n", "\nx.example\n"))) == [("ledger.bundle_keyset", MANIFEST)]
    extra = bundle()[MANIFEST] + "— x.example AAAAAAAA\n".encode()
    assert codes({**bundle(), MANIFEST: extra}) == [("ledger.bad_manifest", MANIFEST)]


@given(st.binary(max_size=300))
def test_rubbish_lists_are_refused(data: bytes) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_manifest"):
        parse_manifest(data)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=80))
def test_rubbish_under_a_valid_list_never_raises(path: str, data: bytes) -> None:
    verdict = verify(listed({**bundle(), path: data}), TRUSTED)
    assert path == "summary.txt" or not verdict.is_sound
    assert all(str(failure) for failure in verdict.failures)
    assert all(str(finding.claim) for finding in verdict.findings)
