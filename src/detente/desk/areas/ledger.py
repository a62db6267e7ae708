"""The ledger: its size, its signed heads, who witnessed them, what was refused."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.requests import DeskRequest
from detente.station.queries.ledger import ledger


@require_safe
def ledger_page(request: DeskRequest) -> HttpResponse:
    """Show the own ledger."""
    page = "desk/_ledger.html" if request.GET.get("fragment") else "desk/ledger.html"
    return render(request, page, {"area": "ledger", "ledger": ledger(request.house)})
