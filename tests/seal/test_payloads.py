"""Typed statements: what they say, and every member missing, unknown, of another type or out of bounds."""

from __future__ import annotations

import base64
import contextlib
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seal.samples import ID, NOW, OTHER, OTHER_ID, digest, notification, parcel, receipt, release, signed_release

from detente.errors import DetenteError, TheirsError
from detente.kernel import DeclaredDate, Digest, DispatchId, Instant, Precedence, Traffic
from detente.seal import canonical
from detente.seal.envelope import Envelope, pae, payload_type, verify
from detente.seal.payloads import (
    OUTCOMES,
    Addressee,
    read_notification,
    read_parcel,
    read_receipt,
    read_release,
    release_digest,
)

READERS: dict[str, Callable[[Envelope], Any]] = {
    "parcel": read_parcel,
    "receipt": read_receipt,
    "notification": read_notification,
    "release": read_release,
}
GOOD: dict[str, dict[str, Any]] = {
    "parcel": parcel(),
    "receipt": receipt(),
    "notification": notification(),
    "release": release(digest("notification")),
}


def unsigned(kind: str, payload: Any) -> Envelope:
    """An envelope as if read: these readers judge the text, its signatures were judged before."""
    body = payload if isinstance(payload, bytes) else canonical.encode(payload)
    return Envelope(kind, body, (), b"", Digest.of(pae(payload_type(kind), body)), Digest.of(b""))


def read(kind: str, payload: Any) -> Any:
    return READERS[kind](unsigned(kind, payload))


def refusal(kind: str, payload: Any) -> tuple[str, object]:
    with pytest.raises(DetenteError) as caught:
        read(kind, payload)
    return caught.value.code, caught.value.fields.get("member")


def test_a_parcel_says() -> None:
    found = read("parcel", parcel())
    assert (found.id, found.sender, found.to, found.seq) == (ID, "a.example", "b.example", 2)
    assert (found.precedence, found.traffic) == (Precedence.FLASH, Traffic.LIVE)
    assert (found.issued, found.expires) == (Instant(NOW), Instant(NOW + 86_400))
    assert found.cipher_sha256 == hashlib.sha256(b"cipher").hexdigest()
    assert (found.cipher_size, found.content, found.prev) == (4096, digest("content"), digest("parcel 1"))


def test_only_the_first_parcel_has_none_before_it() -> None:
    first = {name: value for name, value in parcel(seq=1).items() if name != "prev"}
    assert read("parcel", first).prev is None
    assert refusal("parcel", first | {"seq": 2}) == ("seal.bad_member", "parcel.prev")
    assert refusal("parcel", parcel(seq=1)) == ("seal.bad_member", "parcel.prev")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_receipt_gives_a_reason_exactly_when_it_says_no(outcome: str) -> None:
    plain, reasoned = receipt(outcome=outcome), receipt(outcome=outcome, reason="line.wrong_content")
    negative = outcome in {"undecipherable", "refused"}
    good, bad = (reasoned, plain) if negative else (plain, reasoned)
    assert read("receipt", good).outcome == outcome
    assert refusal("receipt", bad) == ("seal.bad_member", "receipt.reason")


def test_a_receipt_says() -> None:
    found = read("receipt", receipt())
    assert found.of_statement == hashlib.sha256(b"statement").hexdigest()
    assert found.of_envelope == hashlib.sha256(b"envelope").hexdigest()
    assert (found.log_origin, found.log_index, found.head, found.at) == ("b.example/log", 7, 2, Instant(NOW + 5))


def test_a_notification_says() -> None:
    found = read("notification", notification())
    assert found.to == (Addressee(found.to[0].party, found.to[0].office),)
    assert (found.to[0].party, found.to[0].office) == ("b.example", "Watch floor")
    assert found.refs == (("in_reply_to", DispatchId(OTHER_ID)),)
    assert found.declared == DeclaredDate("2022-02-10")
    assert found.body == {"text": "Une ligne.\nUne autre."}
    assert (found.subject, found.language, found.type) == ("Réunion d’urgence", "fr", "letter")


