"""The council: proposals of meetings, each with its dates and what each member answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.requests import DeskRequest
from detente.kernel import DispatchId
from detente.station.house import House
from detente.station.queries.dispatches import dispatches
from detente.station.queries.threads import thread
from detente.station.views import ThreadView

LOOKED_AT = 500
SHOWN = 40
PROPOSING = ("meeting_proposal", "repetition")


@require_safe
def council(request: DeskRequest) -> HttpResponse:
    """Show every thread that proposes a meeting, the last moved first."""
    context = {"area": "council", "threads": proposals(request.house)}
    return render(request, "desk/_council.html" if request.GET.get("fragment") else "desk/council.html", context)


def proposals(house: House) -> tuple[ThreadView, ...]:
    """Return the threads of the meeting proposals on record."""
    found: dict[DispatchId, ThreadView] = {}
    seen: set[DispatchId] = set()
    for row in dispatches(house, limit=LOOKED_AT):
        if row.type in PROPOSING and row.thread is not None and row.thread not in seen and len(found) < SHOWN:
            seen.add(row.thread)
            view = thread(house, row.id)
            found.setdefault(view.root, view)
    return tuple(found.values())
