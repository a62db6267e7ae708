"""The table of quotas: for each State what is used, what may be, and what is left, with the items that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.duties.regime_choice import Named, Names, case_url, chosen_regime, speaker_of
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.regimes.pack import paragraph_order
from detente.station.queries.regimes import quota_table
from detente.station.views.regimes import QuotaLine, QuotaTable

COLUMNS = (
    "quota",
    "paragraph",
    "basis",
    "group",
    "year",
    "used",
    "possible",
    "limit",
    "left_least",
    "left_most",
    "items",
    "over",
)
FIRST_YEAR, LAST_YEAR = 1970, 9999


@dataclass(frozen=True, slots=True)
class CountedItem:
    """An item that counts."""

    id: str
    url: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """What one group has used and left; texts, because a number may lie between two."""

    parties: tuple[Named, ...]
    used: str
    possible: str
    limit: str
    left: str
    items: tuple[CountedItem, ...]

    @property
    def is_over(self) -> bool:
        """Whether one of its items is over."""
        return any(item.is_over for item in self.items)


@dataclass(frozen=True, slots=True)
class QuotaGroup:
    """One quota with the States that used of it, and those that used nothing."""

    name: str
    label: str
    text: str
    cite: str
    basis: str
    basis_label: str
    url: str
    rows: tuple[QuotaRow, ...]
    untouched: tuple[Named, ...]


@require_safe
def quotas_page(request: DeskRequest) -> HttpResponse:
    """Show the quotas of a year; `?party=`, `?year=`, `?format=csv`."""
    choice = chosen_regime(request)
    if choice.line is None or choice.line.pack is None:
        return show(request, "quotas.html", {"choice": choice, "board": None, "groups": [], "tab": "duties:quotas"})
    found = quota_table(request.house, choice.name, _year(request.GET.get("year", "").strip()))
    party = request.GET.get("party", "").strip()
    lines = [line for line in found.lines if not party or party in line.standing.group]
    if request.GET.get("format") == "csv":
        return csv_file("quotas", COLUMNS, (_cells(line) for line in lines))
    given = {"regime": choice.name, "year": str(found.year), "party": party, "format": "csv"}
    context = {
        "choice": choice, "board": found, "year": str(found.year), "party": party, "tab": "duties:quotas",
        "groups": _groups(speaker_of(found.regime.pack), Names(request, found.regime), lines),
        "parties": _parties(found), "csv_url": f"{reverse('duties:quotas')}?{urlencode(given)}",
    }  # fmt: skip
    return show(request, "quotas.html", context)


def _year(text: str) -> int | None:
    """Read a year; raise `desk.bad_choice`."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == len(str(LAST_YEAR)) and int(text) >= FIRST_YEAR):
        raise OursError("desk.bad_choice", value=text[:40])
    return int(text)


def _parties(found: QuotaTable) -> list[tuple[str, str]]:
    codes = {str(part) for line in found.lines for part in line.standing.group}
    return [(code, code) for code in sorted(codes)]


def _groups(speaker: Speaker, names: Names, lines: Iterable[QuotaLine]) -> list[QuotaGroup]:
    found = [_group(speaker, names, list(mine)) for _, mine in groupby(lines, key=lambda line: line.standing.quota)]
    return sorted(found, key=lambda group: (paragraph_order(group.cite), group.name))


def _group(speaker: Speaker, names: Names, lines: list[QuotaLine]) -> QuotaGroup:
    quota = lines[0].quota
    used = [line for line in lines if line.items or line.standing.certain or line.standing.possible != 0]
    rest = [line for line in lines if line not in used]
    return QuotaGroup(
        quota.name,
        speaker.word(f"quota.{quota.name}.label", quota.label),
        speaker.word(f"quota.{quota.name}.text", quota.text),
        quota.cite,
        quota.basis.name.lower(),
        speaker.basis(quota.basis),
        reverse("duties:rule", args=[speaker.pack.name, "quota", quota.name]),
        tuple(_row(speaker, names, line) for line in (used or rest)),
        tuple(names.of(str(line.standing.group[0])) for line in rest if line.standing.group) if used else (),
    )


def _row(speaker: Speaker, names: Names, line: QuotaLine) -> QuotaRow:
    standing = line.standing
    return QuotaRow(
        parties=tuple(names.of(str(part)) for part in standing.group),
        used=speaker.number(standing.certain),
        possible=gettext("no bound") if standing.possible is None else speaker.number(standing.possible),
        limit=gettext("not known") if standing.limit is None else speaker.number(standing.limit),
        left=_left(speaker, standing.left_least, standing.left_most),
        items=tuple(CountedItem(one, case_url(one, speaker.pack.name), one in line.over) for one in line.items),
    )


def _left(speaker: Speaker, least: int | None, most: int | None) -> str:
    if least is None or most is None:
        return gettext("not known")
    if least == most:
        return speaker.number(least)
    return gettext("{least} to {most}").format(least=speaker.number(least), most=speaker.number(most))


def _cells(line: QuotaLine) -> tuple[str, ...]:
    one = line.standing
    numbers: tuple[Any, ...] = (one.year, one.certain, one.possible, one.limit, one.left_least, one.left_most)
    return (
        one.quota, one.cite, one.basis.name.lower(), " ".join(str(part) for part in one.group),
        *("" if number is None else str(number) for number in numbers), " ".join(line.items), " ".join(line.over),
    )  # fmt: skip
