"""The parties' words on publishing a dispatch, as officers see them: refusals too, and what waits for an embargo."""

from __future__ import annotations

from collections.abc import Sequence

from detente.council import Spoken
from detente.council.shown import Shown
from detente.errors import OursError
from detente.kernel import PartyName
from detente.station.house import House
from detente.station.projections.publicity import parties_of, publicity_of, spoken_of
from detente.station.views import ConsentView, PublicityView


def publicity_view(house: House, dispatch: str) -> PublicityView:
    """Return how a dispatch stands with the public; raise `station.unknown_dispatch`."""
    with house.store.read() as tx:
        row = tx.dispatch(dispatch)
        if row is None:
            raise OursError("station.unknown_dispatch", id=dispatch[:40])
        spoken = spoken_of(tx, row) if row.inner is not None else ()
        stand = publicity_of(row, spoken, house.clock.now())
        consents = tuple(_consent(party, spoken) for party in parties_of(row))
    return PublicityView(
        consents,
        _named(stand.shown),
        bool(stand.shown),
        _named(stand.awaited),
        stand.embargo if stand.awaited else None,
    )


def _named(shown: Shown) -> tuple[str, ...]:
    return tuple(item.value for item in shown.items)


def _consent(party: PartyName, spoken: Sequence[Spoken]) -> ConsentView:
    words = [word for word in spoken if word.by == party]
    if not words:
        return ConsentView(party, None, (), "", None, "", None)
    word = max(words, key=lambda word: word.order)
    said, items = word.said, tuple(item.value for item in word.said.items)
    return ConsentView(party, said.mode.value, items, said.substance, said.embargo_until, said.corrects, word.at)
