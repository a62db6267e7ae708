"""Answers by section, so that several people can fill in one form and none overwrites what another wrote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from detente.regimes.formats.answers import SECTION, Flat
from detente.regimes.pack.values import Format

REST = "*"
"""The part of answers to no question of the form; no section is called so."""
PRINT = 16
Parts = Mapping[str, Flat]


@dataclass(frozen=True, slots=True)
class Typed:
    """One part as somebody typed it; `seen` is the print of what stood there before, "" where that is not known."""

    answers: Flat
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The parts after a save. `clashes` were changed by others meanwhile, so they stand as the others left them."""

    parts: Mapping[str, dict[str, str]]
    clashes: tuple[str, ...]


def by_section(form: Format, flat: Flat) -> dict[str, dict[str, str]]:
    """Return the answers of every section, empty ones too, and under `REST` those to no question of the form."""
    places = {question.name: question.section for question in form.questions}
    places |= {f"{SECTION}{section.name}": section.name for section in form.sections}
    parts: dict[str, dict[str, str]] = {name: {} for name in (*(section.name for section in form.sections), REST)}
    for path, text in flat.items():
        place = places.get(path) or places.get(path.partition(".")[0], REST)
        parts[place][path] = text
    return parts


def joined(form: Format, parts: Parts) -> dict[str, str]:
    """Return the parts as one flat text in the order of the form; parts that are no section of it are left out."""
    names = [*(section.name for section in form.sections), REST]
    whole = [item for name in names for item in parts.get(name, {}).items()]
    order = {question.name: at for at, question in enumerate(form.questions, 1)} | {SECTION[:-1]: 0}
    return dict(sorted(whole, key=lambda item: order.get(item[0].partition(".")[0], len(order))))


def print_of(part: Flat) -> str:
    """Return a short print of a part, whatever the order of its answers."""
    data = json.dumps(sorted(part.items()), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:PRINT]


def merge(stand: Parts, typed: Mapping[str, Typed]) -> Merged:
    """Return what stands, with each part as typed where nobody else changed it since its writer saw it.

    A part that its writer left as it was stays as it stands; one that both changed is a clash.
    """
    found = {name: dict(part) for name, part in stand.items()}
    clashes = []
    for name, new in typed.items():
        old = stand.get(name, {})
        if new.seen in {"", print_of(old)}:
            found[name] = dict(new.answers)
        elif dict(new.answers) != dict(old) and print_of(new.answers) != new.seen:
            clashes.append(name)
    return Merged(found, tuple(clashes))
