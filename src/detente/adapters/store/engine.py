"""Open the store: SQLite in WAL mode with full flushes, one writer at a time.

`synchronous=FULL` because an acknowledgement means flushed to disk. Transactions begin explicitly: `BEGIN IMMEDIATE`
takes the write lock first, so that reading a sequence number and using it are one step between processes too.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from detente.adapters.store.transaction import SqlTransaction
from detente.errors import WorldError
from detente.station.ports import Listener, Store, Transaction

BUSY_SECONDS = 10
FULL_WORDS = ("full", "disk i/o error", "no space")


def _on_connect(raw: sqlite3.Connection, _record: Any) -> None:
    raw.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        raw.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("detente_mode", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def make_engine(path: Path) -> Engine:
    """Make the engine for the database file at `path`; nothing is created yet."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=32,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def as_world_error(problem: exc.DBAPIError) -> WorldError:
    """Turn a driver's error into ours: disk full apart from every other failure."""
    words = str(problem.orig).lower()
    if any(word in words for word in FULL_WORDS):
        return WorldError("adapters.disk_full")
    return WorldError("adapters.store_failed", problem=type(problem.orig).__name__)


class SqlStore(Store):
    """A store on one SQLAlchemy engine.

    `_writer` keeps threads of this process in line; the database's own lock keeps processes in line. `max_bytes`, when
    set, is the operator's quota: beyond it the store answers as a full disk does.
    """

    def __init__(self, engine: Engine, max_bytes: int | None = None) -> None:
        self._engine = engine
        self._writer = threading.Lock()
        self._listeners: list[Listener] = []
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = threading.Lock()
        if max_bytes:
            event.listen(engine, "connect", _quota(max_bytes))
            engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Begin the writing transaction; commit and flush at the end, roll back on any error."""
        with self._writer, self._begin("IMMEDIATE") as transaction:
            yield transaction
        for listener in self._listeners:
            listener(has_work=transaction.has_work)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after each durable write of this process."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Begin a reading transaction."""
        with self._begin("DEFERRED") as transaction:
            yield transaction

    @contextmanager
    def _begin(self, mode: str) -> Iterator[Transaction]:
        try:
            with self._engine.connect().execution_options(detente_mode=mode) as connection, connection.begin():
                yield SqlTransaction(connection)
        except exc.DBAPIError as problem:
            raise as_world_error(problem) from problem

    def version(self) -> int:
        """Return SQLite's data version: it changes when another connection commits."""
        with self._watch_lock:
            if self._watch is None:
                self._watch = sqlite3.connect(str(self._engine.url.database), check_same_thread=False)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close every connection."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._engine.dispose()


def _quota(max_bytes: int) -> Any:
    def limit(raw: sqlite3.Connection, _record: Any) -> None:
        page = int(raw.execute("PRAGMA page_size").fetchone()[0])
        raw.execute(f"PRAGMA max_page_count={max(1, max_bytes // page)}")

    return limit
