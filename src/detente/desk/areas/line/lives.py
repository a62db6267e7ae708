"""The life line of a dispatch to several addressees: what all share, then one line for each of them."""

from __future__ import annotations

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
    each = ((peer, tuple(f for f in life if f.peer == peer and f.step in PER_ADDRESSEE)) for peer in peers)
    return ((None, shared), *each)
