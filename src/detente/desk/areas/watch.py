"""The watch: what needs a person first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.access import signed_in
from detente.desk.alarms import alarms_of
from detente.desk.areas.duties.told import told_rows
from detente.desk.requests import DeskRequest
from detente.desk.showing.handed import handed_lines
from detente.station.queries.overview import overview

_HOUR = 3600


@require_safe
def watch(request: DeskRequest) -> HttpResponse:
    """Show the overview; `?fragment=watch` is the inside for live pages."""
    view, alarms = overview(request.house, signed_in(request)), alarms_of(request.house)
    page = "desk/_watch.html" if request.GET.get("fragment") else "desk/watch.html"
    told = {"alarms": alarms, "duties": told_rows(request, alarms.alarms), "lead_hours": alarms.lead // _HOUR,
            "handed": handed_lines(view.handed)}  # fmt: skip
    return render(request, page, {"area": "watch", "view": view} | told)
