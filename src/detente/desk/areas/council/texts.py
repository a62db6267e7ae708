"""The boards of texts: the responses to a draft, two versions of it held against each other, a work programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.council.matters.communique_details import Communique
from detente.council.texts import Cell, Item, Mapping, diff, spoken, version_at
from detente.desk.areas.council.contact_pages import Cells, addressed
from detente.desk.areas.council.files import csv_file
from detente.desk.areas.council.programmes import chosen_of, item_cells, programme_context
from detente.desk.areas.line.addresses import named_dispatch
from detente.desk.requests import DeskRequest
from detente.desk.showing.drafts import anchor_of, shown_articles
from detente.errors import OursError
from detente.kernel import PartyName
from detente.station.queries.matters import matter
from detente.station.queries.texts import responses
from detente.station.views import MatterView
from detente.station.views.texts import Responses

COLUMNS = (
    "article", "heading", "respondent", "answer", "basis", "by", "reason", "counter_text", "condition", "in_return",
    "form", "principles", "contested_by",
)  # fmt: skip
PROGRAMME_COLUMNS = ("field", "item", "party", "word", "at", "reason", "owner", "together")


def beside_draft(request: DeskRequest, view: MatterView) -> dict[str, Any]:
    """The text in its articles, and who has answered."""
    found = responses(request.house, view.line.id)
    details = view.matter.details
    answered = tuple(cell for row in found.rows for cell in row.cells) if found.responses else ()
    signed = {signature.by: signature for signature in details.signatures}
    return {
        "articles": shown_articles(details, answered),
        "offered": tuple(a for a in details.standing if a.mode.value == "new_article"),
        "over": tuple(a for a in details.alternatives if not a.stands),
        "responses": found,
        "signing": tuple((party, signed.get(party)) for party in details.signatories),
        "last": len(details.versions),
    }


def beside_programme(_: DeskRequest, view: MatterView) -> dict[str, Any]:
    """All fields with their items."""
    return programme_context(view.matter.details, {"track": "", "field": "", "party": ""})


def beside_communique(_: DeskRequest, view: MatterView) -> dict[str, Any]:
    """What the public saw, each version with the time until which it was shown; the latest first."""
    details: Communique = view.matter.details
    ends = [*(version.since for version in details.released[1:]), None]
    return {"shown": tuple(reversed(tuple(zip(details.released, ends, strict=False))))}


@require_safe
def responses_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show every article against every respondent; `?mapped_by=` is whose readings, `?format=csv` the file."""
    found = _mapped(request, slug)
    chosen = found.table.mapped_by or ""
    if request.GET.get("format") == "csv":
        return csv_file("responses", COLUMNS, _cells(found))
    address = reverse("responses", args=(slug,))
    given = {"mapped_by": chosen} if chosen else {}
    context = {
        "area": "council", "found": found, "line": found.line, "matter": found.draft, "chosen": chosen,
        "csv_url": addressed(address, given | {"format": "csv"}), "address": address,
    }  # fmt: skip
    return render(request, "desk/council/responses.html", context)


def _mapped(request: DeskRequest, slug: str) -> Responses:
    draft, wanted = named_dispatch(slug), request.GET.get("mapped_by", "").strip()
    found = responses(request.house, draft, PartyName(wanted) if wanted else None)
    if wanted and wanted not in found.mappers:
        raise OursError("desk.bad_choice", value=wanted[:40])
    return found


def _cells(found: Responses) -> Iterable[Cells]:
    for row in found.rows:
        for cell in row.cells:
            heading = row.article.heading if row.article else ""
            yield (row.number, heading, cell.respondent, str(cell.main.value), *_basis(cell))


def _basis(cell: Cell) -> Cells:
    """What an answer rests on, as cells of a file."""
    basis = cell.basis
    if isinstance(basis, Item):
        form = str(basis.form.value) if basis.form else ""
        principles = "; ".join(basis.principles)
        return (
            "own_words", cell.respondent, basis.reason, basis.counter_text, basis.condition, basis.reciprocity, form,
            principles, "",
        )  # fmt: skip
    if isinstance(basis, Mapping):
        contested = " ".join(dispute.by for dispute in basis.disputes)
        return ("reading", basis.by, basis.reason, "", "", "", "", "", contested)
    return ("nothing_said", "", "", "", "", "", "", "", "")


@require_safe
def versions_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what changed between two versions, to be seen and to be heard: `?from=1&to=3`."""
    view = matter(request.house, named_dispatch(slug))
    versions = getattr(view.matter.details, "versions", ())
    if view.line.kind != "draft_agreement":
        raise OursError("station.unknown_matter", id=slug[:40])
    last = len(versions)
    new = version_at(versions, _number(request, "to", last))
    old = version_at(versions, _number(request, "from", max(new.number - 1, 1)))
    changes = diff(old.wording, new.wording)
    context = {
        "area": "council", "line": view.line, "versions": versions, "old": old, "new": new,
        "changes": tuple((anchor_of(change.number), change) for change in changes if change.change.value != "kept"),
        "kept": tuple(change.number for change in changes if change.change.value == "kept"),
        "told": tuple(gettext(said.message).format(**said.fields) for said in spoken(changes)),
    }  # fmt: skip
    return render(request, "desk/council/versions.html", context)


def _number(request: DeskRequest, name: str, default: int) -> int:
    given = request.GET.get(name, "").strip()
    if not given:
        return default
    if not (given.isascii() and given.isdigit()):
        raise OursError("desk.bad_choice", value=given[:40])
    return int(given[:9])


@require_safe
def programme_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a programme by track, field or party; `?format=csv` is the file."""
    view = matter(request.house, named_dispatch(slug))
    if view.line.kind != "programme":
        raise OursError("station.unknown_matter", id=slug[:40])
    chosen = chosen_of(request, view.matter.details)
    context = programme_context(view.matter.details, chosen)
    if request.GET.get("format") == "csv":
        return csv_file("programme", PROGRAMME_COLUMNS, item_cells(context["fields"]))
    given = {name: value for name, value in chosen.items() if value}
    address = reverse("programme", args=(slug,))
    context |= {
        "area": "council", "line": view.line, "matter": view.matter, "chosen": chosen, "is_filtered": bool(given),
        "address": address, "csv_url": addressed(address, given | {"format": "csv"}),
    }  # fmt: skip
    return render(request, "desk/council/programme.html", context)
