"""Small answers: the status strip for live pages, and a sign of life for whoever watches the process."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.access import public_page
from detente.desk.requests import DeskRequest
from detente.station.queries.changes import last_change


@require_safe
def strip(request: DeskRequest) -> HttpResponse:
    """Return the inside of the status strip."""
    return render(request, "desk/_strip.html")


@public_page
@require_safe
def healthz(request: DeskRequest) -> HttpResponse:
    """Answer `ok` when the store can be read."""
    last_change(request.house)
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
