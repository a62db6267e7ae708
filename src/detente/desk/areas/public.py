"""The public page: what every party to a dispatch agreed to show, and nothing else. Nobody signs in here."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.access import public_page
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.station.queries.public import public_record


@public_page
@require_safe
def public(request: DeskRequest) -> HttpResponse:
    """Show the public record."""
    return render(request, "desk/public.html", {"entries": public_record(request.house)})


@public_page
@require_safe
def public_entry(request: DeskRequest, slug: str) -> HttpResponse:
    """Show one public dispatch; what is not public and what does not exist look the same."""
    entry = next((entry for entry in public_record(request.house) if entry.id == slug), None)
    if entry is None:
        raise OursError("desk.not_public")
    return render(request, "desk/public_entry.html", {"entry": entry})
