"""People: the parties known here with their fingerprints, the lines to them, and the officers of this station."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.station.queries.lines import lines
from detente.station.queries.parties import officers


@require_safe
def people(request: DeskRequest) -> HttpResponse:
    """Show parties and officers."""
    states = {line.peer: line for line in lines(request.house)}
    parties = [(party, states.get(party.name)) for party in known_parties(request).values()]
    context = {"area": "people", "parties": parties, "officers": officers(request.house)}
    return render(request, "desk/people.html", context)
