"""Tables as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from detente.desk.areas.line.tables import inert


def csv_file(name: str, columns: Sequence[str], rows: Iterable[Iterable[str]]) -> HttpResponse:
    """Return rows as a file; column names and values are for machines and are not translated."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return response
