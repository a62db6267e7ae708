"""Councils of 31 and of 57: one dispatch to all is encrypted once, and each member's answer is its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from detente.kernel import Instant
from detente.station.commands.introduce import introduce
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.dispatches import dispatch
from detente.station.queries.threads import thread
from detente.station.views import DraftFields
from detente.testing import MovableClock, Postman, TestStation, make_station, officer_of, send_reply
from detente.testing.officers import send

MORNING = Instant.parse("2022-01-18T08:00:00Z")
PER_MEMBER = 1_557  # bytes of one further stanza, docs/spec/encryption.md
PROPOSAL = {
    "body": "Council", "level": "ambassadors", "format": "in_person", "meetings": "series_open", "window_open": True,
    "text": "A series of meetings by theme.", "themes": [{"title": "Exercises"}, {"title": "Missions"}],
}  # fmt: skip


class Council:
    """A chair and its members. Everyone knows the chair; the chair knows everyone."""

    def __init__(self, folder: Path, members: int) -> None:
        self.clock = MovableClock(MORNING)
        names = ["chair", *(f"m{number:02d}" for number in range(1, members))]
        self.stations = [make_station(folder, f"{n}.example", n.upper(), clock=self.clock) for n in names]
        self.chair, *self.members = self.stations
        for member in self.members:
            self._introduce(self.chair, member)
            self._introduce(member, self.chair)
        self.postman = Postman(self.stations)

    @staticmethod
    def _introduce(one: TestStation, other: TestStation) -> None:
        introduce(one.house, one.operator, other.keyset.data, other.keyset.statement, witnesses_us=False)

    def propose(self) -> str:
        to = tuple((member.house.party, "Foreign Ministry") for member in self.members)
        fields = DraftFields("meeting_proposal", "Chair", to, "A series of meetings", body=dict(PROPOSAL))
        return str(send(self.chair, fields))

    def close(self) -> None:
        for station in self.stations:
            station.house.store.close()


@pytest.fixture(scope="module", params=[31, 57])
def council(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    made = Council(tmp_path_factory.mktemp("council"), request.param)
    yield made
    made.close()


@pytest.fixture(scope="module")
def proposed(council: Council) -> str:
    return council.propose()


def bodies(station: TestStation, of: str) -> list[tuple[str, int]]:
    with station.house.store.read() as tx:
        return sorted({(parcel.body, parcel.size) for parcel in tx.parcels_of(of)})


def test_a_dispatch_to_all_is_encrypted_once(council: Council, proposed: str) -> None:
    with council.chair.house.store.read() as tx:
        parcels = tx.parcels_of(proposed)
    assert len(parcels) == len(council.members)
    assert len({parcel.statement for parcel in parcels}) == len(parcels)
    [(_, size)] = bodies(council.chair, proposed)
    text = len(str(PROPOSAL["text"]))
    assert size < (len(council.members) + 2) * PER_MEMBER + 40 * 1024 + text


def test_every_member_receives_opens_and_reads_the_same(council: Council, proposed: str) -> None:
    council.postman.until_quiet()
    for member in council.members:
        open_dispatch(member.house, officer_of(member), proposed)
    council.postman.until_quiet()
    bodies_read = {repr(dispatch(member.house, proposed).body) for member in council.members}
    assert len(bodies_read) == 1
    facts = dispatch(council.chair.house, proposed).life
    assert {fact.peer for fact in facts if fact.step == "opened" and fact.at} == {
        m.house.party for m in council.members
    }


def test_each_answer_fills_its_own_row_and_no_other(council: Council, proposed: str) -> None:
    answering: Sequence[TestStation] = council.members[:5]
    for member in answering:
        send_reply(member, council.chair, proposed, "accept")  # type: ignore[arg-type]  # an id as text
    council.postman.until_quiet()
    for arrived in _unopened(council.chair):
        open_dispatch(council.chair.house, officer_of(council.chair), arrived)
    rows = {row.member: row.kind for row in thread(council.chair.house, proposed).replies}
    assert len(rows) == len(council.members)
    accepted = {member for member, kind in rows.items() if kind == "accept"}
    assert accepted == {member.house.party for member in answering}


def _unopened(station: TestStation) -> list[str]:
    with station.house.store.read() as tx:
        rows = tx.dispatches(direction="in", party=None, traffic=None, limit=100, before=None)
    return [row.id for row in rows if row.inner is None]


def test_a_member_does_not_claim_to_know_when_the_others_had_it(council: Council, proposed: str) -> None:
    """Receipts go to the sender: at a member's station only its own delivery is known."""
    rows = thread(council.members[0].house, proposed).replies
    known = {row.member: row.state for row in rows}
    assert known[council.members[1].house.party] == "CANNOT TELL"
