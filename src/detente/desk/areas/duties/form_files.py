"""A form as a file: the traditional numbered text, JSON, and paper."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.documents import paper
from detente.documents.findings import Speaker
from detente.documents.notices import draft_on_paper
from detente.errors import OursError
from detente.kernel import PartyName
from detente.regimes.formats import Flat, print_numbered, whole_json
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Format
from detente.station.queries.notices import form_draft, regime_codes


@require_safe
def draft_file(request: DeskRequest, draft_id: str, kind: str) -> HttpResponse:
    """Return a draft as numbered text (`txt`) or JSON (`json`)."""
    filling = form_draft(request.house, draft_id).filling
    return form_file(kind, filling.pack, filling.form, filling.flat, nil=bool(filling.body.get("nil")))


@require_safe
def draft_paper_file(request: DeskRequest, draft_id: str) -> HttpResponse:
    """Return a draft as paper (PDF) that says it is not released."""
    found, language = form_draft(request.house, draft_id), get_language() or "en"
    codes = regime_codes(request.house, found.filling.pack.name)
    made = draft_on_paper(found.draft, found.filling, codes, request.house.party, names_of(request, language), language)
    response = HttpResponse(paper(made, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{found.filling.form.code}.pdf"'
    return response


def names_of(request: DeskRequest, language: str) -> Callable[[PartyName], str]:
    """Return what gives a party's own name for itself in a language."""
    names = {name: party.named(language) for name, party in known_parties(request).items()}
    return lambda party: names.get(party, str(party))


def form_file(kind: str, pack: Pack, form: Format, flat: Flat, *, nil: bool = False) -> HttpResponse:
    """Return answers as a file to keep. Raises `desk.bad_choice` for a kind there is not."""
    if kind == "json":
        text = json.dumps(whole_json(form, flat, pack.parties), ensure_ascii=False, indent=2)
        content = "application/json"
    elif kind == "txt":
        speaker = Speaker(pack, get_language() or "en")
        text, content = print_numbered(form, flat, speaker.word, nil=nil), "text/plain; charset=utf-8"
    else:
        raise OursError("desk.bad_choice", value=kind[:40])
    response = HttpResponse(text.encode("utf-8", "replace"), content_type=content)
    response.headers["Content-Disposition"] = f'attachment; filename="{form.code}.{kind}"'
    return response
