"""Kill any process at any step: after a restart nothing is lost, nothing doubled, the sequence intact."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.serve.running import eventually, found_running

from detente.app import open_house
from detente.ledger.tree import root_of
from detente.seal.checkpoints import parse_checkpoint
from detente.seal.notes import parse_note
from detente.station.commands import carry
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.rebuild import rebuild
from detente.station.commands.receive_consignment import receive_consignment
from detente.station.commands.receive_receipts import receive_receipts
from detente.station.commands.release import release
from detente.station.commands.save_draft import save_draft
from detente.station.commands.sign_head import sign_head
from detente.station.house import House
from detente.station.queries.dispatches import dispatches
from detente.station.queries.ledger import ledger
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, TestStation, introduce_all, make_station, officer_of, send_letter
from detente.testing.postman import Postman

FIELDS = DraftFields(
    type="letter", office="Foreign Ministry", to=(("b.example", "Foreign Ministry"),), subject="A subject",
    body={"paper": "letter", "text": "A letter."},
)  # fmt: skip


def dies_at(step: int, home: Path, action: Callable[[House], object]) -> bool:
    """Do `action` in a child that kills itself before its `step`-th SQL statement or commit; tell whether it died."""
    child = os.fork()
    if child == 0:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            house = open_house(home)
            event.listen(Engine, "before_cursor_execute", tick)
            event.listen(Engine, "commit", tick)
            action(house)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def every_step(home: Path, action: Callable[[House], object], check: Callable[[], None]) -> int:
    """Kill at step 1, 2, 3, … (every third beyond ten), checking after each death, until the action lives."""
    step = 1
    while dies_at(step, home, action):
        check()
        step += 1 if step < 10 else 3
    return step


@pytest.fixture
def two(tmp_path: Path):
    a, b = (make_station(tmp_path, party, code) for party, code in (("a.example", "AA"), ("b.example", "BB")))
    introduce_all([a, b])
    yield a, b
    for station in (a, b):
        station.house.store.close()


def counts(station: TestStation) -> tuple[int, int, int]:
    """Leaves, parcels, outbox rows still to be carried."""
    with station.house.store.read() as tx:
        peers = [row.party for row in tx.keysets()]
        parcels = sum(len(tx.parcels_from(d, p, "ROUTINE", 1)) for d in ("in", "out") for p in peers)
        return tx.frontier()[0], parcels, sum(tx.waiting(p)[0] for p in peers)


def test_released_is_entry_and_outbox_or_neither(two) -> None:
    a, _ = two
    desk = officer_of(a)
    draft = freeze_draft(a.house, desk, save_draft(a.house, desk, FIELDS).id)
    release(a.house, desk, draft.id, draft.fingerprint, PASSPHRASE)
    before = counts(a)
    head = officer_of(a, "head")
    steps = every_step(
        a.home,
        lambda house: release(house, head, draft.id, draft.fingerprint, PASSPHRASE),
        lambda: assert_equal(counts(a), before),
    )
    assert steps > 10
    assert counts(a) == (before[0] + 1, 1, 1)


def test_received_is_parcel_and_receipt_or_neither(two) -> None:
    a, b = two
    send_letter(a, b)
    errand = carry.next_errand(a.house, b.house.party)
    before = counts(b)
    assert (
        every_step(
            b.home, lambda house: receive_consignment(house, errand.content), lambda: assert_equal(counts(b), before)
        )
        > 10
    )
    assert counts(b) == (before[0] + 2, 1, 0)
    taken = receive_consignment(b.house, errand.content)
    assert counts(b) == (before[0] + 2, 1, 0), "sent again after the crash: the stored receipt, nothing new"
    receive_receipts(a.house, taken.receipts)
    assert counts(a)[2] == 0


def test_opened_and_receipted_is_one_step(two) -> None:
    a, b = two
    letter = send_letter(a, b)
    Postman([a, b]).until_quiet()
    before, desk = counts(b), officer_of(b)
    assert (
        every_step(b.home, lambda house: open_dispatch(house, desk, letter), lambda: assert_equal(counts(b), before))
        > 5
    )
    assert counts(b) == (before[0] + 1, 1, 1)
    receipt = carry.next_errand(b.house, a.house.party)
    mine = counts(a)
    assert (
        every_step(
            a.home, lambda house: receive_receipts(house, receipt.content), lambda: assert_equal(counts(a), mine)
        )
        > 5
    )
    assert rebuild(a.house) and rebuild(b.house)


def test_a_head_is_never_signed_over_files_that_are_not_there(two) -> None:
    a, b = two
    for _ in range(3):
        send_letter(a, b)

    def published_is_true() -> None:
        note = a.house.tiles.read("checkpoint")
        if note is not None:
            checkpoint = parse_checkpoint(parse_note(note).text)
            with a.house.store.read() as tx:
                assert checkpoint.root == root_of(list(tx.leaf_hashes(0, checkpoint.size)))

    every_step(a.home, sign_head, published_is_true)
    published_is_true()
    assert sign_head(a.house) is None


def assert_equal(one: object, other: object) -> None:
    assert one == other


@pytest.mark.parametrize("seed", [1, 2])
def test_two_processes_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    """Letters both ways over TLS while either process is shot at random moments."""
    chance = random.Random(seed)
    running = found_running(tmp_path, "a.example", "b.example", opens_on_arrival=True)
    sent: list[str] = []
    try:
        for station in running:
            station.start()
        for _ in range(6):
            sender, addressee = chance.sample(running, 2)
            sent += [send_letter(sender.station, addressee.station) for _ in range(chance.randrange(1, 4))]
            time.sleep(chance.random() * 0.4)
            victim = chance.choice(running)
            victim.kill()
            sent.append(send_letter(victim.station, next(r for r in running if r is not victim).station))
            victim.start()
        for station in running:
            eventually(lambda house=station.house: all_opened(house), "not everything arrived")
        both = [row for station in running for row in dispatches(station.house, direction="in", limit=1000)]
        assert sorted(row.id for row in both) == sorted(sent)
    finally:
        for station in running:
            station.kill()
    for station in running:
        assert ledger(station.house).refusals == ()
        assert rebuild(station.house) == ledger(station.house).size
        gapless(station.house)
        station.house.store.close()


def all_opened(house: House) -> bool:
    return {row.state for row in dispatches(house, direction="out", limit=1000)} <= {"UNANSWERED"}


def gapless(house: House) -> None:
    with house.store.read() as tx:
        for direction in ("in", "out"):
            for row in tx.keysets():
                numbers = [parcel.seq for parcel in tx.parcels_from(direction, row.party, "ROUTINE", 1)]
                assert numbers == list(range(1, len(numbers) + 1))
