"""The list of dispatches: filters in the address, and the same list as CSV."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from detente.desk.areas.line.orders import ORDERS, headings, ordered
from detente.desk.areas.line.tables import csv_of
from detente.desk.forms.written import HEADER_LABELS
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.desk.showing.words import STATES
from detente.errors import OursError
from detente.kernel import PartyName, Traffic
from detente.station.queries.dispatches import dispatches
from detente.station.queries.drafts import drafts
from detente.station.views import DispatchRow

SHOWN = 100
LOOKED_AT = 1_000  # a state or an order is told among this many, the newest that the address asks for
EXPORTED = 100_000
MOST_DIGITS = 18
DIRECTIONS = (("in", _("Arrived")), ("out", _("Sent")))
FILTERS = ("direction", "state", "traffic", "party")
ASKED = (*FILTERS, "order", "before")


@require_safe
def dispatch_list(request: DeskRequest) -> HttpResponse:
    """Show the dispatches that the address asks for, in the order it asks for."""
    chosen = _chosen(request)
    if request.GET.get("format") == "csv":
        return csv_of(_exported(request, chosen))
    given = {name: value for name, value in chosen.items() if value}
    context = _context(request, chosen) | {
        "choices": _choices(request),
        "csv_url": f"{reverse('line:list')}?{urlencode(given | {'format': 'csv'})}",
        "rows_url": f"{reverse('line:rows')}?{urlencode(given)}",
        "drafts": drafts(request.house),
    }
    return render(request, "desk/line/list.html", context)


@require_safe
def rows(request: DeskRequest) -> HttpResponse:
    """Return the table alone, for live pages."""
    return render(request, "desk/line/_rows.html", _context(request, _chosen(request)))


def _context(request: DeskRequest, chosen: dict[str, str]) -> dict[str, Any]:
    told = bool(chosen["state"] or chosen["order"])
    seen = _seen(request, chosen, LOOKED_AT if told else SHOWN)
    found = ordered([row for row in seen if chosen["state"] in ("", row.state)], chosen["order"])[:SHOWN]
    given = {name: value for name, value in chosen.items() if value}
    older = seen[-1].index if len(seen) == (LOOKED_AT if told else SHOWN) else None
    return {
        "area": "line", "rows": found, "chosen": chosen, "is_filtered": any(chosen[name] for name in FILTERS),
        "older_url": f"{reverse('line:list')}?{urlencode(given | {'before': older})}" if older else "",
        "newest_url": _address(given) if chosen["before"] else "", "looked_at": LOOKED_AT if told and older else 0,
        "headings": headings(reverse("line:list"), given),
    }  # fmt: skip


def _address(given: dict[str, str]) -> str:
    rest = urlencode({name: value for name, value in given.items() if name != "before"})
    return f"{reverse('line:list')}?{rest}"


def _seen(request: DeskRequest, chosen: dict[str, str], limit: int) -> tuple[DispatchRow, ...]:
    """The dispatches the address asks for, the newest first; a state is known only after the fold."""
    return dispatches(
        request.house, direction=chosen["direction"] or None, traffic=chosen["traffic"] or None,
        party=chosen["party"] or None, limit=limit, before=int(chosen["before"]) if chosen["before"] else None,
    )  # fmt: skip


def _exported(request: DeskRequest, chosen: dict[str, str]) -> tuple[DispatchRow, ...]:
    rows = _seen(request, chosen, EXPORTED)
    return ordered([row for row in rows if chosen["state"] in ("", row.state)], chosen["order"])


def _choices(request: DeskRequest) -> dict[str, list[tuple[str, Any]]]:
    own = request.house.party
    return {
        "direction": list(DIRECTIONS),
        "state": [(value, _(label)) for value, label in STATES],
        "traffic": [(kind.value, _(HEADER_LABELS[kind])) for kind in Traffic],
        "party": [(party.name, party.named("en")) for party in known_parties(request).values() if party.name != own],
        "order": [(name, _(order.label)) for name, order in ORDERS.items()],
    }


def _chosen(request: DeskRequest) -> dict[str, str]:
    """Return the filters and the order of the address; raise `desk.bad_choice` for what is not in the lists."""
    chosen = {name: request.GET.get(name, "").strip() for name in ASKED}
    known = _choices(request)
    for name, value in chosen.items():
        is_known = (
            value.isdecimal() and len(value) < MOST_DIGITS if name == "before" else value in dict(known.get(name, ()))
        )
        if value and name != "party" and not is_known:
            raise OursError("desk.bad_choice", value=value[:40])
    if chosen["party"]:
        PartyName(chosen["party"])
    return chosen
