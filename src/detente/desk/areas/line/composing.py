"""Begin a draft: of a chosen kind, blank, from the dispatch it answers or is tied to, or as a step in a matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from detente.council.acts import Rel
from detente.council.words import ACT_LABELS
from detente.desk.access import signed_in
from detente.desk.areas.line.addresses import named_dispatch, see
from detente.desk.areas.line.beginnings import BEGINNINGS, TIES, blank, kinds_for, stepping, tied
from detente.desk.areas.line.meanings import MEANINGS, by_theme
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.kernel import PartyName
from detente.station.commands.save_draft import save_draft
from detente.station.queries.dispatches import dispatch
from detente.station.queries.matters import matter
from detente.station.views import DispatchView, DraftFields, MatterView

_PURPOSES = (Rel.MATTER.value, *BEGINNINGS, *(rel.value for rel in TIES))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the purpose and the dispatch it names, the matter that this opened, the kinds."""

    purpose: str
    slug: str
    step: str
    about: DispatchView | None
    matter: MatterView | None
    kinds: tuple[str, ...]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the form carries on."""
        pairs = ((self.purpose, self.slug), ("step", self.step))
        return [(name, value) for name, value in pairs if name and value]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Let the officer choose a kind; pressing the button begins a draft."""
    given = request.POST if request.method == "POST" else request.GET
    asked = _asked(request, given)
    kind = given.get("kind", "") or (asked.kinds[0] if len(asked.kinds) == 1 else "")
    if kind and kind not in asked.kinds:
        raise OursError("desk.bad_choice", value=kind[:40])
    if request.method == "POST" and kind:
        return see("draft", save_draft(request.house, signed_in(request), _fields(request, kind, asked)).id)
    return render(request, "desk/line/new.html", _context(asked, kind))


def _asked(request: DeskRequest, given: QueryDict) -> Asked:
    purpose, slug = next(((name, str(given[name])) for name in _PURPOSES if given.get(name)), ("", ""))
    if not slug:
        return Asked("", "", "", None, None, kinds_for("", None))
    about = dispatch(request.house, named_dispatch(slug))
    found = _matter(request, about) if purpose not in BEGINNINGS else None
    if purpose != Rel.MATTER.value:
        return Asked(purpose, slug, "", about, found, kinds_for(purpose, about))
    if found is None:
        raise OursError("station.unknown_matter", id=str(about.row.id))
    return Asked(purpose, slug, given.get("step", ""), about, found, (found.takes,))


def _matter(request: DeskRequest, about: DispatchView) -> MatterView | None:
    """The matter a dispatch opened; None when it opened none."""
    try:
        return matter(request.house, about.row.id)
    except OursError:
        return None


def _context(asked: Asked, kind: str) -> dict[str, Any]:
    groups = [(theme, [(act, ACT_LABELS[act], MEANINGS[act]) for act in acts]) for theme, acts in by_theme(asked.kinds)]
    return {
        "area": "new", "asked": asked, "purpose": asked.purpose, "slug": asked.slug, "about": asked.about,
        "kind": kind or next(iter(asked.kinds), ""), "groups": groups,
    }  # fmt: skip


def _fields(request: DeskRequest, kind: str, asked: Asked) -> DraftFields:
    officer, own = signed_in(request), request.house.party
    if asked.about is None:
        return blank(kind, officer)
    if asked.purpose in BEGINNINGS:
        return BEGINNINGS[asked.purpose](kind, officer, own, asked.about)
    if asked.purpose == Rel.MATTER.value and asked.matter is not None:
        return stepping(asked.matter, asked.about, asked.step, officer, own)
    return tied(kind, Rel(asked.purpose), officer, own, asked.about, _parties(asked, own))


def _parties(asked: Asked, own: PartyName) -> tuple[PartyName, ...]:
    """The parties of the matter; else those of the dispatch."""
    if asked.matter is not None:
        return asked.matter.matter.parties
    row = asked.about.row if asked.about else None
    return (row.sender, *row.addressees) if row else (own,)
