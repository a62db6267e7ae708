"""What the form of the page offers, around what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from detente.analysis.asking import ACTIVITY
from detente.desk.areas.duties.elements import known_how
from detente.desk.areas.duties.shelves import Reading
from detente.desk.areas.duties.whatif.asking import MOST_FACTS, MOST_SIMULATED, MOST_WORLDS, offered, read_base
from detente.desk.areas.duties.whatif.given import Given
from detente.desk.areas.duties.whatif.resting import swept_choices
from detente.desk.requests import DeskRequest
from detente.documents.findings import BASIS_LABELS
from detente.errors import DetenteError
from detente.regimes.pack import paragraph_order
from detente.regimes.pack.values import Attribute, Figure


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its value, its label, what stands beside it."""

    value: str
    label: str
    beside: str
    is_chosen: bool


def form_context(request: DeskRequest, given: Given) -> dict[str, Any]:
    """Return what the form needs; a pack that cannot be read gives the choices of the first that can."""
    known = offered(request)
    base = _readable(request, given) if known else None
    if base is None:
        return {"given": given, "tab": "duties:whatif", "read": None}
    return {
        "given": given, "tab": "duties:whatif", "read": base,
        "warning": base.speaker.word("warning", base.pack.warning).strip(),
        "bases": [(basis.name.lower(), gettext(BASIS_LABELS[basis]), number) for basis, number in known_how(base.pack)],
        "packs": [Choice(name, title, "", name == base.reference) for name, title in known],
        "others": [Choice(name, title, "", name in given.worlds) for name, title in known if name != base.reference],
        "columns": [(one.name, base.speaker.label(f"{ACTIVITY}.{one.name}")) for one in _attributes(base)],
        "facts_offered": _facts(base, given), "limits_offered": _limits(base, given),
        "most_worlds": MOST_WORLDS, "most_facts": MOST_FACTS, "most_simulated": MOST_SIMULATED,
    }  # fmt: skip


def _readable(request: DeskRequest, given: Given) -> Reading | None:
    for one in (given, Given()):
        try:
            return read_base(request, one)
        except DetenteError:  # said beside the form
            continue
    return None


def _attributes(read: Reading) -> list[Attribute]:
    kind = read.pack.kinds.get(ACTIVITY)
    return list(kind.attributes.values()) if kind else []


def _facts(read: Reading, given: Given) -> list[Choice]:
    found = [fact for fact in read.pack.facts.values() if fact.about == ACTIVITY]
    return [
        Choice(one.name, read.speaker.label(f"is.{one.name}"), one.cite, one.name in given.facts)
        for one in sorted(found, key=lambda one: (paragraph_order(one.cite), one.name))
    ]


def _limits(read: Reading, given: Given) -> list[tuple[str, list[Choice]]]:
    return [
        (_heading(read, chapter), [_limit(read, one, given) for one in found])
        for chapter, found in swept_choices(read.pack, ACTIVITY)
    ]


def _heading(read: Reading, chapter: str) -> str:
    return f"{chapter} · {read.speaker.word(f'chapter.{chapter}.heading', read.pack.chapters[chapter].heading)}"


def _limit(read: Reading, one: Figure, given: Given) -> Choice:
    value = read.speaker.amount(one.history[-1][1], one.unit)
    return Choice(one.name, read.speaker.label(f"limit.{one.name}"), value, one.name == given.limit)
