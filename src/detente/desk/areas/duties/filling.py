"""Filling in a form of a regime: the whole of it or one section, kept beside what others write in it meanwhile."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from detente.desk.access import signed_in
from detente.desk.areas.duties.filling_page import heading_of, seen_after, show_form
from detente.desk.areas.duties.handing import HAND, onward
from detente.desk.forms.notices import typed
from detente.desk.requests import DeskRequest
from detente.errors import DetenteError, TheirsError
from detente.regimes.formats import Typed, by_section, from_json, read_numbered
from detente.regimes.pack.values import Format
from detente.station.commands.save_answers import Saved, save_answers
from detente.station.filling import FLAGS, HEAD
from detente.station.queries.notices import form_draft
from detente.station.views.notices import FormDraft

SEEN = "seen:"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show the form with what is wrong at each field, or keep what was typed and go on to where the button points."""
    return _page(request, draft_id, "")


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: DeskRequest, draft_id: str, name: str) -> HttpResponse:
    """Show one section by itself, or keep what was typed in it; the others are not touched."""
    return _page(request, draft_id, name)


def _page(request: DeskRequest, draft_id: str, only: str) -> HttpResponse:
    found = form_draft(request.house, draft_id)
    if only:
        found.filling.section(only)
    if request.method != "POST":
        return show_form(request, found, only=only, is_marked=bool(request.GET.get("marked")))
    form = found.filling.form
    try:
        flat = _pasted(form, request.POST.get("pasted", "")) or typed(form, request.POST)
    except DetenteError as problem:
        parts = _parts(request, form, typed(form, request.POST))
        return show_form(request, found, only=only, typed=parts, pasted=problem, status=422)
    return _keep(request, found, _typed(request, form, flat, only), only)


def _keep(request: DeskRequest, found: FormDraft, given: dict[str, Typed], only: str) -> HttpResponse:
    saved = save_answers(request.house, signed_in(request), found.draft.id, given)
    if found.draft.releases and not saved.draft.releases:
        messages.warning(request, _("Saved. The text changed, and the signatures given before are void."))
    if saved.clashes:
        parts = {name: given[name].answers for name in saved.clashes}
        now = form_draft(request.house, found.draft.id)
        return show_form(request, now, only=only, typed=parts, clashes=saved.clashes, status=409)
    target = request.POST.get("next", "")
    if target == "check":
        return HttpResponseRedirect(reverse("line:draft", args=[found.draft.id]), status=303)
    if HAND in target:
        return onward(request, found, target)
    messages.success(request, _("Saved on this station. Nothing was sent."))
    name, words = ("notice_section", [only]) if only else ("notice", [])
    return HttpResponseRedirect(f"{reverse(f'duties:{name}', args=[found.draft.id, *words])}?marked=1", status=303)


def _pasted(form: Format, text: str) -> dict[str, str]:
    """What a pasted text says: JSON where it begins with a brace, else numbered text."""
    if not text.strip():
        return {}
    if not text.lstrip().startswith("{"):
        return read_numbered(form, text)
    try:
        return from_json(form, json.loads(text))
    except (ValueError, RecursionError):
        raise TheirsError("regimes.answers_document", wanted=form.code) from None


def _typed(request: DeskRequest, form: Format, flat: dict[str, str], only: str) -> dict[str, Typed]:
    """What was typed, by part, each with the print of what its writer saw: of the whole form, or of one section."""
    parts = _parts(request, form, flat)
    return {
        name: Typed(part, request.POST.get(f"{SEEN}{name}", "")) for name, part in parts.items() if only in ("", name)
    }


def _parts(request: DeskRequest, form: Format, flat: dict[str, str]) -> dict[str, dict[str, str]]:
    head = {"case": request.POST.get("case", "").strip()[:200]} | {name: request.POST.get(name, "") for name in FLAGS}
    return {HEAD: {name: text for name, text in head.items() if text}} | by_section(form, flat)


@require_POST
def autosave(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Keep what was typed, and say when; a signed text is never changed without the button."""
    context: dict[str, Any] = {}
    try:
        found = form_draft(request.house, draft_id)
        if found.draft.releases:
            context = {"is_signed": True}
        else:
            form = found.filling.form
            given = _typed(request, form, typed(form, request.POST), request.POST.get("only", ""))
            context = _said(found, given, save_answers(request.house, signed_in(request), draft_id, given))
    except DetenteError as problem:
        context["problem"] = problem
    return render(request, "desk/duties/_form_saved.html", context)


def _said(found: FormDraft, given: dict[str, Typed], saved: Saved) -> dict[str, Any]:
    """What is told of a save: the clashes by their headings, and prints of what stands as it was typed."""
    clashes = [heading_of(found.filling, name) for name in saved.clashes]
    return {
        "at": None if clashes else saved.draft.saved_at, "clashes": clashes,
        "seen": seen_after(found.filling, saved.draft, given),
    }  # fmt: skip
