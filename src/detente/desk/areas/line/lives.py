"""The life line of a dispatch to several addressees: what all share, then one line for each of them."""

from __future__ import annotations

from dataclasses import replace

from detente.kernel import PartyName
from detente.station.views import LifeFact

PER_ADDRESSEE = ("handed", "received", "opened", "refused", "undecipherable")
Life = tuple[PartyName | None, tuple[LifeFact, ...]]


def lives_of(direction: str, life: tuple[LifeFact, ...]) -> tuple[Life, ...]:
    """Return the facts in one line, or in one for all and one per addressee where there are several."""
    peers = dict.fromkeys(fact.peer for fact in life if fact.step in PER_ADDRESSEE)
    if direction == "in" or len(peers) == 1:
        return ((None, life),)
    shared = tuple(fact for fact in life if fact.step not in PER_ADDRESSEE)
    return ((None, shared), *((peer, _of(life, peer)) for peer in peers))


def _of(life: tuple[LifeFact, ...], peer: PartyName | None) -> tuple[LifeFact, ...]:
    """The facts of one addressee, whose name stands beside the line and not at every fact."""
    return tuple(replace(fact, peer=None) for fact in life if fact.peer == peer and fact.step in PER_ADDRESSEE)
