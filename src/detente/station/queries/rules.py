"""Agreements on rules: what was offered, who accepted it, and which of it the rules in use rest on."""

from __future__ import annotations

from detente.errors import DetenteError, OursError
from detente.kernel import DispatchId
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.regimes.agreed import Agreed, agreements, chosen
from detente.station.views.regimes import RulesLine


def rules(house: House) -> tuple[RulesLine, ...]:
    """Return every agreement on rules on record, the last moved first; those that ended too."""
    with house.store.read() as tx:
        offered = agreements(tx, house.party, house.clock.now())
        used = {_used(house, tx, name, offered) for name in {one.details.regime for one in offered}}
        return tuple(RulesLine(one, house.packs.with_digest(one.details.rules), one.matter in used) for one in offered)


def rules_line(house: House, matter: DispatchId) -> RulesLine:
    """Return one agreement on rules. Raises `station.unknown_matter` for what is none."""
    found = next((line for line in rules(house) if line.agreed.matter == matter), None)
    if found is None:
        raise OursError("station.unknown_matter", id=matter[:40])
    return found


def _used(house: House, tx: Transaction, name: str, offered: tuple[Agreed, ...]) -> str:
    """The agreement that the rules in use for a regime rest on, empty for none."""
    try:
        regime = chosen(house, tx, name, offered)
    except DetenteError:  # the pack is not on the shelf: what was agreed is then in nobody's use here
        return ""
    return regime.agreed.matter if regime.agreed else ""
