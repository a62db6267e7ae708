"""Which rules the parties agreed, and how each party is called in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.council.matters.rules_agreement import RulesAgreement, RulesStanding, Standing
from detente.errors import OursError
from detente.kernel import Instant, PartyName
from detente.regimes.judging import day_of
from detente.regimes.language.types import DAY
from detente.regimes.pack import Pack
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import MattersWanted, Transaction
from detente.station.queries.matters import folded_matter

LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement on rules as it stands; `matter` is the dispatch that offered it."""

    matter: str
    title: str
    offered_by: PartyName
    is_ended: bool
    details: RulesAgreement


@dataclass(frozen=True, slots=True)
class Regime:
    """The rules in use for a regime: the pack, the agreement it rests on, and the code of each party.

    Without an agreement the pack of that name on the shelf is used, and everything made from it says so.
    """

    pack: Pack
    agreed: Agreed | None = None
    codes: Mapping[PartyName, str] = field(default_factory=dict)

    def code(self, party: PartyName | str) -> str:
        """How a party is called in the regime: by its acceptance, else by its keyset, else by its name."""
        return self.codes.get(PartyName(party), str(party))

    def party(self, code: str) -> PartyName | None:
        """Which party of this line a code belongs to, None for a State that has no station here."""
        return next((party for party, known in self.codes.items() if known == code), None)

    @property
    def suspended(self) -> dict[str, tuple[int, str]]:
        """Who has suspended the rules: by code, from which day, in which words."""
        standings = self.agreed.details.parties if self.agreed else {}
        return {
            self.code(party): (_day(standing), standing.statement)
            for party, standing in standings.items()
            if standing.standing is RulesStanding.SUSPENDED
        }


def _day(standing: Standing) -> int:
    declared = day_of(str(standing.from_date)[:10]) if standing.from_date else None
    return int(standing.at) // DAY if declared is None else declared


def agreements(tx: Transaction, now: Instant) -> tuple[Agreed, ...]:
    """Return every agreement on rules on record, the last moved first."""
    rows = tx.matters(MattersWanted(kinds=("rules_agreement",), limit=LOOKED_AT))
    found = []
    for row in rows:
        matter, _ = folded_matter(tx, row.id, now)
        found.append(Agreed(row.id, matter.title, matter.opened_by, matter.state.value == "ENDED", matter.details))
    return tuple(found)


def regime_of(house: House, tx: Transaction, name: str, now: Instant) -> Regime:
    """Return the rules in use for the regime called `name`: as agreed, else as they are on the shelf.

    Raises `regimes.unknown_pack`, and `regimes.agreed_pack_missing` where the agreed digest is not on the shelf.
    """
    return chosen(house, tx, name, agreements(tx, now))


def chosen(house: House, tx: Transaction, name: str, offered: tuple[Agreed, ...]) -> Regime:
    """Return what `regime_of` returns, from agreements that were read before."""
    standing = [one for one in offered if one.details.regime == name and not one.is_ended]
    agreed = next((one for one in standing if one.details.applying()), None)
    if agreed is None:
        shelved = house.packs.pack(name)
        return Regime(shelved, None, _codes(tx, shelved, {}))
    pack = house.packs.with_digest(agreed.details.rules)
    if pack is None:
        raise OursError("regimes.agreed_pack_missing", pack=name[:60], digest=agreed.details.rules[:16])
    return Regime(pack, agreed, _codes(tx, pack, agreed.details.codes))


def _codes(tx: Transaction, pack: Pack, accepted: Mapping[PartyName, str]) -> dict[PartyName, str]:
    """Codes by acceptance; for the others the code of their keyset, where the regime knows it and nobody has it."""
    found = dict(accepted)
    for keyset in all_keysets(tx):
        party, code = PartyName(keyset.party), keyset.code
        if party not in found and code not in found.values() and (not pack.parties or code in pack.parties):
            found[party] = code
    return found
