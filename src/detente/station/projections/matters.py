"""The fold of matters: after each deed that opens or moves one, its row says how it stands.

A matter has few deeds, so it is folded whole each time: an act that arrives late, or a receipt that tells when the
chair had it, needs no other path than the rest. What time alone does is left to whoever looks (`council.as_of`).
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.council.matters import ACTS, OPENING, Matter, fold_matter
from detente.kernel import DispatchId
from detente.station.deeds import as_deed, facts_by_dispatch
from detente.station.ports import DispatchRecord, MatterRow, Transaction

# References by which a dispatch has to do with the matter of the one it names.
UPWARD = frozenset({"matter", "in_reply_to", "repeats"})


def fold_matters(tx: Transaction, dispatch: str) -> None:
    """Fold every matter that a dispatch opens or moves; nothing for what is unopened or moves none."""
    row = tx.dispatch(dispatch)
    if row is None or row.type not in ACTS:
        return
    for opening in _openings(tx, row):
        matter, rows = matter_of_row(tx, opening)
        if matter is not None:
            tx.put_matter(as_matter_row(matter, rows))


def _openings(tx: Transaction, row: DispatchRecord) -> Sequence[DispatchRecord]:
    found: dict[str, DispatchRecord] = {}
    seen, todo = {row.id}, [row]
    while todo:
        at = todo.pop()
        if at.type in OPENING:
            found[at.id] = at
        above = {target for _, rel, target in tx.references_from([at.id]) if rel in UPWARD} - seen
        seen |= above
        todo.extend(tx.dispatches_of(sorted(above)))
    return tuple(found.values())


def matter_of_row(tx: Transaction, opening: DispatchRecord) -> tuple[Matter | None, Sequence[DispatchRecord]]:
    """Fold the matter that a stored dispatch opened; return it with the rows of its deeds, in ledger order."""
    rows = _rows(tx, opening)
    return fold_matter(DispatchId(opening.id), deeds_of(tx, rows)), rows


def deeds_of(tx: Transaction, rows: Sequence[DispatchRecord]) -> list[Deed]:
    """Make deeds of rows, with what is known of their delivery."""
    facts = facts_by_dispatch(tx, [row.id for row in rows])
    own = tx.own_party()
    made = (as_deed(row, facts.get(row.id, ()), own) for row in rows)
    return [deed for deed in made if deed is not None]


def _rows(tx: Transaction, opening: DispatchRecord) -> Sequence[DispatchRecord]:
    """The deeds of a matter: its steps; where a kind hears other papers too, those of its thread."""
    kind = OPENING[opening.type or ""]
    if kind.hears:
        return tx.threads([opening.thread or opening.id])
    steps = [source for source, rel in tx.references_to(opening.id) if rel == Rel.MATTER.value]
    known = tx.dispatches_of(steps)
    return sorted([opening, *(row for row in known if row.id != opening.id)], key=lambda row: row.index)


def as_matter_row(matter: Matter, rows: Sequence[DispatchRecord]) -> MatterRow:
    """Write a matter as its row."""
    above = matter.opened.ids(Rel.PART_OF)
    return MatterRow(
        id=matter.id,
        kind=matter.kind,
        title=matter.title,
        opened_by=matter.opened_by,
        parties=" ".join(matter.parties),
        chair=matter.chair,
        state=matter.state.value,
        traffic=matter.traffic.value,
        due=None if matter.due is None else int(matter.due),
        opened_at=int(matter.opened_at),
        moved_at=int(matter.moved_at),
        steps=len(matter.steps),
        refused=len(matter.refused),
        part_of=above[0] if above else None,
        index=max(row.index for row in rows),
    )
