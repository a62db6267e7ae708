"""The state of each line."""

from __future__ import annotations

from detente.kernel import Instant, PartyName
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.views import LineView

STALE_SECONDS = 120  # four line tests missed


def lines(house: House) -> tuple[LineView, ...]:
    """Return the line to every introduced party, by name."""
    now = house.clock.now()
    with house.store.read() as tx:
        peers = [row.party for row in tx.keysets() if row.party != house.party]
        return tuple(line_view(tx, PartyName(peer), now) for peer in peers)


def line_view(tx: Transaction, peer: PartyName, now: Instant) -> LineView:
    """Say how the line to a peer is: a dead line is told apart from one never tried and one merely busy."""
    state, (waiting, soonest) = tx.line_state(peer), tx.waiting(peer)
    if state.failing_since is not None:
        word = "down"
    elif state.last_good is None:
        word = "untried"
    elif now - state.last_good > STALE_SECONDS:
        word = "stale"
    else:
        word = "waiting" if waiting else "good"
    last = None if state.last_good is None else Instant(state.last_good)
    due = None if soonest is None else Instant(soonest)
    return LineView(peer, word, last, waiting, due, state.problem)
