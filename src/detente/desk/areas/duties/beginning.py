"""Beginning a form of a regime: choose it, and start from the last return where there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from detente.council.acts import Written
from detente.desk.access import signed_in
from detente.desk.areas.duties.regime_choice import chosen_regime
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.desk.showing.handed import handed_lines
from detente.documents.findings import Speaker
from detente.regimes.formats import begin_from, by_section
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Format
from detente.station.commands.save_draft import save_draft
from detente.station.deeds import as_deed
from detente.station.filling import HEAD, Filling, form_of
from detente.station.queries.notices import handed_to
from detente.station.regimes.kept import flat_of
from detente.station.views import DraftFields

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
        return show(request, "new.html", _forms(request, pack, code, case))
    form = form_of(pack, code)
    flat, last = _last(request, pack, form)
    parts = by_section(form, begin_from(form, flat)) | {HEAD: {"case": case}}
    fields = DraftFields(
        "notice", office=signed_in(request).office, subject=form.heading, precedence=form.precedence.upper(),
        body=Filling(pack, form, {}).filled(parts),
    )  # fmt: skip
    saved = save_draft(request.house, signed_in(request), fields)
    if last:
        messages.success(
            request, _("It begins with the answers of your last return in this form, {last}.").format(last=last)
        )
    return HttpResponseRedirect(reverse("duties:notice", args=[saved.id]), status=303)


def _forms(request: DeskRequest, pack: Pack, code: str, case: str) -> dict[str, Any]:
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
    handed = handed_lines(handed_to(request.house, signed_in(request).login))
    return {
        "chapters": [one for one in chapters if one[2]], "code": code, "case": case, "pack": pack, "handed": handed,
    }  # fmt: skip


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
