"""The list of dispatches as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from django.http import HttpResponse

from detente.station.views import DispatchRow

COLUMNS = (
    "id", "direction", "state", "type", "subject", "from", "to", "precedence", "traffic", "declared", "entered",
    "thread",
)  # fmt: skip
_NUMBER = re.compile(r"-[0-9]{1,18}(\.[0-9]{1,18})?", re.ASCII)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Iterable[DispatchRow]) -> HttpResponse:
    """Return the rows as a file; column names are for machines and are not translated."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dispatches.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows([inert(cell) for cell in _cells(row)] for row in rows)
    return response


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, “CSV Injection”); a number stays one.

    >>> inert("=1+1"), inert("a=1"), inert("-9.1"), inert("-9.1+1")
    ("'=1+1", 'a=1', '-9.1', "'-9.1+1")
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _cells(row: DispatchRow) -> tuple[str, ...]:
    return (
        row.id, row.direction, row.state, row.type or "", row.subject or "", row.sender, " ".join(row.addressees),
        row.precedence.value, row.traffic.value, row.declared or "", row.entered_at.iso, row.thread or "",
    )  # fmt: skip