def test_a_release_is_of_the_text_without_its_releases() -> None:
    text = notification()
    released = text | {"releases": [signed_release(text)]}
    found = read("notification", released)
    assert found.digest == release_digest(text) == release_digest(released)
    signed = found.releases[0]
    verify(signed.envelope, signed.keys)
    assert signed.keys == OTHER.public
    assert read_release(signed.envelope).of == found.digest
    bare = {name: value for name, value in text.items() if name != "releases"}
    expected = hashlib.sha256(b"detente/release/v1\x00" + canonical.encode(bare)).hexdigest()
    assert found.digest == expected


def test_a_release_is_of_no_other_kind() -> None:
    text = notification()
    assert refusal("notification", text | {"releases": [signed_release(text, "receipt")]})[0] == "seal.other_kind"


@pytest.mark.parametrize("kind", GOOD)
def test_a_statement_of_another_kind_is_refused(kind: str) -> None:
    for other in {*GOOD, "keyset"} - {kind}:
        with pytest.raises(DetenteError) as caught:
            READERS[kind](unsigned(other, GOOD[kind]))
        assert (caught.value.code, caught.value.fields) == ("seal.other_kind", {"kind": other, "wanted": kind})


OPTIONAL = {("notification", "declared"), ("parcel", "prev")}
MEMBERS = [(kind, name) for kind, good in GOOD.items() for name in good]


@pytest.mark.parametrize(("kind", "name"), MEMBERS)
def test_no_member_may_be_missing(kind: str, name: str) -> None:
    if (kind, name) not in OPTIONAL:
        short = {other: value for other, value in GOOD[kind].items() if other != name}
        assert refusal(kind, short) == ("seal.missing_member", f"{kind}.{name}")


@pytest.mark.parametrize(("kind", "name"), MEMBERS)
def test_no_member_may_be_of_another_type(kind: str, name: str) -> None:
    for wrong in (None, True, "\n", "", -1, 2**53 - 1, [5], {"x": 1}, "x" * 5000):
        if (name, type(wrong)) in {("body", dict), ("seq", int), ("head", int)} and wrong != -1:
            continue
        code, member = refusal(kind, GOOD[kind] | {name: wrong})
        assert code in {"seal.bad_member", "seal.bad_base64", "seal.missing_member", "seal.unknown_member"}
        assert member is None or str(member).startswith(f"{kind}.{name}")


@pytest.mark.parametrize("kind", GOOD)
def test_unknown_members_are_refused_by_name(kind: str) -> None:
    assert refusal(kind, GOOD[kind] | {"zeal": 1}) == ("seal.unknown_member", f"{kind}.zeal")


@pytest.mark.parametrize(
    ("kind", "changes", "member"),
    [
        ("parcel", {"cipher": parcel()["cipher"] | {"name": "x"}}, "parcel.cipher.name"),
        ("receipt", {"log": receipt()["log"] | {"size": 1}}, "receipt.log.size"),
        ("receipt", {"of": receipt()["of"] | {"id": 1}}, "receipt.of.id"),
        ("notification", {"to": [notification()["to"][0] | {"cc": 1}]}, "notification.to.cc"),
        ("notification", {"refs": [notification()["refs"][0] | {"page": 1}]}, "notification.refs.page"),
        (
            "notification",
            {"attachments": [notification()["attachments"][0] | {"url": ""}]},
            "notification.attachments.url",
        ),
        ("notification", {"releases": [signed_release(notification()) | {"by": ""}]}, "notification.releases.by"),
    ],
)
def test_unknown_members_below_are_refused_by_name(kind: str, changes: dict[str, Any], member: str) -> None:
    assert refusal(kind, GOOD[kind] | changes) == ("seal.unknown_member", member)


