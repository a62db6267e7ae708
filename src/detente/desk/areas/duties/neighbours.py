"""What an element of a pack rests on, what rests on it, and which variants change it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from detente.desk.areas.duties.elements import Element, Row, expressions, figures_of, row_of, sections_of
from detente.desk.areas.duties.shelves import BETWEEN, Reading, reading, variants_of
from detente.desk.requests import DeskRequest
from detente.regimes.language.walk import names_of
from detente.regimes.pack import differences
from detente.regimes.pack.values import Duty, Figure, Format, Pack


def neighbours(request: DeskRequest, read: Reading, section: str, one: Element) -> dict[str, Any]:
    """Return the rows around an element: `rests_on`, `carries`, `variants`."""
    return {
        "rests_on": [row_of(read, *found) for found in _rests_on(read.pack, one)],
        "carries": _carried(read, section, one),
        "variants": _changing(request, read, section, one),
    }


def _rests_on(pack: Pack, one: Element) -> list[tuple[str, Element]]:
    """The rules, totals, duties and forms that an element names."""
    nodes = [node for _, node in expressions(one)]
    found: list[tuple[str, Element]] = []
    found += [("fact", pack.facts[name]) for node in nodes for name in sorted(names_of(node, "is"))]
    found += [("total", pack.totals[name]) for node in nodes for name in sorted(names_of(node, "total"))]
    if isinstance(one, Duty):
        found += [("duty", pack.duties[name]) for name in (one.beside, one.then, one.otherwise) if name]
        found += [("format", pack.formats[code]) for code in one.acts]
    if isinstance(one, Format):
        found += [("format", pack.formats[code]) for code in one.answers]
    return [pair for place, pair in enumerate(found) if pair not in found[:place]]


def _carried(read: Reading, section: str, one: Element) -> list[Row]:
    return [
        row_of(read, other_section, other)
        for other_section, ones in sections_of(read.pack).items()
        for other in ones.values()
        if other is not one and _uses(read.pack, other, section, one)
    ]


def _uses(pack: Pack, other: Element, section: str, one: Element) -> bool:
    if isinstance(one, Figure):
        return not isinstance(other, Figure) and one in figures_of(pack, other)
    return (section, one) in _rests_on(pack, other)


def _changing(request: DeskRequest, read: Reading, section: str, one: Element) -> list[dict[str, Any]]:
    """The variants of the pack in which this element is not the same."""
    name = one.code if isinstance(one, Format) else one.name
    found, language = [], get_language() or "en"
    for variant, overlay in variants_of(request, read.base).items():
        reference = f"{read.base.name}{BETWEEN}{variant}"
        changed = differences(read.base, reading(request, reference).pack)
        if any(change.path.split(".", 2)[:2] == [section, name] for change in changed):
            found.append({"reference": reference, "title": overlay.titled(language), "why": overlay.reasoned(language)})
    return found
