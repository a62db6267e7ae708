"""Histories: activities read from a table, each figure as it was given, what is partial as a gap with its reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from detente.errors import DetenteError, OursError, TheirsError
from detente.regimes.judging import Item, read_item
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Kind

MOST_ROWS = 200_000
MOST_BYTES = 64 << 20
BESIDE = ("organiser", "area", "lat", "lon", "source", "notified_as_reported", "observed_as_reported")
"""Columns that a history may have beside the attributes of its kind: shown, never judged by."""
_PARTIAL = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One activity of a history: the item that is judged, what stands beside it, dates as they were given."""

    item: Item
    beside: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How tables and pictures call it."""
        return str(self.item.get("designation") or self.item.id)

    @property
    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, for a map only: they decide nothing."""
        try:
            return float(self.beside["lat"]), float(self.beside["lon"])
        except (KeyError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class History:
    """Activities in the order of their table."""

    kind: str
    rows: tuple[Row, ...]
    name: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is judged."""
        return tuple(row.item for row in self.rows)

    def row(self, id_: str) -> Row:
        """Return one activity. Raises `analysis.no_such_row`."""
        found = next((row for row in self.rows if row.item.id == id_), None)
        if found is None:
            raise TheirsError("analysis.no_such_row", id=id_[:80])
        return found


def shipped_history(pack: Pack) -> History:
    """Return the 57 exercises of 1993 to 2022 that ship with the program, each with its source.

    Figures of troops are those the organiser gave; head-counts are other estimates. Coordinates are for maps.
    """
    return read_history(shipped_file().read_bytes(), pack, name="exercises 1993-2022")


def shipped_file() -> Path:
    """Return the table of `shipped_history`, as CSV."""
    return Path(str(resources.files("detente.analysis"))) / "data" / "exercises.csv"


def read_history(
    data: bytes, pack: Pack, kind: str = "activity", name: str = "", most_rows: int = MOST_ROWS
) -> History:
    """Read a table in CSV (UTF-8, a first line of names): columns are attributes of the kind, `id`, and `BESIDE`.

    An empty cell is a missing figure. A date known to the year or month only is a gap, not a guess. Raises
    `TheirsError` `analysis.*` with the line and the column; nothing of a table that is wrong is used.
    """
    if len(data) > MOST_BYTES:
        raise TheirsError("analysis.large", limit=MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TheirsError("analysis.not_text", at=problem.start) from None
    if kind not in pack.kinds:
        raise OursError("analysis.no_such_kind", pack=pack.name, kind=kind[:60])
    return History(kind, tuple(_rows(text, pack, pack.kinds[kind], most_rows)), name)


def _rows(text: str, pack: Pack, known: Kind, most: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(header, known)
        seen: dict[str, int] = {}
        for line in reader:
            if len(seen) >= most:
                raise TheirsError("analysis.rows", limit=most)
            if any(cell.strip() for cell in line):
                yield _row(header, line, reader.line_num, pack, known, seen)
    except csv.Error as problem:
        raise TheirsError("analysis.not_csv", line=reader.line_num, what=str(problem)[:80]) from None


def _check_header(header: list[str], kind: Kind) -> None:
    wrong = [name for name in header if name not in kind.attributes and name not in BESIDE]
    twice = [name for name in header if header.count(name) > 1]
    if wrong or twice or "id" not in header:
        column = (wrong or twice or ["id"])[0]
        columns = ", ".join([*kind.attributes, *BESIDE])
        raise TheirsError("analysis.column", column=column[:60], columns=columns[:600])


def _row(header: list[str], line: list[str], at: int, pack: Pack, kind: Kind, seen: dict[str, int]) -> Row:
    if len(line) != len(header):
        raise TheirsError("analysis.cells", line=at, found=len(line), wanted=len(header))
    cells = {name: cell.strip() for name, cell in zip(header, line, strict=True) if cell.strip()}
    raw: dict[str, Any] = {"about": kind.name, "id": cells.get("id", "")}
    gaps: dict[str, str] = {}
    for name, cell in cells.items():
        if name in kind.attributes and name != "id":
            _put(raw, gaps, kind, name, cell, at)
    if gaps:
        raw["missing"] = gaps
    if raw["id"] in seen:
        raise TheirsError("analysis.row", line=at, column="id", problem=f"{raw['id'][:40]} = {seen[raw['id']]}")
    seen[raw["id"]] = at
    _check_degrees(cells, at)
    try:
        item = read_item(pack, raw)
    except DetenteError as problem:
        column = str(problem.fields.get("attribute", "id"))
        raise TheirsError("analysis.row", line=at, column=column, problem=str(problem)[:200]) from problem
    return Row(item, {name: cells[name] for name in BESIDE if name in cells}, {n: cells[n] for n in gaps})


def _put(raw: dict[str, Any], gaps: dict[str, str], kind: Kind, name: str, cell: str, at: int) -> None:
    type_ = kind.attributes[name].type
    if type_ == "date" and _PARTIAL.fullmatch(cell):
        gaps[name] = "unknown"
    elif type_ == "yes/no":
        if cell not in {"yes", "no"}:
            raise TheirsError("analysis.row", line=at, column=name, problem=f"{cell[:40]}: yes, no")
        raw[name] = cell == "yes"
    elif type_ == "count":
        if not re.fullmatch(r"-?\d{1,15}", cell, re.ASCII):
            raise TheirsError("analysis.row", line=at, column=name, problem=f"{cell[:40]}: 0-9")
        raw[name] = int(cell)
    else:
        raw[name] = cell


def _check_degrees(cells: Mapping[str, str], at: int) -> None:
    for name, most in (("lat", 90), ("lon", 180)):
        cell = cells.get(name, "0")
        if not _DEGREES.fullmatch(cell) or abs(float(cell)) > most:
            raise TheirsError("analysis.row", line=at, column=name, problem=cell[:40])