@pytest.mark.parametrize(
    ("kind", "changes", "member"),
    [
        ("parcel", {"expires": NOW - 1}, "parcel.expires"),
        ("parcel", {"expires": 253_402_300_800}, "parcel.expires"),
        ("parcel", {"grade": "best_effort"}, "parcel.grade"),
        ("parcel", {"seq": 0}, "parcel.seq"),
        ("parcel", {"precedence": "flash"}, "parcel.precedence"),
        ("parcel", {"traffic": "exercise"}, "parcel.traffic"),
        ("parcel", {"from": "A.example"}, "parcel.from"),
        ("parcel", {"id": "AAAA"}, "parcel.id"),
        ("parcel", {"keyset": base64.b64encode(bytes(31)).decode()}, "parcel.keyset"),
        ("parcel", {"cipher": {"sha256": digest("c"), "size": 0}}, "parcel.cipher.size"),
        ("receipt", {"outcome": "lost"}, "receipt.outcome"),
        ("receipt", {"outcome": "refused", "reason": "You lie"}, "receipt.reason"),
        ("receipt", {"outcome": "refused", "reason": "a" * 61}, "receipt.reason"),
        ("receipt", {"log": {"index": -1, "origin": "o"}}, "receipt.log.index"),
        ("notification", {"to": []}, "notification.to"),
        ("notification", {"to": notification()["to"] * 2}, "notification.to"),
        ("notification", {"to": [{"office": "X", "party": f"p{n}.example"} for n in range(65)]}, "notification.to"),
        ("notification", {"to": [{"office": "two\nlines", "party": "b.example"}]}, "notification.to.office"),
        ("notification", {"type": "note verbale"}, "notification.type"),
        ("notification", {"type": "a" * 41}, "notification.type"),
        ("notification", {"subject": "s" * 301}, "notification.subject"),
        ("notification", {"subject": "\x1b[31mred"}, "notification.subject"),
        ("notification", {"subject": "two\u2028lines"}, "notification.subject"),
        ("notification", {"language": "klingon"}, "notification.language"),
        ("notification", {"declared": "10 Feb"}, "notification.declared"),
        ("notification", {"declared": "2022-02-30"}, "notification.declared"),
        ("notification", {"refs": notification()["refs"] * 65}, "notification.refs"),
        ("notification", {"attachments": notification()["attachments"] * 65}, "notification.attachments"),
        ("notification", {"releases": [signed_release(notification())] * 17}, "notification.releases"),
        ("notification", {"releases": [{"envelope": 5, "keys": OTHER.public.to_json()}]}, "notification.releases"),
        ("release", {"officer": ""}, "release.officer"),
    ],
)
def test_values_out_of_bounds_are_refused_by_name(kind: str, changes: dict[str, Any], member: str) -> None:
    assert refusal(kind, GOOD[kind] | changes) == ("seal.bad_member", member)


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("payload", [b"[]", b"null", b"5", b'"x"'])
def test_a_payload_is_an_object(kind: str, payload: bytes) -> None:
    assert refusal(kind, payload) == ("seal.bad_member", kind)


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("payload", [b"", b"{", b'{"a": 1}', b"\xff", b'{"seq":1.0}', b"[" * 9999])
def test_a_payload_is_canonical(kind: str, payload: bytes) -> None:
    assert refusal(kind, payload)[0] in {"seal.not_json", "seal.not_canonical"}


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=300)


@given(TEXT, st.integers(0, 253_402_300_799), st.sampled_from(Precedence), st.binary(min_size=16, max_size=16))
@settings(max_examples=50)
def test_what_is_written_is_read(subject: str, issued: int, precedence: Precedence, raw: bytes) -> None:
    made = notification(subject=subject, issued=issued, precedence=precedence.value, id=DispatchId.of(raw))
    found = read("notification", made)
    assert (found.subject, int(found.issued), found.precedence, found.id) == (
        subject, issued, precedence, DispatchId.of(raw),
    )  # fmt: skip
    assert found.issued.iso.endswith("Z")


JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8) | st.just(ID),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(MEMBERS), JUNK)
@settings(max_examples=300)
def test_junk_in_a_member_is_read_or_refused(where: tuple[str, str], junk: Any) -> None:
    kind, name = where
    with contextlib.suppress(TheirsError):
        read(kind, GOOD[kind] | {name: junk})
