"""A station whose views an older program folded opens with views of this one."""

from __future__ import annotations

from tests.conftest import Pair

from detente.station.commands.rebuild import VIEWS, rebuild, renew_views
from detente.station.ports import MattersWanted
from detente.station.queries.matters import matters
from detente.station.views import DraftFields
from detente.testing.officers import send

DECISION = {"title": "T", "text": "A text.", "body": "Council"}


def test_older_views_are_folded_again_when_the_house_is_opened(pair: Pair) -> None:
    to = ((pair.b.house.party, "Ministry"),)
    send(pair.a, DraftFields("decision", "Ministry", to, "T", body=dict(DECISION)))
    with pair.a.house.store.write() as tx:  # as a program before matters left it
        rows = tx.dispatches(direction=None, party=None, traffic=None, limit=10, before=None)
        tx.clear_projections()
        for row in rows:
            tx.put_dispatch(row)
        tx.note_views(VIEWS - 1)
    assert matters(pair.a.house, MattersWanted()).lines == ()
    assert renew_views(pair.a.house)
    assert [line.title for line in matters(pair.a.house, MattersWanted()).lines] == ["T"]
    assert not renew_views(pair.a.house)
    rebuild(pair.a.house)


def test_a_new_station_has_views_of_this_program(pair: Pair) -> None:
    with pair.a.house.store.read() as tx:
        assert tx.views_version() == VIEWS
