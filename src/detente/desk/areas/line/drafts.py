"""Drafts: the list, the form, saving by button and while typing, discarding."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from detente.desk.access import signed_in
from detente.desk.areas.line.addresses import see, shown_refs
from detente.desk.areas.line.remarking import placed
from detente.desk.forms.addressees import addressees
from detente.desk.forms.convert import fields_of, form_of
from detente.desk.forms.written import mark_bad
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.errors import DetenteError
from detente.station.commands.save_draft import discard_draft, save_draft
from detente.station.drafting import encode_fields
from detente.station.filling import kept_apart
from detente.station.queries.dispatches import dispatches
from detente.station.queries.drafts import draft, drafts, remarks
from detente.station.views import Draft

PRINT = 16
MORE = "more:"


@require_safe
def draft_list(request: DeskRequest) -> HttpResponse:
    """Show every draft, the last saved first; `?fragment=drafts` is the inside for live pages."""
    page = "desk/line/_drafts.html" if request.GET.get("fragment") else "desk/line/drafts.html"
    return render(request, page, {"area": "line", "drafts": drafts(request.house)})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show the form, or keep what was typed and go on to where the button points."""
    old = draft(request.house, draft_id)
    if request.method != "POST":
        return render(request, "desk/line/edit.html", _form_context(request, old))
    typed, apart = fields_of(request.POST, old.fields), kept_apart(request.house, old.fields)
    if _is_stale(request.POST, old, apart):
        context = _form_context(request, replace(old, fields=typed)) | {"is_stale": True, "seen": _print(old, apart)}
        return render(request, "desk/line/edit.html", context, status=409)
    saved = save_draft(request.house, signed_in(request), typed, draft_id, apart)
    if old.releases and not saved.releases:
        messages.warning(request, _("Saved. The text changed, and the signatures given before are void."))
    elif request.POST.get("next") in ("", "save", None):
        messages.success(request, _("Saved on this station. Nothing was sent."))
    return _onward(request.POST.get("next", ""), draft_id)


def _onward(target: str, draft_id: str) -> HttpResponse:
    """Go on to the check, back to the form, or to the form with more rows where they were asked for."""
    if target.startswith(MORE):
        name = target.removeprefix(MORE)
        address = f"{reverse('line:draft', args=(draft_id,))}?{urlencode({'more': name})}#f-{quote(name)}"
        return HttpResponseRedirect(address, status=303)
    return see("check" if target == "check" else "draft", draft_id)


@require_POST
def autosave(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Keep what was typed, and say when; a signed text is never changed without the button."""
    context: dict[str, Any] = {}
    try:
        old = draft(request.house, draft_id)
        apart = kept_apart(request.house, old.fields)
        if old.releases or _is_stale(request.POST, old, apart):
            context = {"is_signed": bool(old.releases), "is_stale": not old.releases}
        else:
            saved = save_draft(request.house, signed_in(request), fields_of(request.POST, old.fields), draft_id, apart)
            context = {"at": saved.saved_at, "seen": _print(saved, apart), "is_swap": True}
    except DetenteError as problem:
        context["problem"] = problem
    return render(request, "desk/line/_saved.html", context)


@require_POST
def kind_fields(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Return the fields of the kind of reply or of the step just chosen, with what was typed so far; saves nothing."""
    old = draft(request.house, draft_id)
    form = form_of(fields_of(request.POST, old.fields), parties=known_parties(request).values())
    context = {"form": form, "remarks": ()}
    return render(request, "desk/line/_sections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Ask once more, then throw the draft away."""
    if request.method != "POST":
        return render(request, "desk/line/discard.html", {"area": "line", "draft": draft(request.house, draft_id)})
    discard_draft(request.house, signed_in(request), draft_id)
    messages.success(request, _("The draft is discarded. Nothing was sent and nothing was logged."))
    return see("drafts")


def _form_context(request: DeskRequest, shown: Draft) -> dict[str, Any]:
    parties = known_parties(request).values()
    apart = kept_apart(request.house, shown.fields)
    more = request.GET.get("more", "")
    form = form_of(shown.fields, _ours(request, shown), parties=parties, more=more, apart=apart)
    marked = remarks(request.house, shown.id) if request.GET.get("marked") else ()
    found = placed(marked, shown.fields.type, form)
    mark_bad(form, {item.field for item in found if item.remark.level == "blocks"})
    return {
        "area": "line", "draft": shown, "form": form, "seen": _print(shown, apart), "has_form": bool(apart),
        "addressees": addressees(shown.fields, parties),
        "remarks": found,
        "refs": shown_refs(request.house, (ref for ref in shown.fields.refs if ref[0] != "as_reply_to")),
    }  # fmt: skip


def _print(shown: Draft, apart: tuple[str, ...]) -> str:
    """A short print of the text that a form was made from, without what is written elsewhere."""
    body = {name: value for name, value in shown.fields.body.items() if name not in apart}
    return hashlib.sha256(encode_fields(replace(shown.fields, body=body))).hexdigest()[:PRINT]


def _is_stale(post: QueryDict, old: Draft, apart: tuple[str, ...]) -> bool:
    """Whether somebody else saved another text since the form was made; a form that does not say is believed."""
    return post.get("seen", "") not in ("", _print(old, apart))


def _ours(request: DeskRequest, shown: Draft) -> list[tuple[str, str]]:
    """Return our own papers that a paper of theirs can be judged against, newest first."""
    if shown.fields.type != "recognition":
        return []
    sent = dispatches(request.house, direction="out")
    named = [ref_id for rel, ref_id in shown.fields.refs if rel == "as_reply_to"]
    found = [(str(row.id), f"{row.entered_at.iso[:10]} · {row.subject}") for row in sent]
    return found + [(ref_id, ref_id) for ref_id in named if ref_id not in dict(found)]
