"""A thread: the proposal with its dates, what each member answered, every paper in the order of the record."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.requests import DeskRequest
from detente.station.queries.threads import thread


@require_safe
def thread_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the thread of a dispatch; `?fragment=thread` is the inside for live pages."""
    view = thread(request.house, named_dispatch(slug))
    page = "desk/line/_thread.html" if request.GET.get("fragment") else "desk/line/thread.html"
    return render(request, page, {"area": "line", "thread": view, "slug": slug})
