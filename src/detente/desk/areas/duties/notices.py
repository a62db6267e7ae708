"""Filling in a form of a regime: choose it, answer it section by section, see what is wrong, go on to the check."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from detente.council.acts import Written
from detente.desk.access import signed_in
from detente.desk.areas.duties.regime_choice import chosen_regime
from detente.desk.areas.duties.showing import show
from detente.desk.forms.notices import NoticeForm, typed
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import DetenteError, OursError, TheirsError
from detente.regimes.formats import (
    FieldProblem,
    begin_from,
    from_json,
    print_numbered,
    read_answers,
    read_numbered,
    to_json,
)
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Format
from detente.station.commands.save_draft import save_draft
from detente.station.deeds import as_deed
from detente.station.queries.drafts import draft
from detente.station.regimes.kept import flat_of
from detente.station.views import Draft, DraftFields

LOOKED_AT = 200


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Show the forms of the regime by chapter; the button begins a draft, from the last return if there is one."""
    choice = chosen_regime(request)
    pack = choice.line.pack if choice.line else None
    if pack is None:
        return show(request, "new.html", {"choice": choice, "chapters": ()})
    given = request.POST if request.method == "POST" else request.GET
    code, case = given.get("format", ""), given.get("case", "").strip()[:200]
    if request.method != "POST":
        return show(request, "new.html", _forms(pack, code, case))
    form = _form(pack, code)
    flat, last = _last(request, pack, form)
    body = _body(pack, form, begin_from(form, flat), case)
    fields = DraftFields(
        "notice", office=signed_in(request).office, subject=form.heading, precedence=form.precedence.upper(), body=body
    )
    saved = save_draft(request.house, signed_in(request), fields)
    if last:
        messages.success(
            request, _("It begins with the answers of your last return in this form, {last}.").format(last=last)
        )
    return HttpResponseRedirect(reverse("duties:notice", args=[saved.id]), status=303)


def _form(pack: Pack, code: str) -> Format:
    if code not in pack.formats:
        raise OursError("regimes.notice_no_form", pack=pack.name, form=code[:40])
    return pack.formats[code]


def _forms(pack: Pack, code: str, case: str) -> dict[str, Any]:
    speaker = Speaker(pack, get_language() or "en")
    chapters = [
        (
            name,
            speaker.word(f"chapter.{name}.heading", chapter.heading),
            [
                (form.code, speaker.word(f"format.{form.code}.heading", form.heading), form.cite)
                for form in pack.formats.values()
                if form.chapter == name
            ],
        )
        for name, chapter in pack.chapters.items()
    ]
    return {"chapters": [one for one in chapters if one[2]], "code": code, "case": case, "pack": pack}


def _last(request: DeskRequest, pack: Pack, form: Format) -> tuple[dict[str, str], str]:
    """The answers of our last notice in a form that is sent anew each time, and its dispatch."""
    if not (form.yearly or form.nil):
        return {}, ""
    house = request.house
    with house.store.read() as tx:
        rows = [row for row in tx.dispatches_typed("notice", LOOKED_AT) if row.sender == house.party]
        for row in reversed(rows):
            deed = as_deed(row, (), house.party)
            body = deed.act.body if deed else None
            if isinstance(body, Written) and (body.get("regime"), body.get("format")) == (pack.name, form.code):
                return flat_of(body), row.id
    return {}, ""


def _body(
    pack: Pack, form: Format, flat: dict[str, str], case: str, old: dict[str, Any] | None = None
) -> dict[str, Any]:
    kept = {name: value for name, value in (old or {}).items() if name in {"nil", "contests", "text", "year"}}
    body: dict[str, Any] = {"regime": pack.name, "rules": pack.digest, "format": form.code, **kept}
    if case:
        body["case"] = case
    if flat:
        body["answers"] = [{"field": path, "value": text} for path, text in flat.items()]
    return body


def _opened(request: DeskRequest, draft_id: str) -> tuple[Draft, Pack, Format]:
    """The draft with its pack and its form. Raises `desk.bad_choice` for a draft of another kind."""
    found = draft(request.house, draft_id)
    if found.fields.type != "notice":
        raise OursError("desk.bad_choice", value=found.fields.type[:40])
    body = found.fields.body
    pack = request.house.packs.with_digest(str(body.get("rules", ""))) or request.house.packs.pack(
        str(body.get("regime", ""))
    )
    return found, pack, _form(pack, str(body.get("format", "")))


