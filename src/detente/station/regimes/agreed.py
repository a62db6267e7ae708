"""Which rules the parties agreed, and how each party is called in them.

What is meant is held against rules that were meant to be agreed; a replay and what is shown, against rules agreed in
the same way (docs/adr/0010-replay-and-demonstration.md). A demonstration of an agreement binds nobody's live duties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.council.acts import Rel
from detente.council.matters import Matter
from detente.council.matters.rules_agreement import RulesAgreement, RulesStanding, Standing
from detente.errors import OursError
from detente.kernel import Instant, PartyName, Traffic
from detente.regimes.judging import day_of
from detente.regimes.language.types import DAY
from detente.regimes.pack import Pack
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import MattersWanted, Transaction
from detente.station.queries.matters import folded_matter

LOOKED_AT = 60
OWN_STEPS = 500


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement on rules as it stands; `matter` is the dispatch that offered it, `turns` are when it moved."""

    matter: str
    title: str
    offered_by: PartyName
    is_ended: bool
    details: RulesAgreement
    traffic: Traffic = Traffic.LIVE
    turns: tuple[Instant, ...] = ()


@dataclass(frozen=True, slots=True)
class Regime:
    """The rules in use for a regime: the pack, the agreement it rests on, and the code of each party.

    Without an agreement the pack of that name on the shelf is used, and everything made from it says so. `is_meant`:
    live traffic is held against them; else a replay and what is shown, and nothing live.
    """

    pack: Pack
    agreed: Agreed | None = None
    codes: Mapping[PartyName, str] = field(default_factory=dict)
    is_meant: bool = True

    def code(self, party: PartyName | str) -> str:
        """How a party is called in the regime: by its acceptance, else by its keyset, else by its name."""
        return self.codes.get(PartyName(party), str(party))

    def party(self, code: str) -> PartyName | None:
        """Which party of this line a code belongs to, None for a State that has no station here."""
        return next((party for party, known in self.codes.items() if known == code), None)

    @property
    def traffic(self) -> Traffic:
        """What everything computed under them is to be marked as."""
        if self.agreed is not None:
            return self.agreed.traffic
        return Traffic.LIVE if self.is_meant else Traffic.REPLAY

    @property
    def accepted(self) -> dict[str, int]:
        """From which day the rules bind whom, by code: 0 where no day was named; empty where nobody agreed them."""
        if self.agreed is None:
            return {}
        details = self.agreed.details
        named = {one.code: one.accepted_from or details.from_date for one in details.parties.values() if one.code}
        return {code: day_of(str(date)[:10]) or 0 if date else 0 for code, date in named.items()}

    @property
    def bound(self) -> tuple[str, ...]:
        """The codes of the parties that the regime knows: those that accepted the rules, where somebody did."""
        known = set(self.accepted or self.codes.values())
        return tuple(sorted(known & set(self.pack.parties)))

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


def agreements(tx: Transaction, own: PartyName, now: Instant, limit: int = LOOKED_AT) -> tuple[Agreed, ...]:
    """Return the agreements on rules on record, the last moved first: the newest, and all that we took a step in.

    Whatever number of offers others make, none of them hides the rules that we accepted.
    """
    rows = {row.id: row for row in tx.matters(MattersWanted(kinds=("rules_agreement",), limit=limit))}
    steps = tx.dispatches_typed("rules_step", OWN_STEPS, sender=own)
    named = {target for _, rel, target in tx.references_from([step.id for step in steps]) if rel == Rel.MATTER.value}
    rows |= {row.id: row for row in tx.matters_named(sorted(named - rows.keys()))}
    found = []
    for row in sorted(rows.values(), key=lambda row: (row.moved_at, row.id), reverse=True):
        matter, _ = folded_matter(tx, row.id, now)
        is_ended = matter.state.value == "ENDED"
        offered = (row.id, matter.title, matter.opened_by, is_ended, matter.details, matter.traffic)
        found.append(Agreed(*offered, turns_of(matter)))
    return tuple(found)


def regime_of(house: House, tx: Transaction, name: str, now: Instant, *, is_meant: bool | None = None) -> Regime:
    """Return the rules in use for the regime called `name`: as agreed, else as they are on the shelf.

    `is_meant` asks for the rules of live traffic or of what is tried and shown; by default live, except at a station
    that has nothing else than a replay or a demonstration under rules. What the own party accepted comes before what
    only others did. Raises `regimes.unknown_pack`, and `regimes.agreed_pack_missing` where what the own party accepted
    is not on the shelf; what others agreed among themselves is passed over then.
    """
    return chosen(house, tx, name, agreements(tx, house.party, now), is_meant=is_meant)


def chosen(
    house: House, tx: Transaction, name: str, offered: tuple[Agreed, ...], *, is_meant: bool | None = None
) -> Regime:
    """Return what `regime_of` returns, from agreements that were read before."""
    applying = [one for one in in_force(offered) if one.details.regime == name]
    if is_meant is None:
        is_meant = any(one.traffic.is_real for one in applying) or _has_meant(tx)
    fitting = [one for one in applying if one.traffic.is_real is is_meant]
    for agreed in sorted(fitting, key=lambda one: house.party not in one.details.codes):
        pack = house.packs.with_digest(agreed.details.rules)
        if pack is not None:
            return Regime(pack, agreed, _codes(tx, pack, agreed.details.codes), is_meant)
        if house.party in agreed.details.codes:
            raise OursError("regimes.agreed_pack_missing", pack=name[:60], digest=agreed.details.rules[:16])
    shelved = house.packs.pack(name)
    return Regime(shelved, None, _codes(tx, shelved, {}), is_meant)


def turns_of(matter: Matter) -> tuple[Instant, ...]:
    """Return when a matter was opened and when it moved."""
    return (matter.opened_at, *(step.at for step in matter.steps))


def in_force(offered: tuple[Agreed, ...]) -> tuple[Agreed, ...]:
    """Return the agreements that apply to somebody; one that only tried the line is none."""
    return tuple(
        one for one in offered if not one.is_ended and one.details.applying() and one.traffic is not Traffic.TEST
    )


def _has_meant(tx: Transaction) -> bool:
    """Whether there is anything live that rules could be about, or nothing at all."""
    asked = MattersWanted(kinds=("clarification",), limit=1)
    if tx.dispatches_typed("notice", 1, real=True) or tx.matters(replace(asked, real=True)):
        return True
    shown = MattersWanted(kinds=("clarification", "rules_agreement"), real=False, limit=1)
    return not tx.dispatches_typed("notice", 1, real=False) and not tx.matters(shown)


def _codes(tx: Transaction, pack: Pack, accepted: Mapping[PartyName, str]) -> dict[PartyName, str]:
    """Codes by acceptance; for the others the code of their keyset, where the regime knows it and nobody has it."""
    found = dict(accepted)
    for keyset in all_keysets(tx):
        party, code = PartyName(keyset.party), keyset.code
        if party not in found and code not in found.values() and (not pack.parties or code in pack.parties):
            found[party] = code
    return found
