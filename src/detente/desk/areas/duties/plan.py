"""A plan held against the rules before anybody writes a notice: figures in, findings and clocks out, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from detente.desk.areas.duties.case_page import case_context
from detente.desk.areas.duties.regime_choice import chosen_regime
from detente.desk.areas.duties.showing import show
from detente.desk.forms.notices import Cell, cell_of
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.regimes.formats import FieldProblem, question_of
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Attribute
from detente.station.queries.planned import PLAN, Held, Plan, plan_like, planned

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of the plan as a field of the form."""

    name: str
    label: str
    required: bool
    cell: Cell


@require_http_methods(["GET", "HEAD", "POST"])
def plan_page(request: DeskRequest) -> HttpResponse:
    """Show the form; a POST holds its figures against the rules. `?about=` is a kind, `?like=` an item to begin from.

    Plans are nobody's business but the planner's: they come by POST, are not stored, and stand in no address.
    """
    choice = chosen_regime(request)
    pack = choice.line.pack if choice.line else None
    context: dict[str, Any] = {"choice": choice, "tab": "duties:plan"}
    if pack is None:
        return show(request, "plan.html", context)
    plan, speaker = _plan(request, choice.name, pack), Speaker(pack, get_language() or "en")
    held = _held(request, choice.name, speaker, plan) if request.method == "POST" else Held(None)
    fields = tuple(_fields(speaker, plan, held.problems))
    context |= {
        "plan": plan, "fields": fields, "pack_name": pack.name, "problems": _told(held.problems), "is_plan": True,
        "kind_label": speaker.word(f"kind.{plan.kind}.label", pack.kinds[plan.kind].label),
        "kinds": [(name, speaker.word(f"kind.{name}.label", kind.label)) for name, kind in pack.kinds.items()],
        "own_id": "" if plan.id == PLAN else plan.id,
    }  # fmt: skip
    if held.view is not None:
        context |= case_context(request, held.view)
        if plan.id == PLAN:  # a notice needs an identifier that its author gave
            context["rows"] = [replace(row, writes=()) for row in context["rows"]]
        context["given"] = [(one.label, speaker.value(f"{plan.kind}.{one.name}", held.view.item.values[one.name]))
                            for one in fields if one.name in held.view.item.values]  # fmt: skip
    return show(request, "plan.html", context)


def _plan(request: DeskRequest, name: str, pack: Pack) -> Plan:
    like = request.GET.get("like", "").strip()
    if request.method != "POST" and like:
        return plan_like(request.house, name, like)
    given = request.POST if request.method == "POST" else request.GET
    kind = given.get("about", "").strip() or next(iter(pack.kinds))
    if kind not in pack.kinds:
        raise OursError("desk.bad_choice", value=kind[:40])
    figures = {one: str(request.POST.get(one, ""))[:LONGEST] for one in pack.kinds[kind].attributes if one != "id"}
    return Plan(kind, figures, request.POST.get("id", "").strip()[:LONGEST] or PLAN)


def _held(request: DeskRequest, name: str, speaker: Speaker, plan: Plan) -> Held:
    attributes = speaker.pack.kinds[plan.kind].attributes
    labels = {one: speaker.label(f"{plan.kind}.{one}") for one in attributes}
    return planned(request.house, name, plan, labels=labels)


def _told(problems: tuple[FieldProblem, ...]) -> list[tuple[str, Any]]:
    """Each problem with the field that it is about, for the summary at the top."""
    return [(Cell(one.path, "", "", "").id, one.error) for one in problems]


def _fields(speaker: Speaker, plan: Plan, problems: tuple[FieldProblem, ...]) -> Iterator[Asked]:
    for attribute in speaker.pack.kinds[plan.kind].attributes.values():
        if attribute.type != "id":
            label = speaker.label(f"{plan.kind}.{attribute.name}")
            cell = _cell(speaker, attribute, label, plan, problems)
            yield Asked(attribute.name, label, attribute.required, cell)


def _cell(speaker: Speaker, attribute: Attribute, label: str, plan: Plan, problems: tuple[FieldProblem, ...]) -> Cell:
    told = tuple(one for one in problems if one.path == attribute.name)
    value = plan.figures.get(attribute.name, "")
    cell = cell_of(speaker, question_of(attribute, label), attribute.name, value, label, told)
    return replace(cell, unit=gettext("in UTC, such as 2022-02-10T09:00:00Z")) if attribute.type == "instant" else cell
