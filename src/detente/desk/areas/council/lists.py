"""The list of matters: filters in the address, page by page, and the same list as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from detente.council.matters import KINDS
from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.paging import before_of, mark_of
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.desk.showing.matters import state_labels
from detente.errors import OursError
from detente.kernel import PartyName
from detente.station.ports import MattersWanted
from detente.station.queries.matters import matters
from detente.station.views import MatterLine

SHOWN = 50
EXPORTED = 100_000
FILTERS = ("kind", "state", "party")
COLUMNS = (
    "id", "kind", "state", "title", "opened_by", "parties", "chair", "traffic", "due", "opened", "moved", "steps",
    "refused", "part_of",
)  # fmt: skip


@require_safe
def matter_list(request: DeskRequest) -> HttpResponse:
    """Show the matters that the address asks for, the last moved first."""
    chosen = _chosen(request)
    if request.GET.get("format") == "csv":
        return _csv_of(matters(request.house, replace(_wanted(chosen), limit=EXPORTED)).lines)
    context = _context(request, chosen)
    page = "desk/council/_matter_rows.html" if request.GET.get("fragment") else "desk/council/matter_list.html"
    return render(request, page, context)


def _context(request: DeskRequest, chosen: dict[str, str]) -> dict[str, Any]:
    page = matters(request.house, replace(_wanted(chosen), before=before_of(request.GET.get("before", ""))))
    given = {name: value for name, value in chosen.items() if value}
    here = {name: str(value) for name, value in request.GET.items() if name in ("before", *FILTERS) and value}
    return {
        "area": "council", "now": request.house.clock.now(), "lines": page.lines, "chosen": chosen,
        "is_filtered": bool(given), "choices": _choices(request, chosen["kind"]), "first_url": _address(given),
        "is_later": "before" in here, "rows_url": _address(here | {"fragment": "rows"}),
        "csv_url": _address(given | {"format": "csv"}),
        "next_url": _address(given | {"before": mark_of(page.next)}) if page.next else "",
    }  # fmt: skip


def _address(given: dict[str, str]) -> str:
    return f"{reverse('matters')}?{urlencode(given)}" if given else reverse("matters")


def _wanted(chosen: dict[str, str]) -> MattersWanted:
    return MattersWanted(
        kinds=(chosen["kind"],) if chosen["kind"] else (),
        states=(chosen["state"],) if chosen["state"] else (),
        party=chosen["party"] or None,
        limit=SHOWN,
    )


def _choices(request: DeskRequest, kind: str) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen; the states are those of the kind, once one is chosen."""
    language = get_language() or "en"
    kinds = [(name, gettext(known.label)) for name, known in KINDS.items()]
    states = {
        value: label for name in ([kind] if kind in KINDS else KINDS) for value, label in state_labels(name).items()
    }
    return {
        "kind": sorted(kinds, key=lambda pair: pair[1]),
        "state": [(value, gettext(label)) for value, label in states.items()],
        "party": [(str(party.name), party.named(language)) for party in known_parties(request).values()],
    }


def _chosen(request: DeskRequest) -> dict[str, str]:
    """Return the filters of the address; raise `desk.bad_choice` for what is not in the lists."""
    chosen = {name: request.GET.get(name, "").strip() for name in FILTERS}
    known = _choices(request, chosen["kind"])
    for name in ("kind", "state"):
        if chosen[name] and chosen[name] not in dict(known[name]):
            raise OursError("desk.bad_choice", value=chosen[name][:40])
    if chosen["party"]:
        PartyName(chosen["party"])
    return chosen


def _csv_of(lines: Iterable[MatterLine]) -> HttpResponse:
    return csv_file("matters", COLUMNS, (_cells(line) for line in lines))


def _cells(line: MatterLine) -> tuple[str, ...]:
    return (
        line.id, line.kind, line.state, line.title, line.opened_by, " ".join(line.parties), line.chair,
        line.traffic.value, line.due.iso if line.due else "", line.opened_at.iso, line.moved_at.iso, str(line.steps),
        str(line.refused), line.part_of or "",
    )  # fmt: skip
