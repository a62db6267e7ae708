"""Readiness: what is claimed and what is confirmed, two figures that are never one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.paging import before_of, mark_of
from detente.desk.requests import DeskRequest
from detente.station.queries.readiness import readiness_calls
from detente.station.views.meetings import ReadinessLine

COLUMNS = ("id", "state", "title", "body", "of", "claimed", "claimed_by", "confirmed", "names")


@require_safe
def readiness_board(request: DeskRequest) -> HttpResponse:
    """List the calls, the last moved first; `?format=csv` is the page as a file."""
    page = readiness_calls(request.house, before_of(request.GET.get("before", "")))
    if request.GET.get("format") == "csv":
        return csv_file("readiness", COLUMNS, (_cells(line) for line in page.lines))
    later = f"?{urlencode({'before': mark_of(page.next)})}" if page.next else ""
    context = {
        "area": "council", "calls": page.lines, "is_later": "before" in request.GET,
        "next_url": reverse("readiness") + later if later else "",
    }  # fmt: skip
    return render(request, "desk/council/readiness.html", context)


def _cells(call: ReadinessLine) -> tuple[str, ...]:
    speakers = " ".join(dict.fromkeys(claim.by for claim in call.claims))
    figures = (str(call.counts.of), str(call.counts.claimed), speakers, str(call.counts.confirmed))
    return (call.line.id, call.line.state, call.line.title, call.readiness.body, *figures, " ".join(call.names))
