"""What of a dispatch may be shown in public: only what every party to it agreed to (seed-map A11)."""

from __future__ import annotations

from collections.abc import Iterable

from detente.council.acts import Publication, PublicItem, Rel
from detente.council.deeds import Deed
from detente.kernel import PartyName


def public_items(deed: Deed, deeds: Iterable[Deed]) -> tuple[PublicItem, ...]:
    """The items all parties to `deed` agree to show, by the latest word of each; nothing while one has not spoken.

    `deeds` are in the order of the record. A consent of another kind of traffic does not count (`Deed.counts_for`).
    """
    words: dict[PartyName, tuple[PublicItem, ...]] = {}
    for other in deeds:
        body = other.act.body
        if isinstance(body, Publication) and deed.id in other.ids(Rel.ABOUT) and other.counts_for(deed):
            words[other.sender] = body.items
    parties = (deed.sender, *deed.addressees)
    return tuple(item for item in PublicItem if all(item in words.get(party, ()) for party in parties))
