"""Series of meetings: who accepted which theme, the meetings held and to come, what rests, when it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.paging import before_of, mark_of
from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.requests import DeskRequest
from detente.station.queries.series import series, series_list
from detente.station.views.meetings import SeriesView

LISTED = ("id", "title", "state", "themes", "agreed_themes", "meetings", "next", "moved")
MATRIX = ("member", "theme", "answer")


@require_safe
def series_board(request: DeskRequest) -> HttpResponse:
    """List the series on record, the last moved first; `?format=csv` is the page as a file."""
    page = series_list(request.house, before_of(request.GET.get("before", "")))
    if request.GET.get("format") == "csv":
        return csv_file("series", LISTED, (_line(view) for view in page.lines))
    later = f"?{urlencode({'before': mark_of(page.next)})}" if page.next else ""
    context = {
        "area": "council", "lines": page.lines, "is_later": "before" in request.GET,
        "next_url": reverse("series_list") + later if later else "",
    }  # fmt: skip
    return render(request, "desk/council/series_list.html", context)


@require_safe
def series_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show one series; `?fragment=series` is the inside for live pages, `?format=csv` the matrix as a file."""
    view = series(request.house, named_dispatch(slug))
    if request.GET.get("format") == "csv":
        return csv_file("series-matrix", MATRIX, _matrix(view))
    page = "desk/council/_series.html" if request.GET.get("fragment") else "desk/council/series.html"
    return render(request, page, {"area": "council", "view": view, "line": view.line, "series": view.series})


def _line(view: SeriesView) -> tuple[str, ...]:
    series_, line = view.series, view.line
    ahead = series_.next_at.iso if series_.next_at else series_.next_date or ""
    counted = (str(len(series_.themes)), str(len(series_.agreed_themes)), str(len(series_.children)))
    return (line.id, line.title, series_.state.value, *counted, ahead, series_.moved_at.iso)


def _matrix(view: SeriesView) -> Iterator[tuple[str, str, str]]:
    """One row per member and theme; the answer to the whole has no theme."""
    for row in view.series.status:
        yield row.member, "", row.whole.value
        yield from ((row.member, theme, answer.value) for theme, answer in row.themes)
