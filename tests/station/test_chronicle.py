"""What happened in public: entered, folded, folded again; it travels nowhere and consents to nothing."""

from __future__ import annotations

import pytest
from tests.conftest import Pair

from detente.council.acts.public_event import Confirmation, PublicEvent, PublicKind, Release
from detente.errors import OursError
from detente.station.commands.rebuild import rebuild
from detente.station.commands.record_event import record_event
from detente.station.queries.chronicle import chronicle, chronicle_of
from detente.station.queries.public import shown_items
from detente.testing import officer_of, send_letter


def event(**more: object) -> PublicEvent:
    body = {"kind": "press_conference", "by": "bravo.example", "declared": "2021-10-18", "source": "press centre"}
    return PublicEvent.from_json(body | more)


def test_an_event_is_entered_and_folded_again(pair: Pair) -> None:
    letter = send_letter(pair.a, pair.b)
    first = record_event(pair.a.house, officer_of(pair.a), event())
    record_event(pair.a.house, officer_of(pair.a), event(declared="2021-10-06", about=letter, quote="“Noted.”"))
    entries = chronicle(pair.a.house)
    assert [entry.event.declared for entry in entries] == ["2021-10-06", "2021-10-18"]
    assert entries[1].index == first
    assert [entry.event.quote for entry in chronicle_of(pair.a.house, dispatches=[letter])] == ["“Noted.”"]
    rebuild(pair.a.house)
    assert chronicle(pair.a.house) == entries


def test_it_travels_nowhere(pair: Pair) -> None:
    record_event(pair.a.house, officer_of(pair.a), event())
    pair.carry()
    assert chronicle(pair.b.house) == ()


def test_a_leak_is_recorded_as_a_leak_and_releases_nothing(pair: Pair) -> None:
    """Scenario R3: what a newspaper prints is no consent of the author."""
    letter = send_letter(pair.a, pair.b)
    record_event(pair.a.house, officer_of(pair.a), event(kind="leak", by="A newspaper", about=letter))
    [leak] = chronicle_of(pair.a.house, dispatches=[letter])
    assert leak.event.kind is PublicKind.LEAK
    assert (leak.event.release, leak.event.confirmation) == (Release.LEAKED, Confirmation.UNCONFIRMED)
    assert not leak.event.releases
    with pair.a.house.store.read() as tx:
        row = tx.dispatch(letter)
        assert row is not None
        assert shown_items(tx, row, pair.clock.now()) == ()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"about": "AAAAAAAAAAAAAAAAAAAAAA=="}, "unknown_dispatch"),
        ({"matter": "AAAAAAAAAAAAAAAAAAAAAA=="}, "unknown_matter"),
    ],
)
def test_what_is_not_on_record_cannot_be_meant(pair: Pair, more: dict[str, str], code: str) -> None:
    with pytest.raises(OursError, match=code):
        record_event(pair.a.house, officer_of(pair.a), event(**more))
    assert chronicle(pair.a.house) == ()


def test_the_days_asked_for_are_given(pair: Pair) -> None:
    for day in ("2022-02-09", "2022-02-10T08:00Z", "2022-02-11"):
        record_event(pair.a.house, officer_of(pair.a), event(declared=day))
    found = chronicle(pair.a.house, since="2022-02-10", until="2022-02-10")
    assert [entry.event.declared for entry in found] == ["2022-02-10T08:00Z"]
