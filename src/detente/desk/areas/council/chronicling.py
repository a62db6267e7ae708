"""Record in the chronicle what happened in public. It is this station's record; it delivers and releases nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from detente.council.acts.public_event import PublicEvent
from detente.desk.access import signed_in
from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.forms.public_event import PublicEventForm
from detente.desk.forms.written import mark_bad
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.station.commands.record_event import record_event
from detente.station.queries.dispatches import dispatch
from detente.station.queries.matters import matter

FIELD_OF_CODE = {"kernel.party_name": "party", "kernel.declared_date": "declared", "kernel.instant": "time"}


@require_http_methods(["GET", "HEAD", "POST"])
def chronicle_page(request: DeskRequest) -> HttpResponse:
    """Ask what happened, and enter it; `?dispatch=` and `?matter=` say what it concerns."""
    about = {name: named_dispatch(slug) for name in ("dispatch", "matter") if (slug := request.GET.get(name, ""))}
    context: dict[str, Any] = {"area": "council", "back": _back(request)}
    if "dispatch" in about:
        context["row"] = dispatch(request.house, about["dispatch"]).row
    if "matter" in about:
        context["line"] = matter(request.house, about["matter"]).line
    form = PublicEventForm(request.POST if request.method == "POST" else None, parties=known_parties(request).values())
    if request.method != "POST":
        return render(request, "desk/council/chronicle_new.html", context | {"form": form})
    form.is_valid()
    concerns = {"about" if name == "dispatch" else name: str(id_) for name, id_ in about.items()}
    try:
        record_event(request.house, signed_in(request), PublicEvent.from_json(form.told() | concerns))
    except OursError as problem:
        field = FIELD_OF_CODE.get(problem.code) or str(problem.fields.get("field", ""))
        mark_bad(form, {field})
        bad = field if field in form.fields else ""
        context |= {"form": form, "problem": problem, "bad": bad}
        return render(request, "desk/council/chronicle_new.html", context, status=422)
    messages.success(request, _("Recorded in the chronicle. Nothing was sent, and nothing is released by it."))
    return HttpResponseRedirect(context["back"], status=303)


def _back(request: DeskRequest) -> str:
    """Where the officer came from: the matter, the dispatch, else the timeline."""
    if slug := request.GET.get("matter", ""):
        return reverse("matter", args=[slug])
    if slug := request.GET.get("dispatch", ""):
        return reverse("line:dispatch", args=[slug])
    return reverse("timeline")
