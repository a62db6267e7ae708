"""Handing a section of a form to a colleague, taking it back, handing it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from detente.desk.access import signed_in
from detente.desk.areas.duties.filling_page import form_context, heading_of
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.desk.saying import say_error
from detente.errors import DetenteError
from detente.kernel import Officer
from detente.station.commands.hand_back_section import hand_back_section
from detente.station.commands.hand_section import NOTE_LIMIT, hand_section
from detente.station.commands.take_back_section import take_back_section
from detente.station.queries.notices import form_draft
from detente.station.queries.parties import officers
from detente.station.views.notices import FormDraft

HAND = ":"  # between what a button does and the section it does it to
_MAY = ("draft", "release")


def onward(request: DeskRequest, found: FormDraft, target: str) -> HttpResponse:
    """Do what the button of a section says, once what was typed is saved: `hand:`, `take:` or `done:` and its name."""
    what, _sign, name = target.partition(HAND)
    draft_id, heading = found.draft.id, heading_of(found.filling, name)
    if what == "hand":
        return _see("notice_hand", draft_id, name)
    try:
        if what == "take":
            take_back_section(request.house, signed_in(request), draft_id, name)
            messages.success(request, _("“{section}” is back with you.").format(section=heading))
        else:
            hand_back_section(request.house, signed_in(request), draft_id, name)
            messages.success(request, _("“{section}” is handed back.").format(section=heading))
    except DetenteError as problem:
        said = say_error(problem)
        messages.warning(request, f"{said.message} {said.hint}")
    return _see("notice", draft_id)


def _see(name: str, *words: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"duties:{name}", args=words), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def hand(request: DeskRequest, draft_id: str, name: str) -> HttpResponse:
    """Ask to whom a section is handed, and hand it on."""
    found, problem = form_draft(request.house, draft_id), None
    found.filling.section(name)
    given = request.POST
    if request.method == "POST":
        try:
            hand_section(request.house, signed_in(request), draft_id, name, given.get("to", ""), given.get("note", ""))
        except DetenteError as refused:
            problem = refused
        else:
            messages.success(request, _("Handed on. Your colleague sees it on the first page of the desk."))
            return _see("notice", draft_id)
    context = form_context(found) | {
        "heading": heading_of(found.filling, name), "colleagues": _colleagues(request), "problem": problem,
        "section": name, "given": given, "limit": NOTE_LIMIT,
    }  # fmt: skip
    response = show(request, "hand.html", context)
    response.status_code = problem.status if problem else 200
    return response


def _colleagues(request: DeskRequest) -> list[Officer]:
    own = signed_in(request).login
    return [one for one in officers(request.house) if one.login != own and any(one.has(role) for role in _MAY)]
