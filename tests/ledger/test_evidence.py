"""Bundles of evidence: what follows from a whole one, and what a lying maker gets."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger import world
from tests.ledger.world import ID, NOW, SALT, A, B, Log, N, bundle, fingerprints, parts, remade

from detente.errors import TheirsError
from detente.ledger.bundles import BundleParts, ItemPart, ReceiptPart
from detente.ledger.evidence import Verdict, assemble, verify
from detente.ledger.proof_files import format_proof, parse_proof
from detente.seal import canonical
from detente.seal.archive import read_zip, write_zip
from detente.seal.checkpoints import cosign, read_head
from detente.seal.envelope import parse, seal
from detente.seal.payloads import read_notification

TRUSTED = fingerprints(A, B, N)
SENT = f"“a.example” sent dispatch {ID}"
RECEIVED = f"“b.example” received dispatch {ID}."
ITEM = "items/1/"


def item() -> ItemPart:
    return parts().items[0]


def inner(payload: dict[str, object]) -> bytes:
    return seal("notification", payload, A.statements).data


def claims(verdict: Verdict) -> dict[str, bool]:
    return {str(finding.claim): finding.holds for finding in verdict.findings}


def missing(verdict: Verdict, claim: str) -> list[str]:
    return [str(phrase) for finding in verdict.findings if claim in str(finding.claim) for phrase in finding.missing]


def codes(files: dict[str, bytes], trusted: dict[str, str] | None = None) -> list[tuple[str, str]]:
    failures = verify(files, trusted).failures
    assert all(str(failure) for failure in failures)
    return [(failure.code, failure.file) for failure in failures]


def test_what_a_whole_bundle_shows() -> None:
    verdict = verify(read_zip(write_zip(bundle())), TRUSTED)
    verdict.require_sound()
    assert verdict.maker == "a.example"
    assert claims(verdict) == {
        "The keyset of “a.example” in this bundle is its own.": True,
        "The keyset of “b.example” in this bundle is its own.": True,
        "The keyset of “n.example” in this bundle is its own.": True,
        f"“a.example” signed dispatch {ID} to “b.example”.": True,
        f"{SENT} before 2026-09-21T14:13:23Z.": True,
        f"The text in this bundle is the text of dispatch {ID}.": True,
        f"J. Doe, Desk, released dispatch {ID} for “a.example”.": True,
        RECEIVED: True,
        f"“b.example” opened dispatch {ID} and could read it.": True,
    }
    sent = next(f for f in verdict.findings if SENT in str(f.claim))
    assert [str(ground) for ground in sent.grounds] == [
        "It is entry 2 of the ledger “a.example/log”, in the signed head of 3 entries.",
        "Enough of the agreed witnesses cosigned that head: b.example, n.example. Their median time is 2026-09-21T14:13:23Z.",
        "The last witnessed head without it is of 2026-09-21T14:13:17Z.",
    ]


def test_the_same_parts_give_the_same_bytes() -> None:
    assert assemble(parts(), A.statements) == bundle()


def test_without_fingerprints_identities_stay_to_be_compared() -> None:
    verdict = verify(bundle())
    assert verdict.is_sound
    assert not any(holds for claim, holds in claims(verdict).items() if "keyset" in claim)
    assert claims(verdict)[RECEIVED]
    assert A.keyset.statement.fingerprint in missing(verdict, "“a.example” in this bundle")[0]


def test_whoever_was_not_compared_is_not_believed() -> None:
    verdict = verify(bundle(), fingerprints(A, N))
    assert verdict.is_sound
    assert claims(verdict)[f"{SENT} before 2026-09-21T14:13:23Z."]
    assert not claims(verdict)[RECEIVED]
    verdict = verify(bundle(), fingerprints(B, N))
    assert not claims(verdict)[f"“a.example” signed dispatch {ID} to “b.example”."]
    assert claims(verdict)[RECEIVED]


def test_witnesses_that_were_not_compared_do_not_count() -> None:
    verdict = verify(bundle(), fingerprints(A))
    assert claims(verdict)[f"{SENT}."] is False
    assert "No agreed witness says when." in missing(verdict, SENT)


def test_a_witness_without_keyset_counts_by_its_vkey() -> None:
    from detente.kernel import Digest

    vkey = N.witness.vkeys(N.name)[1]
    files = remade(keysets=(A.file, B.file))
    assert claims(verify(files, fingerprints(A)))[f"{SENT}."] is False
    trusted = fingerprints(A) | {N.name: Digest.of(vkey.encode()).fingerprint.upper()}
    assert claims(verify(files, trusted))[f"{SENT} before 2026-09-21T14:13:23Z."]


def test_another_fingerprint_refuses_the_keyset_and_all() -> None:
    verdict = verify(bundle(), TRUSTED | {B.name: A.keyset.statement})
    assert [(f.code, f.file) for f in verdict.failures] == [("ledger.untrusted_keyset", "keysets/2.json")]
    assert verdict.findings == ()
    with pytest.raises(TheirsError, match=r"ledger\.untrusted_keyset"):
        verdict.require_sound()


def test_the_operators_own_cosignature_does_not_count() -> None:
    log = Log(A)
    logged = log.logged(item().logged.record, "own", {A.name: NOW})
    verdict = verify(remade(replace(item(), logged=logged)), TRUSTED)
    assert verdict.is_sound
    assert claims(verdict)[f"{SENT}."] is False
    assert "Too few agreed witnesses cosigned the head of 3 entries." in missing(verdict, SENT)


def test_fewer_than_the_quorum_date_nothing() -> None:
    both = parts().policy.replace(b"q any a.example b.example", b"q 2 a.example b.example")
    logged = Log(A).logged(item().logged.record, "one", {B.name: NOW})
    verdict = verify(remade(replace(item(), logged=logged), policy=both), TRUSTED)
    assert claims(verdict)[f"{SENT}."] is False
    assert claims(verify(remade(policy=both), TRUSTED))[f"{SENT} before 2026-09-21T14:13:23Z."]


def test_a_receipt_must_be_logged_as_a_receipt() -> None:
    said = item().receipts[0]
    log = Log(A)
    log.add(item().logged.record, item().logged.salt)
    logged = log.logged(world.record("sent", parse(said.envelope)), "k", {B.name: NOW})
    assert codes(remade(replace(item(), receipts=(replace(said, logged=logged),))), TRUSTED) == [
        ("ledger.wrong_record", f"{ITEM}receipts/received.record.json")
    ]


def test_a_contradiction_in_the_last_file_weakens_what_rests_on_the_first() -> None:
    said = item().receipts[0]
    forked = Log(A).logged(world.record("receipt", parse(said.envelope)), "f", {B.name: NOW})  # also of three entries
    verdict = verify(remade(replace(item(), receipts=(replace(said, logged=forked),))), TRUSTED)
    assert [(f.code, f.file) for f in verdict.failures] == [("ledger.rewritten", f"{ITEM}receipts/received.tlog-proof")]
    assert claims(verdict)[f"{SENT} before 2026-09-21T14:13:23Z."] is False


def test_no_key_under_the_operators_name_counts() -> None:
    hidden = world.WitnessKeys.from_seeds(world.seed("h1"), world.seed("h2"))
    for name in (A.name, A.origin):
        lines = f"witness w {hidden.vkeys(name)[1]}\nquorum w\n"
        log = Log(A)
        logged = log.logged(item().logged.record, "hidden", {})
        proof = parse_proof(logged.proof)
        signed = cosign(read_head(proof.note, A.origin, A.keyset.log_keys), hidden, name, NOW)
        shown = format_proof(replace(proof, note=proof.note + "".join(signed).encode()))
        files = remade(replace(item(), logged=replace(logged, proof=shown)), policy=lines.encode())
        assert claims(verify(files))[f"{SENT}."] is False


@pytest.mark.parametrize("time", [0, 2**63, 2**64 - 1])
def test_times_that_are_none_do_not_count(time: int) -> None:
    logged = Log(A).logged(item().logged.record, "odd", {B.name: time})
    assert claims(verify(remade(replace(item(), logged=logged)), TRUSTED))[f"{SENT}."] is False


def test_what_the_addressee_refused_was_sent_all_the_same() -> None:
    logged = Log(B).logged(world.record("refused", parse(item().parcel)), "r", {A.name: NOW})
    verdict = verify(remade(ItemPart(item().parcel, logged), maker=B, heads=()), TRUSTED)
    assert claims(verdict)[f"{SENT} before 2026-09-21T14:13:20Z."]
    assert claims(verdict)[RECEIVED] is False


def test_a_witness_with_a_wrong_clock_is_named() -> None:
    logged = Log(A).logged(item().logged.record, "skew", {B.name: NOW, N.name: NOW + 61})
    verdict = verify(remade(replace(item(), logged=logged)), TRUSTED)
    assert any("“n.example” differs" in phrase for phrase in missing(verdict, SENT))


def test_a_time_beyond_every_calendar_is_survived() -> None:
    logged = Log(A).logged(item().logged.record, "late", {B.name: 2**63 - 1})
    assert codes(remade(replace(item(), logged=logged)), TRUSTED) == [
        ("ledger.keyset_not_in_force", f"{ITEM}parcel.json")
    ]


def test_a_keyset_must_have_been_in_force() -> None:
    logged = Log(A).logged(item().logged.record, "early", {B.name: NOW - 2000})
    assert codes(remade(replace(item(), logged=logged)), TRUSTED) == [
        ("ledger.keyset_not_in_force", f"{ITEM}parcel.json")
    ]


def test_no_receipt_shows_nothing_and_claims_nothing() -> None:
    verdict = verify(remade(replace(item(), receipts=())), TRUSTED)
    assert verdict.is_sound
    assert claims(verdict)[RECEIVED] is False
    assert missing(verdict, RECEIVED) == ["There is no receipt “received” by “b.example” in the bundle."]


@pytest.mark.parametrize(
    ("outcome", "words"), [("undecipherable", "says that it could not read"), ("refused", "refused")]
)
def test_negative_receipts(outcome: str, words: str) -> None:
    said = world.receipt(parse(item().parcel), outcome, reason="line.gap")
    verdict = verify(remade(replace(item(), receipts=(ReceiptPart(outcome, said.data),))), TRUSTED)
    assert verdict.is_sound
    assert claims(verdict)[f"“b.example” {words} dispatch {ID}."]
    assert claims(verdict)[RECEIVED] is False


def test_the_addressees_bundle_shows_what_its_own_ledger_holds() -> None:
    logged = Log(B).logged(world.record("received", parse(item().parcel)), "b", {A.name: NOW, N.name: NOW})
    verdict = verify(remade(ItemPart(item().parcel, logged), maker=B, heads=()), TRUSTED)
    assert verdict.is_sound
    assert claims(verdict)[RECEIVED]
    assert claims(verdict)[f"{SENT} before 2026-09-21T14:13:20Z."]
    assert claims(verdict)[f"The text in this bundle is the text of dispatch {ID}."] is False


def test_two_heads_of_one_size_refute_the_log() -> None:
    other = Log(A)
    other.add(b"another history", SALT)
    forked = other.head(3, {B.name: NOW, N.name: NOW})
    verdict = verify(remade(heads=(*parts().heads, forked)), TRUSTED)
    assert ("ledger.rewritten", f"{ITEM}leaf.tlog-proof") in [(f.code, f.file) for f in verdict.failures]
    assert claims(verdict)["The ledger “a.example/log” was rewritten."]
    assert claims(verdict)[f"{SENT}."] is False


def logged_as(record: bytes, **other: bytes) -> ItemPart:
    logged = Log(A).logged(record, "x", {B.name: NOW})
    return replace(item(), logged=replace(logged, **other))


PARCEL = parse(parts().items[0].parcel)
OTHER = world.parcel(b"other", seq=2, prev=PARCEL.statement.base64)
ONE_RELEASE = world.released(world.notification())
STRAY = world.released(world.notification(), of=parse(parts().items[0].inner[1]).statement)  # type: ignore[index]


def with_text(data: bytes) -> ItemPart:
    """A parcel by A for this very text, logged by A."""
    sealed = world.parcel(data)
    logged = Log(A).logged(world.record("sent", sealed), "t", {B.name: NOW})
    return ItemPart(sealed.data, logged, (SALT, data))


def with_receipt(data: bytes, outcome: str = "received") -> ItemPart:
    return replace(item(), receipts=(ReceiptPart(outcome, data),))


def with_proof(**other: object) -> ItemPart:
    proof = replace(parse_proof(item().logged.proof), **other)  # type: ignore[arg-type]
    return replace(item(), logged=replace(item().logged, proof=format_proof(proof)))


LIES = {
    "record of another parcel": (logged_as(world.record("sent", OTHER)), "ledger.wrong_record", "record.json"),
    "kind the owner cannot have entered": (
        logged_as(world.record("received", PARCEL)), "ledger.wrong_record", "record.json"),
    "record that is no object": (logged_as(b"[]"), "ledger.wrong_record", "record.json"),
    "record in another spelling": (logged_as(b'{"kind": "sent"}'), "ledger.wrong_record", "record.json"),
    "another salt": (
        logged_as(world.record("sent", PARCEL), salt=bytes(32)), "ledger.bad_inclusion", "leaf.tlog-proof"),
    "a short salt": (logged_as(world.record("sent", PARCEL), salt=bytes(31)), "ledger.bad_salt", "record.salt"),
    "a damaged proof": (
        logged_as(world.record("sent", PARCEL), proof=b"c2sp"), "ledger.bad_proof_file", "leaf.tlog-proof"),
    "another index": (with_proof(index=1), "ledger.bad_inclusion", "leaf.tlog-proof"),
    "a hash too many": (
        with_proof(path=(*parse_proof(item().logged.proof).path, bytes(32))), "ledger.bad_inclusion",
        "leaf.tlog-proof"),
    "a log nobody here owns": (
        with_proof(note=Log(world.Party(world.PartyName("x.example"), "x.example/log")).head(2, {})),
        "ledger.foreign_log", "leaf.tlog-proof"),
    "a log that is a third party's": (
        replace(item(), logged=Log(N).logged(world.record("sent", PARCEL), "n", {B.name: NOW})),
        "ledger.wrong_record", "record.json"),
    "a head under a foreign name": (
        with_proof(note=Log(world.Party(B.name, A.origin)).head(2, {})), "seal.bad_note_signature",
        "leaf.tlog-proof"),
    "another text": (replace(item(), inner=(SALT, inner(world.notification()))), "ledger.wrong_text", "inner.json"),
    "another content salt": (
        replace(item(), inner=(bytes(32), item().inner[1])), "ledger.wrong_text", "inner.json"),  # type: ignore[index]
    "a text forwarded to somebody else": (
        with_text(inner(world.notification(to=[{"office": "Desk", "party": N.name}]))), "ledger.wrong_text",
        "inner.json"),
    "a text of other traffic": (
        with_text(inner(world.notification(traffic="live"))), "ledger.wrong_text", "inner.json"),
    "a text by nobody known": (
        with_text(inner(world.notification(keyset=PARCEL.statement.base64))), "ledger.bundle_keyset", "inner.json"),
    "a text under another's name": (
        with_text(inner(world.notification(**{"from": B.name}))), "ledger.bundle_keyset", "inner.json"),
    "a release of another text": (with_text(inner(STRAY)), "ledger.bad_release", "inner.json"),
    "a text changed after its release": (
        with_text(inner(ONE_RELEASE | {"subject": "Another"})), "ledger.bad_release", "inner.json"),
    "one officer twice": (with_text(inner(world.released(ONE_RELEASE))), "ledger.bad_release", "inner.json"),
    "a parcel signed by somebody else": (
        replace(item(), parcel=seal("parcel", canonical.decode(PARCEL.payload), B.statements).data), "seal.wrong_keys",
        "parcel.json"),
    "a receipt for another parcel": (
        with_receipt(world.receipt(OTHER).data), "ledger.wrong_receipt", "receipts/received.json"),
    "a receipt by a third party": (
        with_receipt(world.receipt(PARCEL, by=N).data), "ledger.wrong_receipt", "receipts/received.json"),
    "a receipt with another outcome": (
        with_receipt(world.receipt(PARCEL, "opened").data), "ledger.wrong_receipt", "receipts/received.json"),
    "a receipt with another number": (
        with_receipt(world.receipt(PARCEL, seq=2).data), "ledger.wrong_receipt", "receipts/received.json"),
    "a receipt signed by the sender": (
        with_receipt(seal("receipt", canonical.decode(world.receipt(PARCEL).payload), A.statements).data),
        "seal.wrong_keys", "receipts/received.json"),
    "a parcel as receipt": (with_receipt(PARCEL.data), "seal.other_kind", "receipts/received.json"),
    "a receipt logged as something else": (
        replace(item(), receipts=(replace(item().receipts[0], logged=item().logged),)), "ledger.wrong_record",
        "receipts/received.record.json"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_lying_maker_is_refused_by_file(lie: str) -> None:
    part, code, file = LIES[lie]
    assert codes(remade(part), TRUSTED) == [(code, ITEM + file)]


def test_keysets_may_not_be_missing_doubled_or_false() -> None:
    assert ("ledger.bundle_keyset", f"{ITEM}receipts/opened.json") in codes(remade(keysets=(A.file, N.file)))
    assert codes(remade(keysets=(B.file, N.file))) == [("ledger.bundle_keyset", "MANIFEST")]
    assert codes(remade(keysets=(A.file, B.file, A.file))) == [("ledger.second_keyset", "keysets/3.json")]
    assert codes(remade(keysets=(A.file, B.file[:-2]))) == [("seal.not_json", "keysets/2.json")]


def test_a_damaged_policy_counts_nobody() -> None:
    verdict = verify(remade(policy=b"quorum q\n"), TRUSTED)
    assert [(f.code, f.file) for f in verdict.failures] == [("ledger.bad_policy", "policy.txt")]
    assert claims(verdict)[f"{SENT}."] is False


def test_quorum_none_dates_nothing() -> None:
    verdict = verify(remade(policy=b"quorum none\n"), TRUSTED)
    assert verdict.is_sound
    assert claims(verdict)[f"{SENT}."] is False


def test_releases_of_the_text_are_named() -> None:
    two = world.released(ONE_RELEASE, "M. Roe")
    verdict = verify(remade(with_text(inner(two))), TRUSTED)
    assert [c for c in claims(verdict) if "released" in c] == [
        f"J. Doe, Desk, released dispatch {ID} for “a.example”.",
        f"M. Roe, Desk, released dispatch {ID} for “a.example”.",
    ]
    assert len(read_notification(parse(inner(two))).releases) == 2


def test_an_empty_bundle_shows_only_identities() -> None:
    empty = BundleParts(A.name, "", b"quorum none\n", (A.file,), ())
    assert list(claims(verify(assemble(empty, A.statements), TRUSTED)).values()) == [True]


@given(
    st.dictionaries(
        st.sampled_from(["MANIFEST", "policy.txt", "keysets/1.json", "items/1/parcel.json"]) | st.text(max_size=20),
        st.binary(max_size=60),
        max_size=5,
    )
)
def test_rubbish_is_judged_and_never_raises(files: dict[str, bytes]) -> None:
    verdict = verify(files, TRUSTED)
    assert not verdict.is_sound
    assert verdict.findings == ()
