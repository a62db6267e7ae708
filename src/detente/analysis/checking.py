"""A history in files, checked cell by cell by the engine and copied as rules read it, whole or not at all.

What is checked is what is judged: one reading of a file writes its copy, with a mark on every row in which something is
wrong. Only where there is such a row the file is read again, to say which cells and what could stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.analysis.given import shown
from detente.analysis.sources import Source, reading
from detente.errors import TheirsError

MOST_TOLD = 20
_IN_ONE_SENTENCE = 3
_LOOKED_AT = 1_000  # rows of one file in which a second use of an identifier is looked for


class HistoryError(TheirsError):
    """A history that cannot be used: `count` cells or rows are wrong, and the first of them are `told`, at most 20."""

    def __init__(self, count: int, told: Sequence[TheirsError]) -> None:
        first = "; ".join(str(one).partition(": ")[2].rstrip(".") for one in told[:_IN_ONE_SENTENCE])
        super().__init__("analysis.wrong_cells", count=count, first=first[:2000])
        self.told = tuple(told)


def copied(connection: Any, sources: Sequence[Source], folder: Path, most_rows: int) -> tuple[list[Path], int]:
    """Write each file as rules read it and return the copies with the number of rows.

    Raises `HistoryError` with the wrong cells of all files, or the rows whose identifier an earlier one has;
    `analysis.not_csv`, `analysis.not_parquet`, `analysis.no_rows`, `analysis.many_rows`.
    """
    _check_rows(connection, sources, most_rows)
    paths, rows, wrong = list[Path](), 0, list[Source]()
    for number, one in enumerate(sources):
        path = folder / f"{number:05}.parquet"
        counted, bad = _copy(connection, one, path)
        paths.append(path)
        rows += counted
        wrong += [one] if bad else []
    if wrong:
        raise _refusal(connection, wrong)
    if not rows:
        raise TheirsError("analysis.no_rows")
    if rows > most_rows:
        raise TheirsError("analysis.many_rows", limit=most_rows)
    _check_once(connection, sources, paths)
    return paths, rows


def _check_rows(connection: Any, sources: Sequence[Source], most_rows: int) -> None:
    """A small file of Parquet can say that it has very many rows: what it says is added up before any is read."""
    rows = 0
    for one in sources:
        if not one.given.is_text:
            with reading(one.given):
                rows += connection.execute(f"SELECT count(*) FROM {one.table}", [one.at]).fetchone()[0]
        if rows > most_rows:
            raise TheirsError("analysis.many_rows", limit=most_rows)


def _copy(connection: Any, one: Source, path: Path) -> tuple[int, int]:
    """Return how many rows were copied, and in how many of them something is wrong."""
    kept = ", ".join(f"c_{cell.name}" for cell in one.cells)
    wrong = " OR ".join(cell.wrong for cell in one.cells)
    query = one.read(f"{kept}, ({wrong}) AS wrong")
    with reading(one.given):
        connection.execute(f"COPY ({query}) TO ? (FORMAT parquet)", [one.at, str(path)])
    found = connection.execute("SELECT count(*), count_if(wrong) FROM read_parquet(?)", [str(path)]).fetchone()
    return found[0], found[1]


def _refusal(connection: Any, wrong: Sequence[Source]) -> HistoryError:
    told: list[TheirsError] = []
    count = 0
    for one in wrong:
        counted = ", ".join(f"count_if({cell.wrong})" for cell in one.cells)
        found = connection.execute(one.read(counted), [one.at]).fetchone()
        count += sum(found)
        if len(told) < MOST_TOLD:
            told += _first(connection, one, [number for number, bad in enumerate(found) if bad])
    return HistoryError(count, told[:MOST_TOLD])


def _first(connection: Any, one: Source, columns: Sequence[int]) -> list[TheirsError]:
    """The first wrong cells of a file, row by row."""
    found: list[tuple[int, int, TheirsError]] = []
    for column in columns:
        cell = one.cells[column]
        picked = f"number, left(CAST({cell.raw} AS VARCHAR), 60)"
        query = f"{one.read(picked, numbered=True)} WHERE {cell.wrong} ORDER BY number LIMIT {MOST_TOLD}"
        for row, value in connection.execute(query, [one.at]).fetchall():
            fields = {"row": row, "column": cell.name, "value": shown(value or ""), "wanted": cell.wanted}
            found.append((row, column, TheirsError("analysis.cell", file=one.given.label, **fields)))
    return [error for _, _, error in sorted(found, key=lambda each: each[:2])]


def _check_once(connection: Any, sources: Sequence[Source], paths: Sequence[Path]) -> None:
    """Compare identifiers by their hashes, which take a third of the room, and then what looks the same."""
    files = [str(path) for path in paths]
    hashes = "SELECT hash(c_id) AS h, count(*) AS n FROM read_parquet(?) GROUP BY h HAVING n > 1"
    more = connection.execute(f"SELECT coalesce(sum(n - 1), 0) FROM ({hashes})", [files]).fetchone()[0]
    if not more:
        return
    alike = f"hash(c_id) IN (SELECT h FROM ({hashes}) LIMIT {_LOOKED_AT})"
    same = f"SELECT c_id FROM read_parquet(?) WHERE {alike} GROUP BY c_id HAVING count(*) > 1 LIMIT {MOST_TOLD}"
    ids = [id_ for (id_,) in connection.execute(same, [files, files]).fetchall()]
    if ids:
        raise HistoryError(int(more), _used_before(connection, sources, ids))


def _used_before(connection: Any, sources: Sequence[Source], ids: Sequence[str]) -> list[TheirsError]:
    seen, told = set[str](), list[TheirsError]()
    for one in sources:
        picked = one.read("number, c_id", numbered=True)
        query = f"{picked} WHERE list_contains(?, c_id) ORDER BY number LIMIT {_LOOKED_AT}"
        for row, id_ in connection.execute(query, [one.at, list(ids)]).fetchall():
            if id_ in seen:
                told.append(TheirsError("analysis.row_twice", file=one.given.label, row=row, id=shown(id_, 60)))
            seen.add(id_)
        if len(told) >= MOST_TOLD:
            break
    return told[:MOST_TOLD]
