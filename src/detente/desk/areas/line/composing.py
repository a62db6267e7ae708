"""Begin a draft: of a chosen kind, blank or from the dispatch it answers, repeats, judges or agrees to publish."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from detente.council.words import ACT_LABELS
from detente.desk.access import signed_in
from detente.desk.areas.line.addresses import named_dispatch, see
from detente.desk.areas.line.beginnings import BEGINNINGS, blank, kinds_for
from detente.desk.areas.line.meanings import MEANINGS
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.station.commands.save_draft import save_draft
from detente.station.queries.dispatches import dispatch
from detente.station.views import DispatchView, DraftFields


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Let the officer choose a kind; pressing the button begins a draft."""
    given = request.POST if request.method == "POST" else request.GET
    purpose, slug = next(((name, given[name]) for name in BEGINNINGS if given.get(name)), ("", ""))
    about = dispatch(request.house, named_dispatch(slug)) if slug else None
    kinds = kinds_for(purpose, about)
    kind = given.get("kind", "") or (kinds[0] if len(kinds) == 1 else "")
    if kind and kind not in kinds:
        raise OursError("desk.bad_choice", value=kind[:40])
    if request.method == "POST" and kind:
        fields = _fields(request, kind, purpose, about)
        return see("draft", save_draft(request.house, signed_in(request), fields).id)
    context: dict[str, Any] = {
        "area": "new", "purpose": purpose, "slug": slug, "about": about, "kind": kind or kinds[0],
        "kinds": [(name, ACT_LABELS[name], MEANINGS[name]) for name in kinds],
    }  # fmt: skip
    return render(request, "desk/line/new.html", context)


def _fields(request: DeskRequest, kind: str, purpose: str, about: DispatchView | None) -> DraftFields:
    officer = signed_in(request)
    if about is None:
        return blank(kind, officer)
    return BEGINNINGS[purpose](kind, officer, request.house.party, about)
