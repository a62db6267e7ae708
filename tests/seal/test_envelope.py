"""Envelopes: the worked values, and every way we know to pass off one statement as another."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seal.samples import OTHER, PAIR

from detente.errors import DetenteError, OursError, TheirsError
from detente.kernel import Digest
from detente.seal import canonical
from detente.seal.envelope import KINDS, MAX_ENVELOPE, Envelope, pae, parse, payload_type, seal, verify, verify_many
from detente.seal.keys import VerifyingPair

KEYS = PAIR.public
SEALED = seal("notification", {"id": "1"}, PAIR)
FOREIGN = seal("notification", {"id": "1"}, OTHER)
DOCUMENT: dict[str, Any] = canonical.decode(SEALED.data)


def code(step: Callable[[], object]) -> str:
    with pytest.raises(DetenteError) as caught:
        step()
    return caught.value.code


def altered(**changes: Any) -> bytes:
    return canonical.encode(DOCUMENT | changes)


def signed_by(*signatures: dict[str, Any]) -> bytes:
    return altered(signatures=list(signatures))


def accepted(data: bytes) -> None:
    verify(parse(data), KEYS)


def entries(envelope: Envelope) -> dict[int, dict[str, str]]:
    """The signatures by their length, 64 or 3,309."""
    return {len(raw): {"keyid": name, "sig": base64.b64encode(raw).decode()} for name, raw in envelope.signatures}


OURS, THEIRS = entries(SEALED), entries(FOREIGN)
CLASSICAL, LATTICE = OURS[64], OURS[3309]


def test_pae_of_the_standard() -> None:
    example = pae("http://example.com/HelloWorld", b"hello world")
    assert example == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_the_worked_statement() -> None:
    assert SEALED.signed_bytes == b'DSSEv1 44 application/vnd.detente.notification.v1+json 10 {"id":"1"}'
    assert SEALED.statement == "99428a9460133db1d4105909461a1b931c1649023fc9c9a17346f363a876f167"
    assert SEALED.id == hashlib.sha256(SEALED.data).hexdigest()
    assert CLASSICAL["sig"].startswith("pPmGlDhcKYcYFHq+8XQxEZTLnLCzP7l3DKDtKwZIiYxwQZ+WTz1l")


def test_what_is_sealed_is_canonical_and_reads_back() -> None:
    assert canonical.encode(json.loads(SEALED.data)) == SEALED.data
    assert parse(SEALED.data) == SEALED
    accepted(SEALED.data)


def test_signing_again_is_another_object_and_the_same_statement() -> None:
    again = seal("notification", {"id": "1"}, PAIR)
    assert again.id != SEALED.id
    assert again.statement == SEALED.statement == FOREIGN.statement


def test_lengths_count_bytes_not_characters() -> None:
    assert pae("é", "é".encode()) == "DSSEv1 2 é 2 é".encode()


@given(st.text(max_size=20), st.binary(max_size=20), st.text(max_size=20), st.binary(max_size=20))
def test_two_statements_never_share_their_signed_bytes(t1: str, b1: bytes, t2: str, b2: bytes) -> None:
    try:
        one, other = pae(t1, b1), pae(t2, b2)
    except UnicodeEncodeError:
        return
    assert (one == other) is ((t1, b1) == (t2, b2))


def test_a_byte_moved_between_type_and_body_is_another_statement() -> None:
    signed = {pae("typeX", b"body"), pae("type", b"Xbody"), pae("type 5 Xbody", b""), pae("", b"type 5 Xbody")}
    assert len(signed) == 4


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(signed_by(CLASSICAL), "seal.two_signatures", id="post-quantum signature stripped"),
        pytest.param(signed_by(LATTICE), "seal.two_signatures", id="classical signature stripped"),
        pytest.param(signed_by(), "seal.two_signatures", id="both stripped"),
        pytest.param(signed_by(CLASSICAL, CLASSICAL), "seal.two_signatures", id="classical twice"),
        pytest.param(signed_by(LATTICE, LATTICE), "seal.two_signatures", id="post-quantum twice"),
        pytest.param(signed_by(CLASSICAL, LATTICE, LATTICE), "seal.two_signatures", id="a third"),
        pytest.param(signed_by(LATTICE, CLASSICAL), "seal.two_signatures", id="not sorted"),
        pytest.param(
            signed_by(*sorted((CLASSICAL, THEIRS[3309]), key=lambda s: s["keyid"])), "seal.wrong_keys",
            id="another party's post-quantum signature",
        ),
        pytest.param(
            signed_by(*sorted((THEIRS[64], LATTICE), key=lambda s: s["keyid"])), "seal.wrong_keys",
            id="another party's classical signature",
        ),
        pytest.param(
            signed_by(CLASSICAL, LATTICE | {"sig": THEIRS[3309]["sig"]}), "seal.bad_signature",
            id="another's post-quantum signature under our name",
        ),
        pytest.param(
            signed_by(CLASSICAL | {"sig": THEIRS[64]["sig"]}, LATTICE), "seal.bad_signature",
            id="another's classical signature under our name",
        ),
        pytest.param(
            signed_by(CLASSICAL | {"sig": LATTICE["sig"]}, LATTICE | {"sig": CLASSICAL["sig"]}), "seal.bad_signature",
            id="signatures under each other's name",
        ),
        pytest.param(FOREIGN.data, "seal.wrong_keys", id="another party's statement"),
        pytest.param(signed_by(CLASSICAL | {"sig": ""}, LATTICE), "seal.bad_signature", id="empty signature"),
        pytest.param(
            altered(payloadType=payload_type("parcel")), "seal.bad_signature", id="passed off as another kind"
        ),
        pytest.param(
            altered(payload=base64.b64encode(b'{"id":"2"}').decode()), "seal.bad_signature", id="another text"
        ),
        pytest.param(altered(payload=""), "seal.bad_signature", id="no text"),
    ],
)  # fmt: skip
def test_a_statement_with_anything_changed_is_refused(data: bytes, expected: str) -> None:
    assert code(lambda: accepted(data)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (altered(payloadType=payload_type("agreement")), "seal.unknown_kind"),
        (altered(payloadType=payload_type("")), "seal.unknown_kind"),
        (altered(payloadType=payload_type("Parcel")), "seal.unknown_kind"),
        (altered(payloadType=payload_type("x" * 1000)), "seal.unknown_kind"),
        (altered(payloadType="application/vnd.detente.parcel.v2+json"), "seal.not_an_envelope"),
        (altered(payloadType="application/vnd.detente.v1+json"), "seal.unknown_kind"),
        (altered(payloadType="APPLICATION/vnd.detente.parcel.v1+json"), "seal.not_an_envelope"),
        (altered(payloadType=None), "seal.not_an_envelope"),
        (altered(extra=1), "seal.not_an_envelope"),
        (canonical.encode({"payload": "", "signatures": []}), "seal.not_an_envelope"),
        (b"[]", "seal.not_an_envelope"),
        (b"null", "seal.not_an_envelope"),
        (altered(signatures={}), "seal.two_signatures"),
        (signed_by(CLASSICAL | {"alg": "none"}, LATTICE), "seal.not_an_envelope"),
        (signed_by(CLASSICAL, {"keyid": LATTICE["keyid"]}), "seal.not_an_envelope"),
        (altered(signatures=["a", "b"]), "seal.not_an_envelope"),
        (signed_by(CLASSICAL | {"keyid": CLASSICAL["keyid"].upper()}, LATTICE), "seal.not_an_envelope"),
        (signed_by(CLASSICAL | {"keyid": CLASSICAL["keyid"][:31]}, LATTICE), "seal.not_an_envelope"),
        (signed_by(CLASSICAL | {"keyid": 5}, LATTICE), "seal.not_an_envelope"),
        (signed_by(CLASSICAL | {"sig": CLASSICAL["sig"].rstrip("=")}, LATTICE), "seal.bad_base64"),
        (signed_by(CLASSICAL | {"sig": None}, LATTICE), "seal.bad_base64"),
        (altered(payload=DOCUMENT["payload"].replace("=", "")), "seal.bad_base64"),
        (altered(payload=base64.urlsafe_b64encode(b"\xff\xff\xff").decode()), "seal.bad_base64"),
        (altered(payload=DOCUMENT["payload"].replace("fQ==", "fR==")), "seal.bad_base64"),
        (altered(payload=DOCUMENT["payload"] + "\n"), "seal.bad_base64"),
        (altered(payload=DOCUMENT["payload"] + "AAAA"), "seal.bad_base64"),
        (altered(payload=7), "seal.bad_base64"),
        (SEALED.data.replace(b'"keyid":', b'"keyid":"","keyid":', 1), "seal.not_canonical"),
        (SEALED.data.replace(b"application/vnd", b"application\\/vnd", 1), "seal.not_canonical"),
        (b"[" * 100_000, "seal.not_canonical"),
        (json.dumps(DOCUMENT).encode(), "seal.not_canonical"),
        (SEALED.data + b"\n", "seal.not_canonical"),
        (SEALED.data.replace(b'{"payload"', b'{"payload":"","payload"', 1), "seal.not_canonical"),
        (SEALED.data[:-1], "seal.not_json"),
        (b"x" * (MAX_ENVELOPE + 1), "seal.too_large"),
        (altered(payload=base64.b64encode(bytes(canonical.MAX_PAYLOAD + 1)).decode()), "seal.too_large"),
    ],
)
def test_a_statement_in_another_form_is_refused(data: bytes, expected: str) -> None:
    assert code(lambda: parse(data)) == expected


def test_a_pair_made_of_two_parties_keys_does_not_verify() -> None:
    mixed = VerifyingPair(KEYS.ed25519, OTHER.public.ml_dsa_65)
    assert code(lambda: verify(SEALED, mixed)) == "seal.wrong_keys"


@given(st.integers(0, len(SEALED.data) - 1), st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_no_bit_can_be_changed(at: int, bit: int) -> None:
    data = bytearray(SEALED.data)
    data[at] ^= 1 << bit
    assert code(lambda: accepted(bytes(data))).startswith("seal.")


@given(st.binary())
def test_random_bytes_are_refused(data: bytes) -> None:
    assert code(lambda: parse(data)).startswith("seal.")


@given(
    st.sampled_from(sorted(KINDS)), st.dictionaries(st.text("aé😀", max_size=3), st.integers(0, 9) | st.text("ab\n"))
)
@settings(max_examples=20, deadline=None)
def test_every_payload_comes_back(kind: str, payload: dict[str, Any]) -> None:
    envelope = seal(kind, payload, PAIR)
    assert parse(envelope.data) == envelope
    assert canonical.decode(envelope.payload) == payload
    assert envelope.statement == Digest.of(pae(payload_type(kind), envelope.payload))
    verify(envelope, KEYS)


def test_what_cannot_be_sealed() -> None:
    cases: list[tuple[str, Any, str]] = [
        ("treaty", {}, "seal.unknown_kind"), ("parcel", {"a": 1.5}, "seal.cannot_encode"),
        ("parcel", {"a": "x" * canonical.MAX_PAYLOAD}, "seal.too_large"),
    ]  # fmt: skip
    for kind, payload, expected in cases:
        with pytest.raises(OursError) as caught:
            seal(kind, payload, PAIR)
        assert caught.value.code == expected


def test_of_many_each_gets_its_own_verdict() -> None:
    pairs = [(SEALED, KEYS), (FOREIGN, KEYS), (FOREIGN, OTHER.public), (parse(altered(payload="")), KEYS)]
    with ThreadPoolExecutor(2) as pool:
        for verdicts in (verify_many(pairs), verify_many(pairs, pool.map)):
            codes = [verdict.code if isinstance(verdict, TheirsError) else verdict for verdict in verdicts]
            assert codes == [None, "seal.wrong_keys", None, "seal.bad_signature"]


@given(st.text(max_size=40), st.text(max_size=40), st.binary(max_size=8))
def test_what_is_read_is_canonical_json(kind: str, keyid: str, payload: bytes) -> None:
    for data in (
        json.dumps(DOCUMENT | {"payloadType": payload_type(kind)}, separators=(",", ":")).encode(),
        json.dumps(DOCUMENT | {"signatures": [CLASSICAL | {"keyid": keyid}, LATTICE]}, separators=(",", ":")).encode(),
        json.dumps(DOCUMENT | {"payload": payload.decode("latin-1")}, separators=(",", ":")).encode(),
        altered(payload=base64.b64encode(payload).decode()),
    ):
        try:
            found = parse(data)
        except TheirsError:
            continue
        assert canonical.encode(canonical.decode(data)) == data == found.data
        assert base64.b64encode(found.payload).decode() == canonical.decode(data)["payload"]
