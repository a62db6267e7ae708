"""The one path: a letter from draft to answer, with a dated fact for each step."""

from __future__ import annotations

import pytest
from tests.conftest import Pair

from detente.errors import OursError, RefusedError
from detente.station.commands import carry
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.receive_consignment import receive_consignment
from detente.station.commands.receive_receipts import receive_receipts
from detente.station.queries.dispatches import dispatch, dispatches
from detente.station.queries.overview import overview
from detente.station.queries.threads import thread
from detente.testing import officer_of, send_letter, send_reply


def steps(view) -> dict[str, bool]:
    return {fact.step: fact.at is not None for fact in view.life}


def test_every_step_leaves_a_dated_fact(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    at_once = steps(dispatch(pair.a.house, letter))
    assert at_once == {
        "drafted": True, "checked": True, "released": True, "logged": True,
        "handed": False, "received": False, "opened": False, "witnessed": False, "answered": False,
    }  # fmt: skip
    pair.clock.move(minutes=1)
    pair.carry()
    assert steps(dispatch(pair.a.house, letter))["received"]
    assert not steps(dispatch(pair.a.house, letter))["opened"]
    pair.clock.move(minutes=12)
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    pair.carry()
    life = {fact.step: fact for fact in dispatch(pair.a.house, letter).life}
    assert life["opened"].at == life["received"].at + 12 * 60
    assert life["received"].proof and life["opened"].proof and life["received"].proof != life["opened"].proof


def test_what_arrived_says_nothing_before_it_is_opened(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b, subject="Secret subject")
    pair.carry()
    (row,) = dispatches(pair.b.house)
    assert (row.state, row.subject, row.type) == ("UNOPENED", None, None)
    assert dispatch(pair.b.house, letter).body is None
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    view = dispatch(pair.b.house, letter)
    assert view.row.subject == "Secret subject"
    assert view.body == {"paper": "letter", "text": "A letter."}
    assert [release.officer for release in view.releases] == ["Head of desk", "Desk officer"]


def test_sent_never_looks_like_arrived(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    assert dispatch(pair.a.house, letter).row.state == "NOT DELIVERED"
    pair.carry()
    assert dispatch(pair.a.house, letter).row.state == "RECEIVED"
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    pair.carry()
    assert dispatch(pair.a.house, letter).row.state == "UNANSWERED"
    assert overview(pair.a.house, officer_of(pair.a)).unanswered[0].id == letter
    assert overview(pair.b.house, officer_of(pair.b)).to_answer[0].id == letter


def test_a_receipt_is_not_an_answer_and_hold_is_not_agreement(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    pair.carry()
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    reply = send_reply(pair.b, pair.a, letter)
    pair.carry()
    assert dispatch(pair.a.house, letter).row.state == "UNANSWERED", "an unopened reply answers nothing yet"
    open_dispatch(pair.a.house, officer_of(pair.a), reply)
    for station in (pair.a, pair.b):
        view = dispatch(station.house, letter)
        assert view.row.state == "HELD"
        assert [(row.member, row.kind) for row in view.replies] == [("b.example", "hold")]
        assert [entry.row.id for entry in thread(station.house, letter).entries] == [letter, reply]


def test_opening_twice_or_ones_own_is_refused(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    pair.carry()
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    with pytest.raises(OursError, match="station.already_open"):
        open_dispatch(pair.b.house, officer_of(pair.b), letter)
    with pytest.raises(OursError, match="station.not_ours_to_open"):
        open_dispatch(pair.a.house, officer_of(pair.a), letter)
    with pytest.raises(OursError, match="station.unknown_dispatch"):
        open_dispatch(pair.a.house, officer_of(pair.a), "AAAAAAAAAAAAAAAAAAAAAA==")
    with pytest.raises(RefusedError, match="station.not_permitted"):
        open_dispatch(pair.b.house, pair.b.operator, letter)


def test_a_flash_overtakes_a_routine_that_waits(pair: Pair) -> None:
    routine = send_letter(pair.a, pair.b)
    flash = send_letter(pair.a, pair.b, precedence="FLASH")
    pair.postman.round()
    states = {row.id: row.state for row in dispatches(pair.a.house)}
    assert states == {routine: "NOT DELIVERED", flash: "RECEIVED"}
    pair.carry()
    assert {row.state for row in dispatches(pair.a.house)} == {"RECEIVED"}


def test_an_opened_that_overtakes_its_received(pair: Pair) -> None:
    """The answer `received` was lost, the receipt `opened` came by itself: the parcel is carried until both are held."""
    letter = send_letter(pair.a, pair.b)
    errand = carry.next_errand(pair.a.house, pair.b.house.party)
    receive_consignment(pair.b.house, errand.content)
    open_dispatch(pair.b.house, officer_of(pair.b), letter)
    opened = carry.next_errand(pair.b.house, pair.a.house.party)
    receive_receipts(pair.a.house, opened.content)
    assert steps(dispatch(pair.a.house, letter))["opened"]
    assert not steps(dispatch(pair.a.house, letter))["received"]
    pair.carry()
    assert steps(dispatch(pair.a.house, letter))["received"]
    assert carry.next_errand(pair.a.house, pair.b.house.party) is None
