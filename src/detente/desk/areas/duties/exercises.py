"""Exercises: the list of items that notices describe, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.duties.case_page import case_context
from detente.desk.areas.duties.owed_rows import ORDER, duty_word
from detente.desk.areas.duties.regime_choice import Named, Names, case_url, chosen_regime, speaker_of
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.regimes.judging import Item
from detente.regimes.pack.values import Pack
from detente.station.queries.regime_cases import case, cases
from detente.station.views.regimes import CaseLine

COLUMNS = ("id", "kind", "label", "parties", "when", "yes", "cannot_tell", "duties")
MOST_DATES = 2


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An item in the list."""

    id: str
    label: str
    kind: str
    url: str
    parties: tuple[Named, ...]
    when: str
    yes: tuple[str, ...]
    open: int
    duties: tuple[tuple[SafeString, int], ...]


@require_safe
def exercise_list(request: DeskRequest) -> HttpResponse:
    """Show what notices describe; `?kind=`, `?finding=`, `?format=csv`."""
    choice = chosen_regime(request)
    if choice.line is None or choice.line.pack is None:
        return show(request, "exercises.html", {"choice": choice, "rows": [], "tab": "duties:exercises"})
    pack, given = choice.line.pack, _given(request)
    regime, lines = cases(request.house, choice.name, _known(given.get("kind", ""), pack.kinds))
    finding = _known(given.get("finding", ""), pack.facts)
    wanted = [line for line in lines if not finding or finding in line.yes]
    if request.GET.get("format") == "csv":
        return csv_file("exercises", COLUMNS, (_cells(pack, line) for line in wanted))
    speaker, names = speaker_of(regime.pack), Names(request, regime)
    context = {
        "choice": choice, "rows": [_row(speaker, names, line) for line in wanted], "tab": "duties:exercises",
        "kind": given.get("kind", ""), "finding": finding, "kinds": _kinds(speaker), "facts": _facts(speaker),
        "csv_url": f"{reverse('duties:exercises')}?{urlencode({'regime': choice.name} | given | {'format': 'csv'})}",
    }  # fmt: skip
    return show(request, "exercises.html", context)


def _given(request: DeskRequest) -> dict[str, str]:
    found = {name: request.GET.get(name, "").strip() for name in ("kind", "finding")}
    return {name: value for name, value in found.items() if value}


def _known(value: str, names: Any) -> str:
    if value and value not in names:
        raise OursError("desk.bad_choice", value=value[:40])
    return value


def _kinds(speaker: Speaker) -> list[tuple[str, str]]:
    return [(name, speaker.word(f"kind.{name}.label", kind.label)) for name, kind in speaker.pack.kinds.items()]


def _facts(speaker: Speaker) -> list[tuple[str, str]]:
    return [(name, speaker.label(f"is.{name}")) for name in speaker.pack.facts]


def _row(speaker: Speaker, names: Names, line: CaseLine) -> CaseRow:
    item, pack = line.item, speaker.pack
    states = [owed.state for owed in line.duties]
    known = sorted(set(states), key=lambda state: ORDER.index(state.value))
    return CaseRow(
        id=item.id,
        label=line.label,
        kind=speaker.word(f"kind.{item.kind}.label", pack.kinds[item.kind].label),
        url=case_url(item.id, pack.name),
        parties=tuple(names.of(code) for code in parties_of(pack, item)),
        when=" – ".join(speaker.value(name, value) for name, value in dates_of(pack, item)),
        yes=tuple(speaker.label(f"is.{fact}") for fact in line.yes),
        open=len(line.cannot_tell),
        duties=tuple((duty_word(state), states.count(state)) for state in known),
    )


def parties_of(pack: Pack, item: Item) -> tuple[str, ...]:
    """Return the codes of the parties that an item names."""
    attributes = pack.kinds[item.kind].attributes
    found = [str(value) for name, value in item.values.items() if attributes[name].type == "party"]
    return tuple(dict.fromkeys(found))


def dates_of(pack: Pack, item: Item) -> list[tuple[str, Any]]:
    """Return the first two dates or instants that an item has, in the order of its kind."""
    return list(_dates(pack, item))[:MOST_DATES]


def _dates(pack: Pack, item: Item) -> Iterator[tuple[str, Any]]:
    for name, attribute in pack.kinds[item.kind].attributes.items():
        if attribute.type in {"date", "instant"} and name in item.values:
            yield f"{item.kind}.{name}", item.values[name]


def _cells(pack: Pack, line: CaseLine) -> tuple[str, ...]:
    english = Speaker(pack, "en")
    return (
        line.item.id, line.item.kind, line.label, " ".join(parties_of(pack, line.item)),
        " ".join(english.value(name, value) for name, value in dates_of(pack, line.item)), " ".join(line.yes),
        " ".join(line.cannot_tell), " ".join(f"{owed.duty}={owed.state.value}" for owed in line.duties),
    )  # fmt: skip


@require_safe
def exercise_page(request: DeskRequest, item: str) -> HttpResponse:
    """Show one item. Raises `regimes.unknown_item`."""
    choice = chosen_regime(request)
    view = case(request.house, choice.name, item)
    return show(request, "exercise.html", case_context(request, view) | {"choice": choice})
