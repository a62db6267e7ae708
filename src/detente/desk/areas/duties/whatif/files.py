"""The tables and pictures of an answer as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from detente.analysis.asking import Told
from detente.analysis.parquet import parquet_of
from detente.analysis.pictures import standalone
from detente.analysis.telling import TABLES
from detente.desk.areas.council.files import csv_file
from detente.desk.areas.duties.whatif.asking import Asked
from detente.desk.areas.duties.whatif.drawing import PICTURES
from detente.errors import OursError

PARQUET = "application/vnd.apache.parquet"
SVG = "image/svg+xml; charset=utf-8"


def file_of(asked: Asked, told: Told, table: str, kind: str) -> HttpResponse:
    """Return a table as CSV or Parquet, a picture as SVG. Raises `desk.not_found`, `analysis.empty`."""
    if kind == "svg" and table in PICTURES:
        return _picture(asked, told, table)
    if table not in TABLES or kind not in {"csv", "parquet"}:
        raise OursError("desk.not_found")
    rows = TABLES[table](told)
    if not rows:
        raise OursError("analysis.empty")
    if kind == "csv":
        return csv_file(f"what-if-{table}", list(rows[0]), ([_cell(cell) for cell in row.values()] for row in rows))
    return _attached(parquet_of(rows), PARQUET, f"what-if-{table}.parquet")


def _picture(asked: Asked, told: Told, name: str) -> HttpResponse:
    found = PICTURES[name](asked, told)
    if found is None:
        raise OursError("analysis.empty")
    return _attached(standalone(found.svg), SVG, f"what-if-{name}.svg")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _attached(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
