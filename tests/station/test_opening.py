"""What is inside may be anything: the sender learns of it by a signed receipt, and nothing here fails by it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from tests.conftest import Pair

from detente.kernel import Digest
from detente.seal import age, canonical, frames, package
from detente.seal.envelope import parse, seal
from detente.seal.keys import SigningPair
from detente.station.commands import carry
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.receive_consignment import receive_consignment
from detente.station.queries.dispatches import dispatch
from detente.testing import officer_of, send_letter


def deliver(pair: Pair, body: bytes, content: bytes, **inner: Any) -> str:
    """Let A send a parcel whose inside is not what a letter's inside is; return its dispatch id."""
    if not inner:
        send_letter(pair.a, pair.b)
    errand = carry.next_errand(pair.a.house, pair.b.house.party)
    it = frames.parse_consignment(errand.content)
    payload = canonical.decode(parse(it.parcel).payload) | inner
    payload["cipher"] = {"sha256": Digest.of(body).base64, "size": len(body)}
    payload["content"] = base64.b64encode(content).decode()
    parcel = seal("parcel", payload, pair.a.house.keys.statements)
    receive_consignment(pair.b.house, frames.frame_consignment(parcel.data, body, b"", b""))
    return payload["id"]


def inner_of(pair: Pair, **changes: Any) -> bytes:
    """The inner envelope of A's next letter, with changed members."""
    letter = send_letter(pair.a, pair.b)
    with pair.a.house.store.read() as tx:
        row = tx.dispatch(letter)
    return seal("notification", canonical.decode(row.inner) | changes, pair.a.house.keys.statements).data


def sealed(pair: Pair, inner: bytes, *, salt: bytes = bytes(32)) -> tuple[bytes, bytes]:
    key = pair.b.house.keys.archive.public
    return age.encrypt(package.pack(salt, inner), [key]), package.content(salt, inner)


def outcome(pair: Pair, dispatch_id: str) -> tuple[str, str | None]:
    opened = open_dispatch(pair.b.house, officer_of(pair.b), dispatch_id)
    view = dispatch(pair.b.house, dispatch_id)
    assert view.body is None
    assert view.row.state == "CANNOT READ"
    return opened.outcome, opened.code


def test_rubbish_instead_of_a_text(pair: Pair) -> None:
    assert outcome(pair, deliver(pair, b"rubbish", bytes(32))) == ("undecipherable", "seal.age_header")


def test_encrypted_to_somebody_else(pair: Pair) -> None:
    body = age.encrypt(b"x", [pair.a.house.keys.archive.public])
    assert outcome(pair, deliver(pair, body, bytes(32))) == ("undecipherable", "seal.not_for_us")


def test_another_text_than_promised(pair: Pair) -> None:
    body, _ = sealed(pair, inner_of(pair))
    assert outcome(pair, deliver(pair, body, bytes(32))) == ("undecipherable", "line.wrong_content")


def test_a_text_written_for_another_dispatch(pair: Pair) -> None:
    body, content = sealed(pair, inner_of(pair))
    pair.carry()
    assert outcome(pair, deliver(pair, body, content)) == ("undecipherable", "line.inner_mismatch")


def test_a_text_signed_by_nobody_we_know(pair: Pair) -> None:
    with pair.a.house.store.read() as tx:
        row = tx.dispatch(send_letter(pair.a, pair.b))
    forged = seal("notification", canonical.decode(row.inner), SigningPair.generate()).data
    body, content = sealed(pair, forged)
    assert outcome(pair, deliver(pair, body, content, id=row.id)) == ("undecipherable", "seal.wrong_keys")


def test_demonstration_inside_and_live_outside(pair: Pair) -> None:
    """Test traffic can never look real, not even by a mark that differs between inside and outside."""
    letter = send_letter(pair.a, pair.b, traffic="demonstration")
    with pair.a.house.store.read() as tx:
        inner = seal("notification", canonical.decode(tx.dispatch(letter).inner), pair.a.house.keys.statements).data
    body, content = sealed(pair, inner)
    assert outcome(pair, deliver(pair, body, content, id=letter, traffic="live")) == (
        "undecipherable",
        "line.inner_mismatch",
    )


def test_a_release_over_another_text(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    with pair.a.house.store.read() as tx:
        payload = canonical.decode(tx.dispatch(letter).inner) | {"subject": "Another subject"}
    body, content = sealed(pair, seal("notification", payload, pair.a.house.keys.statements).data)
    kind, code = outcome(pair, deliver(pair, body, content, id=letter))
    assert kind == "undecipherable"
    assert "release" in str(code)


def test_the_sender_learns_of_it(pair: Pair) -> None:
    id_ = deliver(pair, b"rubbish", bytes(32))
    outcome(pair, id_)
    pair.carry()
    with pair.b.house.store.read() as tx:
        outcomes = [row.outcome for row in tx.receipts("out", tx.parcel_of("in", "a.example", id_).statement)]
    assert outcomes == ["received", "undecipherable"]


def test_an_act_of_a_later_version_is_shown_as_it_is(pair: Pair) -> None:
    """Signed, decrypted, and of a kind this station does not know: received, not understood, nothing lost."""
    letter = send_letter(pair.a, pair.b)
    with pair.a.house.store.read() as tx:
        payload = canonical.decode(tx.dispatch(letter).inner)
    payload |= {"type": "sonnet", "body": {"lines": 14}, "releases": []}
    body, content = sealed(pair, seal("notification", payload, pair.a.house.keys.statements).data)
    id_ = deliver(pair, body, content, id=letter)
    assert open_dispatch(pair.b.house, officer_of(pair.b), id_).outcome == "opened"
    view = dispatch(pair.b.house, id_)
    assert view.row.type == "sonnet"
    assert view.body == {"lines": 14}


@pytest.mark.parametrize("policy", [True, False])
def test_opening_on_arrival_is_the_partys_choice(tmp_path, clock, policy: bool) -> None:
    from detente.testing import Postman, introduce_all, make_station

    a = make_station(tmp_path, "a.example", "AA", clock=clock)
    b = make_station(tmp_path, "b.example", "BB", clock=clock, opens_on_arrival=policy)
    introduce_all([a, b])
    letter = send_letter(a, b)
    Postman([a, b]).until_quiet()
    opened = [fact.at for fact in dispatch(a.house, letter).life if fact.step == "opened"]
    assert (opened != [None]) is policy
    for station in (a, b):
        station.house.store.close()
