"""The life line: each step of a dispatch with its date and proof, the missing ones visibly missing."""

from __future__ import annotations

from collections.abc import Sequence

from detente.kernel import Instant, PartyName
from detente.line.life import Step
from detente.station.house import House
from detente.station.ports import DispatchRecord, FactRow, ParcelRow, Transaction
from detente.station.queries.dossier import Dossier
from detente.station.views import LifeFact

# Before the parcel leaves, a step is of the dispatch; after that it is of one addressee.
_COMMON = (Step.DRAFTED, Step.CHECKED, Step.RELEASED, Step.LOGGED)
_ENDS = (Step.REFUSED, Step.UNDECIPHERABLE)


def life_of(house: House, tx: Transaction, row: DispatchRecord, dossier: Dossier) -> tuple[LifeFact, ...]:
    """Return the life of a dispatch in order."""
    facts = dossier.facts.get(row.id, ())
    parcels = [parcel for parcel in tx.parcels_of(row.id) if parcel.direction == row.direction]
    steps = _sent(tx, facts, parcels) if row.direction == "out" else _arrived(facts, row)
    return (*steps, *_witnessed(house, tx, parcels), _answered(row, dossier))


def _sent(tx: Transaction, facts: Sequence[FactRow], parcels: list[ParcelRow]) -> list[LifeFact]:
    life = [_step(step, next((f for f in facts if f.step == step.value), None)) for step in _COMMON]
    handed = {row.peer: row for row in tx.outbox_of(parcels[0].dispatch) if row.kind == "parcel"}
    for parcel in parcels:
        peer, mine = PartyName(parcel.peer), {f.step: f for f in facts if f.peer == parcel.peer}
        out = handed.get(parcel.peer)
        at = Instant(out.handed_at) if out and out.handed_at is not None else None
        life.append(LifeFact("handed", at, out.problem if out and out.done_at is None else "", peer))
        ended = next((step for step in _ENDS if step.value in mine), None)
        if ended is not Step.REFUSED:
            life.append(_step(Step.RECEIVED, mine.get("received"), peer))
        last = ended or Step.OPENED
        life.append(_step(last, mine.get(last.value), peer))
    return life


def _arrived(facts: Sequence[FactRow], row: DispatchRecord) -> list[LifeFact]:
    mine = {f.step: f for f in facts}
    peer = PartyName(row.sender)
    last = Step.UNDECIPHERABLE if "undecipherable" in mine else Step.OPENED
    receipt = mine.get("receipted")
    receipted = LifeFact("receipted", Instant(receipt.at), "", peer, receipt.proof, receipt.index) if receipt else None
    steps = [_step(Step.RECEIVED, mine.get("received"), peer), receipted, _step(last, mine.get(last.value), peer)]
    return [step for step in steps if step is not None]


def _step(step: Step, fact: FactRow | None, peer: PartyName | None = None) -> LifeFact:
    if fact is None:
        return LifeFact(step.value, None, "", peer)
    return LifeFact(step.value, Instant(fact.at), fact.detail, peer, fact.proof, fact.index)


def _witnessed(house: House, tx: Transaction, parcels: list[ParcelRow]) -> tuple[LifeFact, ...]:
    """One fact per witness: the time it states on the first head of its that contains every parcel of the dispatch."""
    last, life = max(parcel.index for parcel in parcels), []
    for row in tx.keysets():
        if row.witnesses_us and row.party != house.party:
            head = tx.head_covering(last, row.party)
            lines = {c.witness: c for c in tx.cosignatures(head.size)} if head else {}
            stated = lines.get(row.party)
            at = Instant(stated.at) if stated else None
            life.append(LifeFact("witnessed", at, "", PartyName(row.party), index=head.size if head else None))
    return tuple(life)


def _answered(row: DispatchRecord, dossier: Dossier) -> LifeFact:
    state = dossier.state(row.id)
    given = [r.latest for r in state.rows if r.latest is not None] if state else []
    if not given:
        return LifeFact("answered", None)
    first = min(given, key=lambda answer: answer.issued)
    return LifeFact("answered", first.issued, first.answer.value, first.sender)
