"""One dispatch: what is known of it, its life line, its evidence; and opening it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from detente.council.acts import Rel
from detente.council.matters import OPENING
from detente.desk.access import signed_in
from detente.desk.areas.duties.form_files import form_file, names_of
from detente.desk.areas.line.addresses import named_dispatch, see
from detente.desk.areas.line.lives import lives_of
from detente.desk.areas.line.papers import dispatch_paper
from detente.desk.requests import DeskRequest
from detente.documents import paper, paper_of
from detente.documents.notices import notice_on_paper
from detente.errors import OursError
from detente.kernel import Officer
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.house import House
from detente.station.queries.consents import publicity_view
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.notices import read_notice
from detente.station.views import DispatchView

NOTICE = "notice"
ANSWERABLE = ("letter", "meeting_proposal", "repetition")
REPEATABLE = ("letter", "meeting_proposal", "repetition")


@require_safe
def dispatch_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a dispatch; of an unopened one only what its outside says."""
    view = dispatch(request.house, named_dispatch(slug))
    if not view.is_open:
        return render(request, "desk/line/sealed.html", _context(request, view))
    paper_ = dispatch_paper(request.house, view)
    context = _context(request, view) | {"paper": paper_, "has_form": any(block.form for block in paper_.blocks)}
    return render(request, "desk/line/dispatch.html", context)


@require_safe
def life(request: DeskRequest, slug: str) -> HttpResponse:
    """Return the state, the life line and the answers, for live pages."""
    view = dispatch(request.house, named_dispatch(slug))
    return render(request, "desk/line/_life.html", _context(request, view))


@require_POST
def open_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Open a dispatch: its sender gets a signed receipt."""
    opened = open_dispatch(request.house, signed_in(request), named_dispatch(slug))
    if opened.outcome == "opened":
        messages.success(request, _("Opened. The signed receipt goes to the sender by itself."))
    else:
        messages.warning(request, _("It could not be read. A signed receipt tells the sender so."))
    return see("dispatch", slug)


@require_safe
def evidence_file(request: DeskRequest, slug: str) -> HttpResponse:
    """Give the bundle of evidence, which anybody can verify without this station."""
    dispatch_id = named_dispatch(slug)
    response = HttpResponse(evidence(request.house, dispatch_id), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="evidence-{dispatch_id.slug}.zip"'
    return response


@require_safe
def paper_file(request: DeskRequest, slug: str) -> HttpResponse:
    """Give the dispatch as a paper of its kind (PDF), with its evidence inside."""
    view = dispatch(request.house, named_dispatch(slug))
    if not view.is_open:
        raise OursError("desk.not_opened")
    language = get_language() or "en"
    named = names_of(request, language)
    made = paper_of(
        view,
        named,
        language,
        view.row.entered_at,
        evidence(request.house, view.row.id),
        request.build_absolute_uri(reverse("public_entry", args=[slug])) if view.public else "",
    )
    if view.row.type == NOTICE:
        made = notice_on_paper(made, read_notice(request.house, view.body or {}), named, language)
    response = HttpResponse(paper(made, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    return response


@require_safe
def form_page_file(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Give the answers of a notice as numbered text (`txt`) or JSON (`json`); of one without a form here, nothing."""
    view = dispatch(request.house, named_dispatch(slug))
    reading = read_notice(request.house, view.body or {})
    if view.row.type != NOTICE or reading.pack is None or reading.form is None or reading.written is None:
        raise OursError("desk.no_form")
    return form_file(kind, reading.pack, reading.form, reading.flat, nil=bool(reading.written.get("nil")))


def _context(request: DeskRequest, view: DispatchView) -> dict[str, Any]:
    unreadable = next((fact for fact in view.life if fact.step == "undecipherable" and fact.at is not None), None)
    return {
        "area": "line", "view": view, "row": view.row, "unreadable": unreadable,
        "lives": lives_of(view.row.direction, view.life),
        "refused": next((fact for fact in view.life if fact.step == "refused" and fact.at is not None), None),
        "publicity": publicity_view(request.house, view.row.id),
        "matter_slug": _matter_slug(view),
        "can": _permitted(request.house, signed_in(request), view),
    }  # fmt: skip


def _matter_slug(view: DispatchView) -> str:
    """The matter that a dispatch opens or moves; "" when it has to do with none."""
    if view.row.type in OPENING:
        return view.row.id.slug
    return next((ref.id.slug for ref in view.refs if ref.rel == Rel.MATTER.value), "")


def _permitted(house: House, officer: Officer, view: DispatchView) -> dict[str, bool]:
    """Return which acts make sense here; the commands decide, this only leaves buttons out that lead nowhere."""
    writes = view.is_open and (officer.has("draft") or officer.has("release"))
    ours, act = view.row.sender == house.party, view.row.type
    return {
        "reply": writes and not ours and act in ANSWERABLE,
        "repeat": writes and ours and act in REPEATABLE,
        "recognise": writes and not ours and act in ("reply", "letter"),
        "publish": writes and act not in ("publication", "recognition"),
        "announce": view.is_open,
    }
