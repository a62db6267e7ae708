"""One transaction over all rows."""

from __future__ import annotations

from sqlalchemy import Connection

from detente.adapters.store.council_rows import SqlCouncilRows
from detente.adapters.store.desk_rows import SqlDeskRows
from detente.adapters.store.ledger_rows import SqlLedgerRows
from detente.adapters.store.line_rows import SqlLineRows
from detente.adapters.store.projection_rows import SqlProjectionRows
from detente.adapters.store.public_rows import SqlPublicRows
from detente.adapters.store.timeline_rows import SqlTimelineRows


class SqlTransaction(
    SqlLedgerRows, SqlLineRows, SqlDeskRows, SqlProjectionRows, SqlCouncilRows, SqlPublicRows, SqlTimelineRows
):
    """Implements `station.ports.Transaction` on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection
        self.has_work = False
