"""One fact made ready for cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.regimes.judging.closures import Told, compiled
from detente.regimes.judging.items import Value
from detente.regimes.judging.reasons import Explainer, explainer
from detente.regimes.judging.spans import LimitsByDay, span_of
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Basis, Fact, Pack

InForce = Mapping[str, int]
OUTSIDE: InForce = {}
"""What is in force for a fact outside its span: compared by identity, so that it is no day without limits."""


class Frame(NamedTuple):
    """Facts with one `on` and one span stand in one frame; `per` turns `on` into days."""

    on: str
    per: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A fact with its closures, the number of its frame, and `basis`, the weakest of all it rests on."""

    fact: Fact
    told: Told
    explain: Explainer
    frame: int
    basis: Basis


def ruled(fact: Fact, frame: int, basis: Basis) -> Rule:
    """Make a fact ready."""
    return Rule(fact, compiled(fact.when), explainer(fact.when), frame, basis)


def frame_of(pack: Pack, fact: Fact) -> Frame:
    """Return the frame of a fact."""
    span = span_of(pack, fact.when)
    per = DAY if pack.kinds[fact.about].attributes[fact.on].type == "instant" else 1
    return Frame(fact.on, per, span.first, span.last)


def in_force(frames: Sequence[Frame], values: Mapping[str, Value], limits: LimitsByDay) -> list[InForce | None]:
    """Return for each frame the limits in force on an item's day: None without the day, `OUTSIDE` outside the span."""
    found: list[InForce | None] = []
    for on, per, first, last in frames:
        moment = values.get(on)
        if moment is None:
            found.append(None)
        else:
            day = int(moment) // per
            found.append(limits.on(day) if first <= day <= last else OUTSIDE)
    return found
