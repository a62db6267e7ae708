"""What the boards of contacts share: filters in the address, pages, the fragment for live pages, the same as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.paging import before_of, mark_of
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.desk.showing.matters import state_labels
from detente.errors import OursError
from detente.kernel import PartyName
from detente.station.house import House
from detente.station.ports import MattersWanted
from detente.station.views.contacts import Next

SHOWN, EXPORTED = 25, 2000
WHOLE, INSIDE = "desk/council/contact_board.html", "desk/council/_inside.html"
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One board. `title`, `lede` and `empty` are message ids; `kind` gives the states to choose from.

    `read` answers with what `template` shows as `board`, `next_of` says where its next page begins, `rows` gives it
    as the lines of a file under `columns`. `opens` is the act that begins something new here.
    """

    name: str
    kind: str
    title: str
    lede: str
    empty: str
    opens: tuple[str, ...]
    template: str
    read: Callable[[House, MattersWanted], Any]
    next_of: Callable[[Any], Next]
    columns: Cells
    rows: Callable[[Any], Iterable[Cells]]


def show_board(request: DeskRequest, board: Board) -> HttpResponse:
    """Show a board; `?format=csv` is the file, `?fragment=rows` the inside for live pages."""
    chosen = _chosen(request, board)
    wanted = MattersWanted(
        kinds=(board.kind,),
        states=(chosen["state"],) if chosen["state"] else (),
        party=chosen["party"] or None,
        limit=SHOWN,
        before=before_of(request.GET.get("before", "")),
    )
    if request.GET.get("format") == "csv":
        found = board.read(request.house, replace(wanted, limit=EXPORTED, before=None))
        return csv_file(board.name, board.columns, board.rows(found))
    found = board.read(request.house, wanted)
    return render(request, board.template, _context(request, board, chosen, found))


def _context(request: DeskRequest, board: Board, chosen: dict[str, str], found: Any) -> dict[str, Any]:
    given, here = {k: v for k, v in chosen.items() if v}, {k: str(v) for k, v in request.GET.items() if k == "before"}
    following = board.next_of(found)
    address = reverse(board.name)
    return {
        "area": "council", "spec": board, "board": found, "now": request.house.clock.now(), "chosen": chosen,
        "own": request.house.party, "layout": INSIDE if request.GET.get("fragment") else WHOLE, "address": address,
        "states": [(value, gettext(label)) for value, label in state_labels(board.kind).items()],
        "parties": party_choices(request), "is_filtered": bool(given), "is_later": "before" in here,
        "first_url": addressed(address, given), "csv_url": addressed(address, given | {"format": "csv"}),
        "rows_url": addressed(address, given | here | {"fragment": "rows"}),
        "next_url": addressed(address, given | {"before": mark_of(following)}) if following else "",
    }  # fmt: skip


def party_choices(request: DeskRequest) -> list[tuple[str, str]]:
    """Return the known parties by their own names."""
    language = get_language() or "en"
    return [(str(party.name), party.named(language)) for party in known_parties(request).values()]


def addressed(address: str, given: dict[str, str]) -> str:
    """Return an address with its choices."""
    return f"{address}?{urlencode(given)}" if given else address


def _chosen(request: DeskRequest, board: Board) -> dict[str, str]:
    """Return the filters of the address; raise `desk.bad_choice` for a state that the kind does not know."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("state", "party")}
    if chosen["state"] and chosen["state"] not in state_labels(board.kind):
        raise OursError("desk.bad_choice", value=chosen["state"][:40])
    if chosen["party"]:
        PartyName(chosen["party"])
    return chosen
