"""The timeline: everything in the order of declared dates, to scroll through or to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.council.acts.public_event import PublicKind
from detente.council.matters import KINDS
from detente.desk.areas.council.contact_pages import addressed, party_choices
from detente.desk.areas.council.files import csv_file
from detente.desk.requests import DeskRequest
from detente.desk.showing.times import day
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, PartyName
from detente.station.ports.timeline import Place
from detente.station.queries.timeline import ANNOUNCEMENTS, DISPATCHES, EVENTS, SORTS, Chosen, timeline
from detente.station.views.timeline import TimelineEntry, TimelinePage

SHOWN, PRINTED, EXPORTED = 60, 250, 5000
FILTERS = ("party", "track", "kind", "from", "to", "view")
COLUMNS = ("date", "declared", "index", "what", "type", "by", "to", "title", "traffic", "marks", "about", "matter")
BAR, HEIGHT = 10, 48  # of the strip of months, in its own units
SORT_LABELS = {
    DISPATCHES: N_("Dispatches"), ANNOUNCEMENTS: N_("Announcements"), EVENTS: N_("Everything in the chronicle"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the strip: its anchor, its name, how many, the address that begins there, its bar."""

    anchor: str
    name: str
    number: int
    address: str
    x: int
    height: int
    y: int


@require_safe
def timeline_page(request: DeskRequest) -> HttpResponse:
    """Show a page of the timeline; `?view=print` for paper, `?format=csv` for a file."""
    given = {name: request.GET.get(name, "").strip() for name in FILTERS}
    given = {name: value for name, value in given.items() if value}
    if request.GET.get("format") == "csv":
        return csv_file("timeline", COLUMNS, _cells(timeline(request.house, _chosen(given, None, EXPORTED))))
    after = _read_place(request.GET.get("after", ""))
    is_print = given.get("view") == "print"
    found = timeline(request.house, _chosen(given, after, PRINTED if is_print else SHOWN))
    return render(request, "desk/council/timeline.html", _context(request, given, found, is_print=is_print))


def _chosen(given: dict[str, str], after: Place | None, limit: int) -> Chosen:
    """Read the filters; raise `desk.bad_choice` for what is none, `kernel.*` for what is no party and no date."""
    sort, track = given.get("kind", ""), given.get("track", "")
    if sort and sort not in (*SORTS, *(kind.value for kind in PublicKind)):
        raise OursError("desk.bad_choice", value=sort[:40])
    if track and track not in KINDS and "." not in track:
        raise OursError("desk.bad_choice", value=track[:40])
    return Chosen(
        party=PartyName(given["party"]) if "party" in given else None,
        track=track,
        sort=sort,
        since=_day(given.get("from", "")),
        until=_day(given.get("to", "")),
        after=after,
        limit=limit,
    )


def _day(text: str) -> str:
    return str(DeclaredDate(text))[:10] if text else ""


def _read_place(text: str) -> Place | None:
    """Read where a page begins, `<date>,<index>`; raise `desk.bad_choice`."""
    if not text:
        return None
    date, _, index = text.partition(",")
    if not index.isascii() or not index.isdigit():
        raise OursError("desk.bad_choice", value=text[:40])
    return str(DeclaredDate(date)), int(index[:15])


def _context(request: DeskRequest, given: dict[str, str], found: TimelinePage, *, is_print: bool) -> dict[str, Any]:
    address = reverse("timeline")
    months = tuple(_months(address, given, found.months))
    following = f"{found.next[0]},{found.next[1]}" if found.next else ""
    return {
        "area": "council", "board": found, "groups": _by_month(found.entries), "given": given, "is_print": is_print,
        "address": address, "months": months, "width": BAR * max(1, len(months)), "height": HEIGHT,
        "parties": party_choices(request), "tracks": found.tracks, "total": sum(month.number for month in months),
        "kinds": sorted(((name, gettext(kind.label)) for name, kind in KINDS.items()), key=lambda pair: pair[1]),
        "sorts": [(name, gettext(SORT_LABELS[name])) for name in SORTS],
        "events": [(kind.value, gettext(kind.label)) for kind in PublicKind], "is_later": "after" in request.GET,
        "csv_url": addressed(address, given | {"format": "csv"}), "first_url": addressed(address, given),
        "other_url": addressed(address, given | {"view": "scroll" if is_print else "print"}),
        "next_url": addressed(address, given | {"after": following}) if following else "",
    }  # fmt: skip


def _months(address: str, given: dict[str, str], counts: tuple[tuple[str, int], ...]) -> Iterator[Month]:
    most = max((number for _, number in counts), default=1)
    for place, (month, number) in enumerate(counts):
        tall = max(2, HEIGHT * number // most)
        begins = addressed(address, given | {"from": f"{month}-01"})
        yield Month(month, month_name(month), number, begins, place * BAR, tall, HEIGHT - tall)


def month_name(month: str) -> str:
    """Return `February 2022` in the reader's language, the text itself where it is no month."""
    try:
        return day(dt.datetime.fromisoformat(f"{month}-01"), "yMMMM")
    except ValueError:
        return month


def _by_month(entries: tuple[TimelineEntry, ...]) -> list[tuple[str, str, list[TimelineEntry]]]:
    found: dict[str, list[TimelineEntry]] = {}
    for entry in entries:
        found.setdefault(entry.date[:7], []).append(entry)
    return [(month, month_name(month), group) for month, group in found.items()]


def _cells(page: TimelinePage) -> Iterator[tuple[str, ...]]:
    for entry in page.entries:
        what, kind, by, to, title = _told(entry)
        yield (
            entry.date, "yes" if entry.declared else "", str(entry.index), what, kind, by, to, title,
            entry.traffic.value if entry.traffic else "", " ".join(entry.marks), _slug(entry.about),
            _slug(entry.matter),
        )  # fmt: skip


def _told(entry: TimelineEntry) -> tuple[str, str, str, str, str]:
    if entry.row:
        row = entry.row
        return "dispatch", row.type or "", row.sender, " ".join(row.addressees), row.subject or ""
    if entry.event:
        event = entry.event.event
        return "event", event.kind.value, event.by, "", event.quote
    assert entry.said
    return "announcement", entry.said.mode, entry.said.by, "", entry.said.quote


def _slug(id_: DispatchId | None) -> str:
    return id_.slug if id_ else ""
