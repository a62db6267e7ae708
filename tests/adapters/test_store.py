"""The store: founded once, opened by its own party, migrated forward, safe between writers."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from detente.adapters.store import create_store, open_store
from detente.adapters.store.engine import make_engine
from detente.adapters.store.schema import metadata
from detente.app import open_house
from detente.errors import RefusedError, WorldError
from detente.station.ports import ChannelRow, HandingRow, LeafRow, OutboxRow, RefusalRow
from detente.testing import make_station
from detente.testing.stations import configure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_store(tmp_path / "record.sqlite", "a.example", "a.example/log", 1)
    return tmp_path / "record.sqlite"


def test_migrations_give_the_schema(path: Path) -> None:
    engine = make_engine(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        sql = connection.execute(text("select sql from sqlite_master where name in ('outbox','change','refusal')"))
        assert all("AUTOINCREMENT" in row.sql for row in sql), "a number that was used never comes back"
        assert inspect(connection).has_table("alembic_version")
    engine.dispose()


def test_a_second_founding_is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RefusedError, match="adapters.station_exists"):
        create_store(path, "b.example", "b.example/log", 1)
    assert path.read_bytes() == before


def test_a_store_of_another_party_does_not_open(path: Path) -> None:
    with pytest.raises(RefusedError, match="adapters.other_party") as caught:
        open_store(path, "b.example")
    assert caught.value.fields == {"found": "a.example", "expected": "b.example"}


def test_opening_never_creates(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="adapters.no_station"):
        open_store(tmp_path / "record.sqlite", "a.example")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    for content in (b"This is not a database. " * 100, b""):
        file = tmp_path / "record.sqlite"
        file.write_bytes(content)
        with pytest.raises(WorldError, match="adapters.not_a_store"):
            open_store(file, "a.example")


def test_a_store_of_a_newer_program_does_not_open(path: Path) -> None:
    engine = make_engine(path)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(WorldError, match="adapters.newer_store"):
        open_store(path, "a.example")


def test_a_store_of_an_older_program_is_brought_forward_with_its_drafts(path: Path) -> None:
    """What an older program left: a draft, and no place for who has its sections."""
    engine = make_engine(path)
    with engine.begin() as connection:
        connection.execute(text("drop table handing"))
        connection.execute(text("update alembic_version set version_num = '0005'"))
        connection.execute(
            text(
                "insert into draft (id, fields, author, started_at, saved_at, releases) values ('d', x'7b7d', 'desk', 1, 1, x'5b5d')"
            )
        )
    engine.dispose()
    store = open_store(path, "a.example")
    row = HandingRow("d", 1, "land", "head", "desk", 2, "")
    with store.write() as tx:
        assert (tx.draft("d").author, tx.handings("d"), tx.open_handings()) == ("desk", (), ())
        tx.put_handing(row)
        assert tx.open_handings() == (row,)
        tx.drop_draft("d")
        assert tx.handings("d") == ()
    store.close()


def write_and_fail(store) -> None:
    with store.write() as tx:
        tx.put_refusal(RefusalRow(1, "b.example", "line.gap", None, None), 10)
        raise ZeroDivisionError


def test_an_error_undoes_the_whole_block(path: Path) -> None:
    store = open_store(path, "a.example")
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store)
    with store.read() as tx:
        assert tx.refusals(10) == ()
    store.close()


def test_writers_of_two_processes_never_share_an_index(path: Path) -> None:
    """Two stores on one file, as a station and a command in a terminal are: every append gets an index of its own."""
    stores = [open_store(path, "a.example") for _ in range(2)]

    def append(store) -> None:
        for _ in range(25):
            with store.write() as tx:
                size, _ = tx.frontier()
                tx.append_leaf(LeafRow(size, b"entry", b"hash", None, None, None, 1), b"")

    threads = [threading.Thread(target=append, args=(store,)) for store in stores for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with stores[0].read() as tx:
        assert tx.frontier()[0] == 100
        assert [leaf.index for leaf in tx.leaves(0, 1000)] == list(range(100))
    for store in stores:
        store.close()


def test_noise_cannot_fill_the_disk(path: Path) -> None:
    store = open_store(path, "a.example")
    with store.write() as tx:
        tx.put_refusal(RefusalRow(0, "b.example", "line.second_text", "s", 7), 5)
        for at in range(1, 20):
            tx.put_refusal(RefusalRow(at, "?", "seal.bad_frames", None, None), 5)
        kept = tx.refusals(100)
    assert [row.at for row in kept if row.index is None] == [19, 18, 17, 16, 15]
    assert [row.index for row in kept if row.index is not None] == [7], "evidence stays"
    store.close()


def test_others_writes_are_noticed(path: Path) -> None:
    ours, theirs = open_store(path, "a.example"), open_store(path, "a.example")
    heard: list[bool] = []
    ours.subscribe(lambda *, has_work: heard.append(has_work))
    before = ours.version()
    with theirs.write() as tx:
        tx.note_change("line", "draft", "x")
    assert ours.version() != before
    assert heard == [], "a listener hears its own process only; the version tells of others"
    with ours.write() as tx:
        tx.note_change("line", "draft", "y")
    with ours.write() as tx:
        tx.enqueue(OutboxRow(0, "b.example", "parcel", 3, "e", None, "d", 0, 1, 1, None, None, ""))
    assert heard == [False, True]
    ours.close()
    theirs.close()


def test_an_empty_channel(path: Path) -> None:
    store = open_store(path, "a.example")
    with store.read() as tx:
        assert tx.channel("in", "b.example", "FLASH") == ChannelRow(0, None)
    store.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"party": "b.example"}, "adapters.other_party"),
        ({"zone": "Mars/Olympus"}, "adapters.bad_configuration"),
        ({"release": [{"officers": 0}]}, "adapters.bad_configuration"),
        ({"release": [{"officers": 1, "colour": "red"}]}, "adapters.bad_configuration"),
        ({"credential": "nowhere"}, "adapters.no_credential"),
        ({"credential": "station.toml"}, "seal.wrong_passphrase"),
    ],
)
def test_a_wrong_configuration_stops_the_station(tmp_path: Path, change: dict, code: str) -> None:
    station = make_station(tmp_path)
    station.house.store.close()
    configure(station.home, **change)
    with pytest.raises((RefusedError, WorldError), match=code):
        open_house(station.home)


def test_a_home_without_a_station(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="adapters.no_station"):
        open_house(tmp_path)


def test_secrets_are_for_the_station_only(tmp_path: Path) -> None:
    station = make_station(tmp_path)
    for secret in ("keys/station.age", "officers/desk.age", "officers/head.age", "credential", "record.sqlite"):
        assert (station.home / secret).stat().st_mode & 0o077 == 0, secret
    seeds = b"AGE-SECRET" + bytes(station.house.keys.statements.seeds[0])
    for file in station.home.rglob("*"):
        if file.is_file():
            assert seeds[10:] not in file.read_bytes(), file
    station.house.store.close()


def test_nothing_goes_before_an_earlier_one_that_waits(path: Path) -> None:
    """Two letters in one sequence: while the first is put off, the second, queued later, is not due either."""
    store = open_store(path, "a.example")
    with store.write() as tx:
        tx.enqueue(OutboxRow(0, "b.example", "parcel", 3, "first", None, "d1", 0, 1, 1, None, None, ""))
        tx.postpone("b.example", 3, 100, "adapters.unreachable")
        tx.enqueue(OutboxRow(0, "b.example", "parcel", 3, "second", None, "d2", 0, 2, 2, None, None, ""))
        tx.enqueue(OutboxRow(0, "b.example", "parcel", 0, "flash", None, "d3", 0, 2, 2, None, None, ""))
        assert [row.envelope for row in tx.due("b.example", 50, 9)] == ["flash"]
        tx.retry_now("b.example", 60)
        assert [row.envelope for row in tx.due("b.example", 60, 9)] == ["flash", "first", "second"]
    store.close()
