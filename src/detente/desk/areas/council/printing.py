"""A matter as a paper: its summary, with the evidence of its opening inside."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.requests import DeskRequest
from detente.documents import paper, summary_of
from detente.kernel import Digest
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.matters import matter
from detente.station.queries.parties import parties

RESPONSE = "written_response"


@require_safe
def summary_file(request: DeskRequest, slug: str) -> HttpResponse:
    """Give the summary of a matter (PDF): where it stands, each step, each refused step, who answered what."""
    house, language = request.house, get_language() or "en"
    view = matter(house, named_dispatch(slug))
    names = {party.name: party.named(language) for party in parties(house)}
    answers = [matter(house, tie.line.id).matter for tie in view.linked if tie.line.kind == RESPONSE]
    made = summary_of(
        view,
        lambda party: names.get(party, str(party)),
        language,
        house.clock.now(),
        Digest(dispatch(house, view.line.id).statement),
        evidence(house, view.line.id),
        answers,
    )
    response = HttpResponse(paper(made, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{slug}-summary.pdf"'
    return response
