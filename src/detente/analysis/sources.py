"""A file of a history as the engine reads it: a table, its cells as rules read them, its rows by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.extra import needs
from detente.analysis.files import MOST_LINE, Given
from detente.analysis.given import Cell, cells, shown
from detente.errors import TheirsError
from detente.regimes.pack import Pack

_LINE = re.compile(r"Line: (\d{1,15})", re.ASCII)
_PARQUET = "read_parquet(?, hive_partitioning = false)"
_PARQUET_NUMBERED = "read_parquet(?, hive_partitioning = false, file_row_number = true)"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a `table` whose parameter is `at`, where the engine finds it; `numbered` has each row's `number`."""

    given: Given
    at: str
    cells: list[Cell]
    table: str
    numbered: str

    def read(self, columns: str, *, numbered: bool = False) -> str:
        """Return the SELECT of columns, which may name both the raw cells and the values `c_…`."""
        values = ", ".join(f"{cell.value} AS c_{cell.name}" for cell in self.cells)
        blank = " AND ".join(f"{cell.raw} IS NULL" for cell in self.cells)
        rows = f" WHERE NOT ({blank})" if self.given.is_text else ""  # a line without anything in it is no row
        table = self.numbered if numbered else self.table
        return f"SELECT {columns} FROM (SELECT *, {values} FROM {table}{rows})"


def source(connection: Any, pack: Pack, kind: str, given: Given, at: Path) -> Source:
    """Return a file with its cells. Raises `analysis.column`, `analysis.columns`, `analysis.not_parquet`."""
    columns = _text_columns(given) if given.is_text else _typed_columns(connection, given, at)
    found = cells(pack, kind, columns, is_text=given.is_text)
    if given.is_text:
        table = _text_table(columns, found)
        return Source(given, str(at), found, table, f"(SELECT row_number() OVER () AS number, * FROM {table})")
    numbered = f"(SELECT file_row_number + 1 AS number, * FROM {_PARQUET_NUMBERED})"
    return Source(given, str(at), found, _PARQUET, numbered)


def _typed_columns(connection: Any, given: Given, at: Path) -> dict[str, str]:
    """One that stands there twice the engine has renamed, so that no item has it."""
    with reading(given):
        found = connection.execute(f"DESCRIBE SELECT * FROM {_PARQUET}", [str(at)]).fetchall()
    return {name: type_ for name, type_, *_ in found}


def _text_columns(given: Given) -> dict[str, str]:
    twice = [name for name in given.columns if given.columns.count(name) > 1]
    if twice:
        raise TheirsError("analysis.column", column=shown(twice[0], 60), columns=shown(", ".join(given.columns), 600))
    return dict.fromkeys(given.columns, "VARCHAR")


def _text_table(columns: Iterable[str], found: list[Cell]) -> str:
    """The names were checked: those of attributes and of what may stand beside them, plain words."""
    names = ", ".join(f"\"{name}\": 'VARCHAR'" for name in columns)
    trimmed = ", ".join(f"nullif(trim({cell.raw}), '') AS {cell.raw}" for cell in found)
    return (
        f"(SELECT {trimmed} FROM read_csv(?, auto_detect = false, header = true, delim = ',', quote = '\"', "
        f"escape = '\"', nullstr = '', strict_mode = true, max_line_size = {MOST_LINE}, columns = {{{names}}}))"
    )


@contextmanager
def reading(given: Given) -> Iterator[None]:
    """Say of a file that cannot be read what is wrong with it, where the engine knows: the line of a text."""
    duckdb = needs("duckdb")
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.PermissionException, duckdb.InterruptException):
        raise
    except duckdb.Error as problem:
        said = str(problem)
        if not given.is_text:
            raise TheirsError("analysis.not_parquet", file=given.label) from problem
        at = _LINE.search(said)
        raise TheirsError("analysis.not_csv", line=int(at[1]) if at else 0, what=_reason(said)) from problem


def _reason(said: str) -> str:
    """The engine's own words without the line itself and without what it proposes."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(("Original", "Invalid Input"))]
    return shown(lines[0] if lines else said, 80)
