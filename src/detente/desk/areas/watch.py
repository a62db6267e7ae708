"""The watch: what needs a person first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.access import signed_in
from detente.desk.requests import DeskRequest
from detente.desk.showing.handed import handed_lines
from detente.station.queries.overview import overview


@require_safe
def watch(request: DeskRequest) -> HttpResponse:
    """Show the overview; `?fragment=watch` is the inside for live pages."""
    view = overview(request.house, signed_in(request))
    page = "desk/_watch.html" if request.GET.get("fragment") else "desk/watch.html"
    return render(request, page, {"area": "watch", "view": view, "handed": handed_lines(view.handed)})
