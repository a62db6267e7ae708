"""What a peer may send that is refused: each with its code, the record untouched, evidence kept where it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import Pair

from detente.errors import DetenteError
from detente.seal import canonical, frames
from detente.seal.envelope import parse, seal
from detente.seal.keys import SigningPair
from detente.seal.payloads import read_receipt
from detente.station.commands import carry
from detente.station.commands.receive_consignment import receive_consignment
from detente.station.commands.receive_receipts import receive_receipts
from detente.station.queries.ledger import ledger
from detente.testing import make_station, send_letter


def consignment(pair: Pair) -> frames.Consignment:
    """A letter from A as it leaves the house."""
    send_letter(pair.a, pair.b)
    errand = carry.next_errand(pair.a.house, pair.b.house.party)
    return frames.parse_consignment(errand.content)


def framed(it: frames.Consignment) -> bytes:
    return frames.frame_consignment(it.parcel, it.cipher, it.own_head, it.seen_head)


def resigned(pair: Pair, it: frames.Consignment, keys: SigningPair | None = None, **changes: Any) -> frames.Consignment:
    """The parcel with changed members, signed again (by A itself unless other keys are given)."""
    payload = canonical.decode(parse(it.parcel).payload) | changes
    payload = {name: value for name, value in payload.items() if value is not None}
    return replace(it, parcel=seal("parcel", payload, keys or pair.a.house.keys.statements).data)


def altered_signature(it: frames.Consignment) -> frames.Consignment:
    value = canonical.decode(it.parcel)
    first = value["signatures"][0]["sig"]
    value["signatures"][0]["sig"] = ("B" if first[0] == "A" else "A") + first[1:]
    return replace(it, parcel=canonical.encode(value))


def altered_cipher(it: frames.Consignment) -> frames.Consignment:
    return replace(it, cipher=bytes([it.cipher[-1] ^ 1]).join([it.cipher[:-1], b""]))


Attack = Callable[[Pair, frames.Consignment], frames.Consignment]
REFUSED_WITHOUT_TRACE: dict[str, tuple[Attack, str]] = {
    "altered signature": (lambda _, it: altered_signature(it), "seal.bad_signature"),
    "altered ciphertext": (lambda _, it: altered_cipher(it), "line.altered_body"),
    "cut ciphertext": (lambda _, it: replace(it, cipher=it.cipher[:-1]), "line.altered_body"),
    "wrong key": (lambda p, it: resigned(p, it, SigningPair.generate()), "seal.wrong_keys"),
    "unknown party": (lambda p, it: resigned(p, it, **{"from": "nobody.example"}), "line.unknown_party"),
    "another party's name": (lambda p, it: resigned(p, it, **{"from": "b.example"}), "line.wrong_keyset"),
    "another keyset": (
        lambda p, it: resigned(p, it, keyset=pair_digest(p)), "line.wrong_keyset",
    ),
    "addressed to another": (lambda p, it: resigned(p, it, to="c.example"), "line.wrong_addressee"),
    "unknown member": (lambda p, it: resigned(p, it, colour="red"), "seal.unknown_member"),
    "missing member": (lambda p, it: resigned(p, it, content=None), "seal.missing_member"),
    "a receipt as a parcel": (lambda p, it: replace(it, parcel=another_kind(p, it)), "seal.other_kind"),
    "not an envelope": (lambda _, it: replace(it, parcel=b"{}"), "seal.not_an_envelope"),
    "nothing": (lambda _, it: replace(it, parcel=b""), "seal.not_json"),
    "head of another log": (lambda _, it: replace(it, own_head=b"x"), "seal.bad_note"),
    "a gap": (lambda p, it: resigned(p, it, seq=3, prev=pair_digest(p)), "line.gap"),
}  # fmt: skip


def pair_digest(pair: Pair) -> str:
    return pair.b.keyset.statement.base64


def another_kind(pair: Pair, it: frames.Consignment) -> bytes:
    return seal("receipt", canonical.decode(parse(it.parcel).payload), pair.a.house.keys.statements).data


@pytest.mark.parametrize("name", REFUSED_WITHOUT_TRACE)
def test_refused_and_the_record_untouched(pair: Pair, name: str) -> None:
    attack, code = REFUSED_WITHOUT_TRACE[name]
    good = consignment(pair)
    before = ledger(pair.b.house).size
    with pytest.raises(DetenteError, match=code.replace(".", r"\.")):
        receive_consignment(pair.b.house, framed(attack(pair, good)))
    after = ledger(pair.b.house)
    assert after.size == before
    assert [(refusal.code, refusal.index) for refusal in after.refusals] == [(code, None)]
    taken = receive_consignment(pair.b.house, framed(good))
    assert taken.code is None, "the true parcel is accepted all the same"


def test_garbage_is_refused_as_what_it_is(pair: Pair) -> None:
    for data in (b"", b"\x00" * 100, frames.CONSIGNMENT, frames.CONSIGNMENT + b"\xff\xff\xff\xff"):
        with pytest.raises(DetenteError, match=r"seal\.bad_frames"):
            receive_consignment(pair.b.house, data)


def test_a_replay_gets_the_stored_receipt_and_writes_nothing(pair: Pair) -> None:
    good = framed(consignment(pair))
    first = receive_consignment(pair.b.house, good)
    size = ledger(pair.b.house).size
    assert receive_consignment(pair.b.house, good).receipts == first.receipts
    assert ledger(pair.b.house).size == size


KEPT: dict[str, tuple[dict[str, Any], str]] = {
    "a second text under the same id": ({"seq": 2, "prev": "PREV", "expires": 4102444800}, "line.second_text"),
    "a second parcel under the same number": ({"id": "AAAAAAAAAAAAAAAAAAAAAA=="}, "line.second_at_seq"),
    "a parcel that follows another": ({"id": "AAAAAAAAAAAAAAAAAAAAAA==", "seq": 2, "prev": "WRONG"}, "line.wrong_prev"),
}


@pytest.mark.parametrize("name", KEPT)
def test_an_attributable_breach_is_refused_with_a_signed_receipt_and_kept(pair: Pair, name: str) -> None:
    changes, code = KEPT[name]
    good = consignment(pair)
    receive_consignment(pair.b.house, framed(good))
    prevs = {"PREV": parse(good.parcel).statement.base64, "WRONG": pair_digest(pair)}
    changes = changes | ({"prev": prevs[changes["prev"]]} if "prev" in changes else {})
    bad = resigned(pair, good, **changes)
    size = ledger(pair.b.house).size
    for _ in range(2):
        taken = receive_consignment(pair.b.house, framed(bad))
        assert taken.code == code
        (receipt,) = [read_receipt(parse(data)) for data in frames.parse_receipts(taken.receipts)]
        assert (receipt.outcome, receipt.reason) == ("refused", code)
    after = ledger(pair.b.house)
    assert after.size == size + 2, "the breach and the receipt for it, once"
    assert [refusal.code for refusal in after.refusals] == [code]
    assert after.refusals[0].statement == parse(bad.parcel).statement


def test_receipts_that_fit_nothing_are_refused(pair: Pair, tmp_path) -> None:
    taken = receive_consignment(pair.b.house, framed(consignment(pair)))
    stranger = make_station(tmp_path, "c.example", "CC")
    with pytest.raises(DetenteError, match=r"line\.unknown_party"):
        receive_receipts(stranger.house, taken.receipts)
    with pytest.raises(DetenteError, match=r"line\.wrong_addressee|line\.wrong_keyset|line\.receipt_unknown"):
        receive_receipts(pair.b.house, taken.receipts)
    stranger.house.store.close()


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"seq": 7}, "line.receipt_mismatch"), ({"id": "AAAAAAAAAAAAAAAAAAAAAA=="}, "line.receipt_unknown")],
)
def test_a_receipt_for_another_parcel_is_refused(pair: Pair, changes: dict[str, Any], code: str) -> None:
    taken = receive_consignment(pair.b.house, framed(consignment(pair)))
    (data,) = frames.parse_receipts(taken.receipts)
    forged = seal("receipt", canonical.decode(parse(data).payload) | changes, pair.b.house.keys.statements)
    with pytest.raises(DetenteError, match=code.replace(".", r"\.")):
        receive_receipts(pair.a.house, frames.frame_receipts([forged.data]))
    kept = [refusal.code for refusal in ledger(pair.a.house).refusals]
    assert kept == ([code] if code == "line.receipt_mismatch" else [])


def test_a_peer_cannot_say_refused_after_received(pair: Pair) -> None:
    taken = receive_consignment(pair.b.house, framed(consignment(pair)))
    receive_receipts(pair.a.house, taken.receipts)
    (data,) = frames.parse_receipts(taken.receipts)
    payload = canonical.decode(parse(data).payload) | {"outcome": "refused", "reason": "line.second_text"}
    lie = seal("receipt", payload, pair.b.house.keys.statements)
    with pytest.raises(DetenteError, match=r"line\.receipt_contradiction"):
        receive_receipts(pair.a.house, frames.frame_receipts([lie.data]))
    assert [refusal.code for refusal in ledger(pair.a.house).refusals] == ["line.receipt_contradiction"]


def test_an_echo_of_our_own_id_is_a_second_text(pair: Pair) -> None:
    """B answers with a parcel under the id of A's letter: one id names one dispatch for ever."""
    letter = send_letter(pair.a, pair.b)
    pair.carry()
    other = send_letter(pair.b, pair.a)
    errand = carry.next_errand(pair.b.house, pair.a.house.party)
    it = frames.parse_consignment(errand.content)
    payload = canonical.decode(parse(it.parcel).payload) | {"id": letter}
    echo = replace(it, parcel=seal("parcel", payload, pair.b.house.keys.statements).data)
    assert receive_consignment(pair.a.house, framed(echo)).code == "line.second_text"
    assert receive_consignment(pair.a.house, framed(it)).dispatch == other
