"""Members: what each has not answered, from papers and from matters. Silence is shown, never taken for an answer."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.kernel import PartyName
from detente.station.queries.unanswered import unanswered
from detente.station.views.meetings import Unanswered

COLUMNS = ("member", "what", "state", "title", "author", "since", "asked_by", "id")


@require_safe
def members_board(request: DeskRequest) -> HttpResponse:
    """Show what members have not answered; `?party=` shows one; `?format=csv` is the table as a file."""
    chosen = request.GET.get("party", "").strip()
    page = unanswered(request.house, PartyName(chosen) if chosen else None)
    if request.GET.get("format") == "csv":
        return csv_file("unanswered", COLUMNS, (_cells(item) for item in page.lines))
    counted = Counter(item.member for item in page.lines)
    language = get_language() or "en"
    context = {
        "area": "council", "now": request.house.clock.now(), "lines": page.lines, "is_cut": page.is_cut,
        "chosen": chosen, "counted": () if chosen else tuple(counted.most_common()),
        "choices": [(str(party.name), party.named(language)) for party in known_parties(request).values()],
    }  # fmt: skip
    return render(request, "desk/council/members.html", context)


def _cells(item: Unanswered) -> tuple[str, ...]:
    state, what = (item.line.state, item.line.kind) if item.line else (item.word, "thread")
    times = (item.since.iso if item.since else "", item.asked_by.iso if item.asked_by else "")
    return (item.member, what, state, item.title, item.author, *times, item.id)
