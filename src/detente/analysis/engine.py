"""DuckDB with the tables that the rules read: from items, from Parquet, or simulated where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.analysis.extra import needs
from detente.errors import WorldError
from detente.regimes.columns import row, table
from detente.regimes.judging import Item
from detente.regimes.language.types import DAY
from detente.regimes.pack import Pack

TABLE = "activity"
_BATCH = 20_000  # rows handed over as one list a column: a row at a time takes a hundred times as long


_CLOSED = (
    "SET autoinstall_known_extensions = false", "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false", "SET enable_external_access = false", "SET lock_configuration = true",
)  # fmt: skip


@contextmanager
def connected(
    memory: str = "", scratch: Path | None = None, threads: int = 0, reads: Sequence[Path] | None = None
) -> Iterator[Any]:
    """Open an engine in the process. `memory` such as “4GiB” bounds it; beyond that it writes to `scratch`.

    With `reads` it reads those files only, writes nowhere but in `scratch`, loads no extension and reaches no network,
    whatever a file or a query says. Raises `analysis.needs_extra` without DuckDB, `analysis.engine` for what the engine
    refuses.
    """
    duckdb = needs("duckdb")
    settings = {"memory_limit": memory, "temp_directory": str(scratch) if scratch else "", "threads": threads}
    try:
        connection = duckdb.connect(config={name: value for name, value in settings.items() if value})
    except duckdb.Error as problem:
        raise _refused(problem) from problem
    try:
        # in a notebook without widgets it is off, and DuckDB refuses even to be told so
        if connection.execute("SELECT current_setting('enable_progress_bar')").fetchone()[0]:
            connection.execute("SET enable_progress_bar = false")
        if reads is not None:
            _close(connection, reads, scratch)
        yield connection
    except duckdb.Error as problem:
        raise _refused(problem) from problem
    finally:
        connection.close()


def _refused(problem: Exception) -> WorldError:
    return WorldError("analysis.engine", problem=str(problem).split("\n", maxsplit=1)[0][:200])


def _close(connection: Any, reads: Sequence[Path], scratch: Path | None) -> None:
    connection.execute(f"SET allowed_paths = [{_quoted(reads)}]")
    connection.execute(f"SET allowed_directories = [{_quoted([scratch] if scratch else [])}]")
    for setting in _CLOSED:
        connection.execute(setting)


def _quoted(paths: Iterable[Path]) -> str:
    """Paths as texts in SQL; settings and the names of views take no parameters."""
    return ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)


def put_items(connection: Any, pack: Pack, kind: str, items: Iterable[Item], name: str = TABLE) -> None:
    """Make a table of items, with the columns that the rules of the pack read."""
    columns = table(pack, kind)
    connection.execute(f"CREATE OR REPLACE TABLE {name} ({', '.join(f'{one} {type_}' for one, type_ in columns)})")
    lists = ", ".join(f"unnest(CAST(? AS {type_}[]))" for _, type_ in columns)
    rows = [row(pack, item) for item in items if item.kind == kind]
    for start in range(0, len(rows), _BATCH):
        cells = [list(column) for column in zip(*rows[start : start + _BATCH], strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {lists}", cells)


def put_parquet(connection: Any, pack: Pack, kind: str, paths: Iterable[Path], name: str = TABLE) -> None:
    """Make a view of Parquet files; a column that they lack is missing everywhere, a year is that of its date.

    Raises `analysis.columns` where the files have a column of the kind in another type.
    """
    files = _quoted(paths)
    found = {
        one: type_
        for one, type_, *_ in connection.execute(f"DESCRIBE SELECT * FROM read_parquet([{files}])").fetchall()
    }
    columns = []
    for one, type_ in table(pack, kind):
        if one in found and found[one] != type_:
            raise WorldError("analysis.columns", column=one, found=found[one], wanted=type_)
        columns.append(one if one in found else f"{_lacking(pack, kind, one, type_, found)} AS {one}")
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {', '.join(columns)} FROM read_parquet([{files}])")


def _lacking(pack: Pack, kind: str, column: str, type_: str, found: Collection[str]) -> str:
    name = column[2:]
    return year_text(pack, kind, name) if column[:2] == "y_" and f"c_{name}" in found else f"CAST(NULL AS {type_})"


def year_text(pack: Pack, kind: str, attribute: str) -> str:
    """Return the SQL of the calendar year of a date or an instant in a table that rules read."""
    per = DAY if pack.kinds[kind].attributes[attribute].type == "instant" else 1
    day = f"c_{attribute}" if per == 1 else f"c_{attribute} // {per}"
    return f"CAST(year(DATE '1970-01-01' + CAST({day} AS INTEGER)) AS BIGINT)"
