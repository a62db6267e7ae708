"""Record that somebody spoke of a dispatch in public. It is this station's record, and delivers nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from detente.desk.access import signed_in
from detente.desk.areas.line.addresses import named_dispatch, see
from detente.desk.forms.announcement import FIELD_OF_CODE, AnnouncementForm
from detente.desk.forms.written import mark_bad
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.station.commands.announce import announce
from detente.station.queries.dispatches import dispatch


@require_http_methods(["GET", "HEAD", "POST"])
def announce_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask who spoke where and when, and enter it."""
    dispatch_id = named_dispatch(slug)
    view = dispatch(request.house, dispatch_id)
    context: dict[str, Any] = {"area": "line", "view": view, "row": view.row}
    if request.method != "POST":
        form = AnnouncementForm(by=view.row.sender, parties=known_parties(request).values())
        return render(request, "desk/line/announce.html", context | {"form": form})
    form = AnnouncementForm(request.POST, parties=known_parties(request).values())
    form.is_valid()
    try:
        announce(request.house, signed_in(request), dispatch_id, **form.told())
    except OursError as problem:
        field = FIELD_OF_CODE.get(problem.code) or str(problem.fields.get("field", ""))
        mark_bad(form, {field})
        context |= {"form": form, "problem": problem, "bad": field}
        return render(request, "desk/line/announce.html", context, status=422)
    messages.success(request, _("Recorded. An announcement is not a notification; nothing was sent."))
    return see("dispatch", slug)
