"""What the fold reads: a dispatch that is on record, with what is known of its delivery.

The order in which deeds are given is the order in which they were entered in the station's own ledger; it decides what
is latest. Declared dates decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts import Act, Rel
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is known of one addressee: when its station had the dispatch, when an officer opened it, or that it refused.

    At most one of each, from signed receipts; None is "not known", not "never". Where receipts never come to this
    station, because the dispatch came here from a third party, `is_known` is False.
    """

    member: PartyName
    delivered_at: Instant | None = None
    opened_at: Instant | None = None
    refused: bool = False
    is_known: bool = True

    @property
    def is_missing(self) -> bool:
        """Whether this station should have heard that it was delivered, and did not."""
        return self.is_known and self.delivered_at is None


@dataclass(frozen=True, slots=True)
class Deed:
    """One dispatch on record, in or out, with its act.

    `issued` is when the text was fixed for release, `sent` when it left its sender (both by the sender's signature),
    `entered` when this station entered it in its own ledger.
    """

    id: DispatchId
    sender: PartyName
    addressees: tuple[PartyName, ...]
    subject: str
    act: Act
    issued: Instant
    declared: DeclaredDate | None = None
    traffic: Traffic = Traffic.LIVE
    deliveries: tuple[Delivery, ...] = ()
    entered: Instant | None = None
    sent: Instant | None = None

    def heard_by(self, party: PartyName) -> Instant:
        """The time that decides whether this was in time for `party`: its own word, its receipt, else our entry.

        Both are signed and lie on both sides, so both read the same time. What a sender says of its own act decides
        only what it decides for itself.
        """
        attested = self.sent if party == self.sender else self._delivered_to(party)
        if attested is not None:
            return attested
        return self.issued if self.entered is None else self.entered

    def _delivered_to(self, party: PartyName) -> Instant | None:
        for known in self.deliveries:
            if known.member == party:
                return known.delivered_at
        return None

    def delivery(self, member: PartyName) -> Delivery:
        """What is known for `member`."""
        return next((known for known in self.deliveries if known.member == member), Delivery(member))

    def ids(self, rel: Rel) -> tuple[DispatchId, ...]:
        """The dispatches this one refers to by `rel`."""
        return self.act.ids(rel)

    def counts_for(self, other: Deed) -> bool:
        """Tell whether this deed may change what is shown of `other`.

        Live deeds count for live deeds only; test, replay and demonstration count among each other and carry their
        kind. So nothing tried or shown ever answers what was meant, and nothing meant is drowned in a demonstration.
        """
        return self.traffic.is_real is other.traffic.is_real
