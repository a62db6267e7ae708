"""The order in which facts are found: those that rest on no other first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.regimes.language.walk import names_of
from detente.regimes.pack.values import Fact


def layers(facts: Mapping[str, Fact]) -> list[list[Fact]]:
    """Return the facts layer by layer, each resting on earlier layers only; names in order within a layer.

    The facts must not rest on each other in a circle, which the loader of packs sees to; those that do are left out.
    """
    found: list[list[Fact]] = []
    done: set[str] = set()
    below = {name: _rests_on(fact, facts) for name, fact in sorted(facts.items())}
    while ready := [facts[name] for name, rests_on in below.items() if name not in done and rests_on <= done]:
        found.append(ready)
        done |= {fact.name for fact in ready}
    return found


def _rests_on(fact: Fact, facts: Mapping[str, Fact]) -> set[str]:
    return set(names_of(fact.when, "is")) & set(facts)


def in_order(facts: Mapping[str, Fact]) -> Iterator[Fact]:
    """Yield every fact after those it rests on."""
    return (fact for layer in layers(facts) for fact in layer)


def needed(facts: Mapping[str, Fact], wanted: tuple[str, ...]) -> dict[str, Fact]:
    """Return the facts wanted and all they rest on."""
    found: dict[str, Fact] = {}
    waiting = list(wanted)
    while waiting:
        fact = facts[waiting.pop()]
        if fact.name not in found:
            found[fact.name] = fact
            waiting.extend(names_of(fact.when, "is"))
    return found
