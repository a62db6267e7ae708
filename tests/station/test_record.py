"""The record: views folded again agree, heads are signed once, a full disk and a restart lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update
from tests.conftest import Pair

from detente.adapters.store import schema
from detente.errors import DefectError, WorldError
from detente.kernel import Instant
from detente.ledger.tree import root_of
from detente.seal.checkpoints import read_head
from detente.station.commands.announce import announce
from detente.station.commands.cosign import cosign
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.rebuild import rebuild
from detente.station.commands.seek_cosignature import (
    cosignature_request,
    keep_cosignature,
    stated_size,
    witnesses,
)
from detente.station.commands.sign_head import sign_head
from detente.station.queries.dispatches import dispatch, dispatches
from detente.station.queries.ledger import ledger
from detente.testing import Postman, introduce_all, make_station, officer_of, send_letter, send_reply


def converse(pair: Pair) -> str:
    """A letter, an announcement, a reply, a recognition of a thread that joins late."""
    letter = send_letter(pair.a, pair.b)
    pair.carry()
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    announce(
        pair.a.house, officer_of(pair.a), letter, by="a.example", where="Brussels", declared="2026-02-10",
        quote="A letter was sent.", source="press office", mode="press_conference",
    )  # fmt: skip
    reply = send_reply(pair.b, pair.a, letter)
    pair.carry()
    open_dispatch(pair.a.house, officer_of(pair.a), reply)
    pair.carry()
    return letter


def test_folding_the_record_again_gives_the_same_views(pair: Pair) -> None:
    converse(pair)
    for station in (pair.a, pair.b):
        size = ledger(station.house).size
        assert rebuild(station.house) == size


def test_a_view_that_differs_is_found_and_mended(pair: Pair) -> None:
    letter = converse(pair)
    with pair.a.house.store.write() as tx:
        tx._sql.execute(update(schema.dispatch).values(subject="Something else"))
    with pytest.raises(DefectError, match="station.rebuild_differs"):
        rebuild(pair.a.house)
    assert dispatch(pair.a.house, letter).row.subject == "A subject", "the record decides"
    assert rebuild(pair.a.house)


def test_a_head_covers_every_entry_and_is_signed_once(pair: Pair) -> None:
    converse(pair)
    size = sign_head(pair.a.house)
    assert size == ledger(pair.a.house).size
    assert sign_head(pair.a.house) is None
    note = pair.a.house.tiles.read("checkpoint")
    head = read_head(note, pair.a.house.origin, pair.a.keyset.log_keys)
    with pair.a.house.store.read() as tx:
        assert head.root == root_of(list(tx.leaf_hashes(0, size)))


def test_a_store_that_went_back_signs_nothing(pair: Pair) -> None:
    sign_head(pair.a.house)
    with pair.a.house.store.write() as tx:
        tx._sql.execute(update(schema.frontier).values(size=0, hashes=b""))
    with pytest.raises(DefectError, match="station.head_went_back"):
        sign_head(pair.a.house)


def test_a_ledger_changed_under_its_signed_head_signs_nothing(pair: Pair) -> None:
    sign_head(pair.a.house)
    with pair.a.house.store.write() as tx:
        size, packed = tx.frontier()
        tx._sql.execute(update(schema.frontier).values(hashes=packed[:-1] + bytes([packed[-1] ^ 1])))
    with pytest.raises(DefectError, match="ledger.head_differs"):
        sign_head(pair.a.house)
    assert size


def test_a_witness_that_claims_more_than_there_is(pair: Pair) -> None:
    """A store restored from an old copy learns of it here; a witness that lies stops nothing but itself."""
    sign_head(pair.a.house)
    (witness,) = witnesses(pair.a.house)
    with pytest.raises(DefectError, match="station.head_went_back"):
        cosignature_request(pair.a.house, witness, 1_000_000)


@pytest.mark.parametrize("answer", [b"", b"7", b"-7\n", b"07\n", b"9" * 5000 + b"\n", "٣\n".encode(), b"7\n7\n"])
def test_an_answer_that_is_no_size_is_none(answer: bytes) -> None:
    assert stated_size(answer) is None
    assert stated_size(b"7\n") == 7


def test_the_witness_cosigns_what_grows_and_nothing_else(pair: Pair) -> None:
    letter = converse(pair)
    (witness,) = witnesses(pair.a.house)
    for _ in range(2):
        sign_head(pair.a.house)
        size, body = cosignature_request(pair.a.house, witness)
        answer = cosign(pair.b.house, body)
        assert answer.status == 200
        assert keep_cosignature(pair.a.house, witness, size, answer.body)
        assert cosignature_request(pair.a.house, witness) is None
        send_letter(pair.a, pair.b)
    assert ledger(pair.a.house).witnessed_size == size
    witnessed = next(fact for fact in dispatch(pair.a.house, letter).life if fact.step == "witnessed")
    assert witnessed.at == pair.clock.now()
    assert cosign(pair.b.house, body).status == 409, "asked again with an old size, it says what it knows"
    assert cosign(pair.b.house, body.replace(pair.a.house.origin.encode(), b"nobody.example/log")).status == 404
    assert cosign(pair.b.house, b"nonsense").status == 400


def test_a_witness_that_knows_more_is_believed_about_its_size(pair: Pair) -> None:
    """The store lost the cosignature, the witness did not: its 409 names the size to start from."""
    sign_head(pair.a.house)
    (witness,) = witnesses(pair.a.house)
    cosign(pair.b.house, cosignature_request(pair.a.house, witness)[1])
    send_letter(pair.a, pair.b)
    sign_head(pair.a.house)
    refused = cosign(pair.b.house, cosignature_request(pair.a.house, witness)[1])
    assert refused.status == 409
    size, body = cosignature_request(pair.a.house, witness, stated_size(refused.body))
    assert keep_cosignature(pair.a.house, witness, size, cosign(pair.b.house, body).body)


def test_a_cosignature_by_somebody_else_is_not_kept(pair: Pair) -> None:
    sign_head(pair.a.house)
    (witness,) = witnesses(pair.a.house)
    size, body = cosignature_request(pair.a.house, witness)
    good = cosign(pair.b.house, body).body
    assert not keep_cosignature(pair.a.house, witness, size, good.replace(b"b.example", b"c.example"))
    assert not keep_cosignature(pair.a.house, witness, size, b"")
    assert not keep_cosignature(pair.a.house, witness, size, good.split(b"\n")[0] + b"\n"), "one of two lines"


def send_until_full(station, to) -> None:
    for _ in range(50):
        send_letter(station, to, text="word " * 4000)


def test_a_full_disk_stops_before_anything_is_half_done(tmp_path: Path, clock) -> None:
    a = make_station(tmp_path, "a.example", "AA", clock=clock)
    b = make_station(tmp_path, "b.example", "BB", clock=clock, max_store_mib=1)
    introduce_all([a, b])
    postman = Postman([a, b])
    letters = []
    for number in range(40):
        letters.append(send_letter(a, b, text=f"Letter {number}. " + "word " * 4000))
        postman.until_quiet()
        clock.move(minutes=10)
    arrived = {row.id for row in dispatches(b.house, limit=1000)}
    missing = [letter for letter in letters if letter not in arrived]
    assert arrived and missing, "some arrived, then the disk was full"
    with pytest.raises(WorldError, match="adapters.disk_full"):
        send_until_full(b, a)
    assert {row.state for row in dispatches(a.house, direction="out", limit=1000)} == {"RECEIVED", "NOT DELIVERED"}
    from detente.testing.stations import configure

    configure(b.home, max_store_mib=0)
    roomy = b.reopened()
    again = Postman([a, roomy])
    for _ in range(len(missing) + 2):
        clock.move(hours=1)
        again.until_quiet()
    rows = dispatches(roomy.house, limit=1000)
    came = sorted(row.id for row in rows if row.direction == "in")
    assert came == sorted(letters), "nothing lost, nothing doubled"
    assert rebuild(roomy.house) == ledger(roomy.house).size
    for station in (a, roomy):
        station.house.store.close()


def test_an_announcement_stands_beside_the_delivery(pair: Pair) -> None:
    """R1: told to the press before the other side has it."""
    letter = send_letter(pair.a, pair.b)
    announce(
        pair.a.house, officer_of(pair.a), letter, by="a.example", where="Brussels", declared="2026-02-10",
        quote="", source="press office", mode="press_conference",
    )  # fmt: skip
    view = dispatch(pair.a.house, letter)
    assert [said.where for said in view.announcements] == ["Brussels"]
    assert view.row.state == "NOT DELIVERED", "an announcement is not a notification"
    assert view.announcements[0].recorded_at == Instant(pair.clock.now())
