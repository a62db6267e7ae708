"""Check a draft, freeze its exact text, and sign it: the last gesture before it leaves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from detente.desk.access import signed_in
from detente.desk.areas.entrance import patience
from detente.desk.areas.line.addresses import see
from detente.desk.areas.line.papers import draft_paper
from detente.desk.areas.line.remarking import placed
from detente.desk.forms.convert import form_of
from detente.desk.requests import DeskRequest
from detente.errors import DetenteError
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.release import release
from detente.station.queries.drafts import draft, remarks, still_handed
from detente.station.views import Draft


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show every remark and the exact text; the button freezes it."""
    if request.method == "POST":
        try:
            freeze_draft(request.house, signed_in(request), draft_id)
        except DetenteError as problem:
            if problem.code != "station.draft_blocked":
                raise
            return _check_page(request, draft_id, status=problem.status)
        return see("release", draft_id)
    return _check_page(request, draft_id)


def _check_page(request: DeskRequest, draft_id: str, status: int = 200) -> HttpResponse:
    shown = draft(request.house, draft_id)
    found = placed(remarks(request.house, draft_id), shown.fields.type, form_of(shown.fields))
    context = _context(request, shown) | {
        "blocks": [item for item in found if item.remark.level == "blocks"],
        "warns": [item for item in found if item.remark.level == "warns"],
    }
    return render(request, "desk/line/check.html", context, status=status)


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def release_page(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Show the frozen text with its fingerprint, and sign it with the officer's key."""
    shown = draft(request.house, draft_id)
    if shown.fingerprint is None:
        return see("check", draft_id)
    if request.method != "POST":
        return render(request, "desk/line/release.html", _context(request, shown))
    try:
        return _sign(request, draft_id)
    except DetenteError as problem:
        if problem.code == "station.unknown_draft":
            raise
        context = _context(request, draft(request.house, draft_id)) | {"problem": problem}
        return render(request, "desk/line/release.html", context, status=problem.status)


def _sign(request: DeskRequest, draft_id: str) -> HttpResponse:
    officer, given = signed_in(request), request.POST
    with patience.asked(officer.login, request.house.clock.now()):
        outcome = release(request.house, officer, draft_id, given.get("fingerprint", ""), given.get("passphrase", ""))
    if outcome.dispatch is None:
        told = {"signed": outcome.signed, "needed": outcome.needed}
        messages.success(
            request, _("Signed: {signed} of {needed}. It leaves when enough officers have signed.").format(**told)
        )
        return see("release", draft_id)
    messages.success(request, _("Released. It is in the ledger and has been handed to the line."))
    return see("dispatch", outcome.dispatch.slug)


def _context(request: DeskRequest, shown: Draft) -> dict[str, Any]:
    officer = signed_in(request)
    return {
        "area": "line", "draft": shown, "paper": draft_paper(request.house, shown),
        "handed": still_handed(request.house, shown.id),
        "has_signed": any((sign.officer, sign.office) == (officer.name, officer.office) for sign in shown.releases),
    }  # fmt: skip
