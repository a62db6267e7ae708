"""Tables as Parquet, for other tools."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.analysis.engine import connected
from detente.errors import OursError

_TYPES: Mapping[type, str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def parquet_of(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return rows with the same members as one Parquet file; a column is of the type of its first value.

    Raises `analysis.empty` for no rows, `analysis.needs_extra`, `analysis.engine`.
    """
    if not rows:
        raise OursError("analysis.empty")
    names = list(rows[0])
    types = {name: _type(rows, name) for name in names}
    columns = ", ".join(f"{_quoted(name)} {type_}" for name, type_ in types.items())
    lists = ", ".join(f"unnest(CAST(? AS {type_}[]))" for type_ in types.values())
    with tempfile.TemporaryDirectory() as folder, connected() as connection:
        path = Path(folder) / "table.parquet"
        connection.execute(f"CREATE TABLE told ({columns})")
        connection.execute(f"INSERT INTO told SELECT {lists}", [[row[name] for row in rows] for name in names])
        quoted = str(path).replace("'", "''")
        connection.execute(f"COPY told TO '{quoted}' (FORMAT parquet)")
        return path.read_bytes()


def _type(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    first = next((row[name] for row in rows if row[name] is not None), "")
    return _TYPES.get(type(first), "VARCHAR")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
