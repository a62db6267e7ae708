"""What stood unanswered: whose answer, since when, to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from detente.desk.areas.council.contact_pages import addressed, party_choices
from detente.desk.areas.council.files import csv_file
from detente.desk.requests import DeskRequest
from detente.kernel import PartyName
from detente.station.queries.awaiting import unanswered
from detente.station.views.awaiting import Unanswered

COLUMNS = ("waited_for", "asked_by", "what", "title", "since", "days", "state", "id", "traffic")


@require_safe
def unanswered_board(request: DeskRequest) -> HttpResponse:
    """Show what awaits an answer; `?party=` keeps what one party asked or is asked, `?format=csv` is the file."""
    party = request.GET.get("party", "").strip()
    board = unanswered(request.house, PartyName(party) if party else None)
    if request.GET.get("format") == "csv":
        return csv_file("unanswered", COLUMNS, _cells(board.items))
    address, given = reverse("unanswered"), {"party": party} if party else {}
    context = {
        "area": "council", "board": board, "chosen": given, "address": address, "parties": party_choices(request),
        "csv_url": addressed(address, given | {"format": "csv"}), "own": request.house.party,
    }  # fmt: skip
    return render(request, "desk/council/unanswered.html", context)


def _cells(items: Iterable[Unanswered]) -> Iterator[tuple[str, ...]]:
    for item in items:
        yield (
            item.who, item.by, item.what, item.title, item.since.iso, str(item.days), item.word, item.id.slug,
            item.traffic.value,
        )  # fmt: skip
