"""What an answer rests on: the figures of the text in each world, with how well each is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext

from detente.desk.areas.duties.shelves import Reading
from detente.desk.areas.duties.whatif.asking import Asked
from detente.documents.findings import Speaker
from detente.regimes.judging import in_order
from detente.regimes.judging.order import needed
from detente.regimes.language.tree import Compare, Name
from detente.regimes.language.walk import names_of, nodes
from detente.regimes.pack import Pack, paragraph_order
from detente.regimes.pack.values import Figure

LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class ValueShown:
    """A figure in one world; `basis` names how well it is known there."""

    letter: str
    value: str
    basis: str
    basis_label: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Resting:
    """A figure of the text that the answers rest on."""

    name: str
    label: str
    cite: str
    url: str
    values: tuple[ValueShown, ...]


def limits_of(pack: Pack, facts: Iterable[str]) -> list[Figure]:
    """Return the figures that facts rest on, also through other facts, by paragraph."""
    used = needed(pack.facts, tuple(facts)).values()
    names = {name for fact in used for name in names_of(fact.when, "limit")}
    return sorted((pack.limits[name] for name in names), key=lambda one: (paragraph_order(one.cite), one.name))


def swept_choices(pack: Pack, kind: str) -> list[tuple[str, list[Figure]]]:
    """Return the figures that rules about a kind rest on, by chapter: those that a sweep can turn something with."""
    about = [fact.name for fact in in_order(pack.facts) if fact.about == kind]
    found = limits_of(pack, about)
    chapters = [name for name in pack.chapters if any(one.chapter == name for one in found)]
    return [(name, [one for one in found if one.chapter == name]) for name in chapters]


def threshold_of(pack: Pack, fact: str) -> Figure | None:
    """Return the first figure that a fact holds the troops of an activity against, None for a fact that does not."""
    against = {
        one.right.name
        for rule in needed(pack.facts, (fact,)).values()
        for one in nodes(rule.when)
        if isinstance(one, Compare) and one.left == Name(rule.about, "troops") and isinstance(one.right, Name)
        if one.right.root == "limit"
    }
    return next((one for one in limits_of(pack, (fact,)) if one.name in against), None)


def resting(asked: Asked) -> list[Resting]:
    """Return every figure that an answer rests on in any of the worlds."""
    reads, facts = asked.reads, asked.given.facts
    found = {one.name: (read, one) for read in reversed(reads) for one in limits_of(read.pack, facts)}
    rows = sorted(found.values(), key=lambda pair: (paragraph_order(pair[1].cite), pair[1].name))
    return [_row(asked, read, one) for read, one in rows]


def _row(asked: Asked, read: Reading, one: Figure) -> Resting:
    label, url = (
        read.speaker.label(f"limit.{one.name}"),
        reverse("duties:rule", args=[read.reference, "limit", one.name]),
    )
    values: list[ValueShown] = []
    for letter, each in zip(LETTERS, asked.reads, strict=False):
        here = each.pack.limits.get(one.name)
        shown = _values(each.speaker, here) if here else gettext("not there")
        basis = here.basis if here else None
        differs = bool(values) and shown != values[0].value
        values.append(
            ValueShown(letter, shown, basis.name.lower() if basis is not None else "",
                       each.speaker.basis(basis) if basis is not None else "", differs)
        )  # fmt: skip
    return Resting(one.name, label, one.cite, url, tuple(values))


def _values(speaker: Speaker, one: Figure) -> str:
    """Its value, or each with the day from which it stands."""
    if len(one.history) == 1:
        return speaker.amount(one.history[0][1], one.unit)
    since = gettext("{value} since {day}")
    told = [since.format(value=speaker.amount(value, one.unit), day=speaker.day(day)) for day, value in one.history]
    return "; ".join(told)


def language() -> str:
    """Return the reader's language."""
    return get_language() or "en"
