"""A plan held against the rules beside the record of this station: nothing is stored, entered or sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.errors import OursError
from detente.kernel import Instant
from detente.regimes.formats import FieldProblem, typed_again, typed_item
from detente.regimes.judging import Item
from detente.regimes.pack import Pack
from detente.regimes.time import Record
from detente.station.house import House
from detente.station.queries.regimes import case_view
from detente.station.regimes.agreed import Regime, regime_of
from detente.station.regimes.kept import Kept, kept_of
from detente.station.views.regimes import CaseView

PLAN = "plan"  # how a plan is called that has no identifier of its own
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody means to do, as typed: a kind of the pack, its figures, the identifier it has or would have."""

    kind: str
    figures: Mapping[str, str]
    id: str = PLAN


@dataclass(frozen=True, slots=True)
class Held:
    """What the rules say of a plan, or what is wrong with its figures."""

    view: CaseView | None
    problems: tuple[FieldProblem, ...] = ()


def planned(
    house: House, name: str, plan: Plan, as_of: Instant | None = None, labels: Mapping[str, str] = _NOTHING
) -> Held:
    """Hold a plan against the rules in use at this station and its record, at a moment (now by default).

    A plan with the identifier of an item on record stands in its place: what a change would bring about. Whoever may
    see the duties may ask. Raises `regimes.unknown_pack`, `regimes.agreed_pack_missing`, `regimes.item_kind`.
    """
    with house.store.read() as tx:
        now = house.clock.now()
        regime = regime_of(house, tx, name, now)
        item, problems = typed_item(regime.pack, plan.kind, plan.id, plan.figures, labels)
        kept = kept_of(house, tx, regime, as_of or now) if item else None
    if item is None or kept is None:
        return Held(None, problems)
    return Held(_beside(kept, item, as_of or now))


def planned_alone(pack: Pack, plan: Plan, as_of: Instant, labels: Mapping[str, str] = _NOTHING) -> Held:
    """Hold a plan against a pack alone, without any station: no other activity, no message, no agreement."""
    item, problems = typed_item(pack, plan.kind, plan.id, plan.figures, labels)
    return Held(_beside(Kept(Regime(pack)), item, as_of)) if item else Held(None, problems)


def _beside(kept: Kept, item: Item, now: Instant) -> CaseView:
    others = tuple(one for one in kept.record.items if (one.kind, one.id) != (item.kind, item.id))
    record: Record = replace(kept.record, items=(*others, item))
    return case_view(replace(kept, record=record), item, now)


def plan_like(house: House, name: str, item_id: str) -> Plan:
    """Return an item of the record as a plan to change. Raises `regimes.unknown_item`."""
    with house.store.read() as tx:
        now = house.clock.now()
        kept = kept_of(house, tx, regime_of(house, tx, name, now), now)
    item = next((one for one in kept.record.items if one.id == item_id), None)
    if item is None:
        raise OursError("regimes.unknown_item", item=item_id[:80], pack=name[:60])
    return Plan(item.kind, typed_again(kept.regime.pack, item), item.id)
