"""One matter: where it stands, what is due, every step and every refused step, what our party may do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.council.acts import Rel
from detente.council.matters import KINDS
from detente.desk.access import signed_in
from detente.desk.areas.council.boards import beside
from detente.desk.areas.council.details import details_of
from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.areas.line.beginnings import TIES, tied_kinds
from detente.desk.requests import DeskRequest
from detente.station.queries.matters import matter
from detente.station.views import MatterView

# Boards for the details of one kind; a kind that is not named has `kinds/<kind>.html` if that is there.
DETAILS: dict[str, str] = {}
PLAIN = "desk/council/_details.html"


@require_safe
def matter_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a matter; `?fragment=matter` is the inside for live pages."""
    view = matter(request.house, named_dispatch(slug))
    page = "desk/council/_matter.html" if request.GET.get("fragment") else "desk/council/matter.html"
    return render(request, page, _context(request, view))


def _context(request: DeskRequest, view: MatterView) -> dict[str, Any]:
    officer = signed_in(request)
    writes = officer.has("draft") or officer.has("release")
    return {
        "area": "council", "now": request.house.clock.now(), "view": view, "line": view.line, "matter": view.matter,
        "details": details_of(view.matter), "board": board_of(view.line.kind), "parts_by_kind": _by_kind(view),
        "open_steps": view.open_steps if writes else (), "ties": _ties(view) if writes else (),
    } | beside(request, view)  # fmt: skip


def board_of(kind: str) -> str:
    """Return the template that shows the details of a kind: its own where there is one."""
    own = DETAILS.get(kind, f"desk/council/kinds/{kind}.html")
    try:
        get_template(own)
    except TemplateDoesNotExist:
        return PLAIN
    return own


def _ties(view: MatterView) -> tuple[str, ...]:
    """The references by which something new can be begun about this matter, most telling first."""
    opens = KINDS[view.line.kind].opens
    return tuple(rel.value for rel in TIES if rel not in (Rel.CONTINUES, Rel.CITES) and tied_kinds(rel, opens))


def _by_kind(view: MatterView) -> list[tuple[str, list[Any]]]:
    """The parts of a matter under the labels of their kinds."""
    found: dict[str, list[Any]] = {}
    for part in view.parts:
        found.setdefault(gettext(part.kind_label), []).append(part)
    return list(found.items())