def _flat(fields: DraftFields) -> dict[str, str]:
    rows = fields.body.get("answers", [])
    return {str(row.get("field", "")): str(row.get("value", "")) for row in rows if isinstance(row, dict)}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show the form with what is wrong at each field, or keep what was typed and go on to where the button points."""
    found, pack, form = _opened(request, draft_id)
    if request.method != "POST":
        return _page(request, found, pack, form, _flat(found.fields), is_marked=bool(request.GET.get("marked")))
    try:
        flat = _pasted(form, request.POST.get("pasted", "")) or typed(form, request.POST)
    except DetenteError as problem:
        return _page(request, found, pack, form, typed(form, request.POST), pasted=problem, status=422)
    saved = _save(request, found, pack, form, flat)
    if request.POST.get("next") == "check":
        return HttpResponseRedirect(reverse("line:draft", args=[saved.id]), status=303)
    messages.success(request, _("Saved on this station. Nothing was sent."))
    return HttpResponseRedirect(f"{reverse('duties:notice', args=[saved.id])}?marked=1", status=303)


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


def _save(request: DeskRequest, old: Draft, pack: Pack, form: Format, flat: dict[str, str]) -> Draft:
    body = _body(pack, form, flat, request.POST.get("case", "").strip()[:200], old.fields.body)
    for name in ("nil", "contests"):
        body.pop(name, None)
        if request.POST.get(name):
            body[name] = True
    return save_draft(request.house, signed_in(request), replace(old.fields, body=body), old.id)


@require_POST
def autosave(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Keep what was typed, and say when; a signed text is never changed without the button."""
    context: dict[str, Any] = {}
    try:
        found, pack, form = _opened(request, draft_id)
        if found.releases:
            context = {"is_signed": True}
        else:
            context = {"at": _save(request, found, pack, form, typed(form, request.POST)).saved_at}
    except DetenteError as problem:
        context["problem"] = problem
    return render(request, "desk/line/_saved.html", context)


def _page(
    request: DeskRequest, found: Draft, pack: Pack, form: Format, flat: dict[str, str], *, is_marked: bool = False,
    pasted: DetenteError | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    _, problems = read_answers(form, flat, pack.parties)
    told: tuple[FieldProblem, ...] = problems if is_marked else ()
    speaker = Speaker(pack, get_language() or "en")
    shown = NoticeForm(pack, form, flat, speaker, told)
    context = {
        "draft": found, "pack": pack, "form": form, "parts": list(shown.parts()), "problems": told, "pasted": pasted,
        "heading": speaker.word(f"format.{form.code}.heading", form.heading),
        "text": speaker.word(f"format.{form.code}.text", form.text), "body": found.fields.body,
        "headings": _headings(pack, form),
    }  # fmt: skip
    response = show(request, "notice.html", context)
    response.status_code = status
    return response


def _headings(pack: Pack, form: Format) -> list[tuple[str, str]]:
    """The heading of the form in every language the pack has it in."""
    path = f"format.{form.code}.heading"
    found = [(language, words[path]) for language, words in sorted(pack.words.items()) if path in words]
    return [("en", form.heading), *found]


@require_safe
def download(request: DeskRequest, draft_id: str, kind: str) -> HttpResponse:
    """Return the draft as the traditional numbered text, or as JSON."""
    found, pack, form = _opened(request, draft_id)
    flat = _flat(found.fields)
    if kind == "json":
        answers, _problems = read_answers(form, flat, pack.parties)
        text, content = json.dumps(to_json(form, answers), ensure_ascii=False, indent=2), "application/json"
    else:
        speaker = Speaker(pack, get_language() or "en")
        text, content = print_numbered(form, flat, speaker.word), "text/plain; charset=utf-8"
    response = HttpResponse(text, content_type=content)
    response["Content-Disposition"] = f'attachment; filename="{form.code}.{"json" if kind == "json" else "txt"}"'
    return response
