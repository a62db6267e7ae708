"""The boards of contacts: missions in pairs, briefings with what is owed, matters of a kind folded for a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.council.matters import open_steps
from detente.council.matters.briefing_details import Briefing
from detente.council.matters.mission_details import Mission, Restoration
from detente.council.matters.turns import ledger_of_turns
from detente.kernel import DispatchId, Instant, PartyName
from detente.station.house import House
from detente.station.ports import MatterRow, MattersWanted, Transaction
from detente.station.projections.matters import as_matter_row
from detente.station.queries.lines import line_view
from detente.station.queries.matters import as_line, folded_matter
from detente.station.views.contacts import (
    BriefingsBoard,
    ConsequencesBoard,
    FoldedMatter,
    FoldedPage,
    MissionsPage,
    MissionView,
    Owed,
)
from detente.station.views.parties import LineView

DAY = 86_400
LEDGER = 400  # briefings that the ledger of turns is made of
PASSED = 200  # matters past their time that are looked at
NOTICES = 40  # notices of presence shown beside the declarations
TWIN = "twin"


def folded_page(house: House, wanted: MattersWanted) -> FoldedPage:
    """Return a page of matters, each folded as of now; the last moved first."""
    with house.store.read() as tx:
        return _page(tx, wanted, house)


def _page(tx: Transaction, wanted: MattersWanted, house: House) -> FoldedPage:
    rows = tx.matters(replace(wanted, limit=wanted.limit + 1))
    shown = rows[: wanted.limit]
    moved = _moved_by_clock(tx, wanted, int(house.clock.now()))
    found = _folded(tx, [*moved, *(row for row in shown if row not in moved)], house)
    items = tuple(item for item in found if not wanted.states or item.line.state in wanted.states)
    return FoldedPage(items, (shown[-1].moved_at, shown[-1].id) if len(rows) > wanted.limit else None)


def _moved_by_clock(tx: Transaction, wanted: MattersWanted, now: int) -> Sequence[MatterRow]:
    """What time alone has moved stands in the store in its state before: it is looked at when states are chosen."""
    if not wanted.states or wanted.before is not None:
        return ()
    return tx.matters(replace(wanted, states=(), due_by=now, limit=PASSED))


def _folded(tx: Transaction, rows: Iterable[MatterRow], house: House) -> Iterator[FoldedMatter]:
    for row in rows:
        matter, deeds = folded_matter(tx, row.id, house.clock.now())
        line = as_line(as_matter_row(matter, deeds))
        yield FoldedMatter(line, matter, open_steps(matter, house.party))


def missions(house: House, wanted: MattersWanted) -> MissionsPage:
    """Return a page of missions, twins together; a twin that moved earlier comes onto the page of the other."""
    now = house.clock.now()
    with house.store.read() as tx:
        page = _page(tx, replace(wanted, kinds=("mission",)), house)
        lines: dict[PartyName, LineView] = {
            PartyName(row.party): line_view(tx, PartyName(row.party), now)
            for row in tx.keysets()
            if row.party != house.party
        }
        found = {item.line.id: item for item in page.items}
        twins, naming = _twins(tx, found)
        rows = [row for row in tx.matters_named(sorted(set(twins.values()) - set(found))) if row.kind == "mission"]
        found |= {item.line.id: item for item in _folded(tx, rows, house)}
    shown = {id_: _mission(item, lines, house.party, now) for id_, item in found.items()}
    return MissionsPage(tuple(_groups(shown, twins, naming)), page.next)


def _twins(tx: Transaction, known: Iterable[DispatchId]) -> tuple[dict[DispatchId, DispatchId], frozenset[DispatchId]]:
    """Which mission is the twin of which, read from both ends; and which of them name the other one."""
    twins: dict[DispatchId, DispatchId] = {}
    naming: set[DispatchId] = set()
    ids = [str(id_) for id_ in known]
    for source, rel, target in tx.references_from(ids):
        if rel == TWIN:
            twins[DispatchId(source)] = DispatchId(target)
            naming.add(DispatchId(source))
    for id_ in ids:
        for source, rel in tx.references_to(id_):
            if rel == TWIN:
                twins.setdefault(DispatchId(id_), DispatchId(source))
                naming.add(DispatchId(source))
    return twins, frozenset(naming)


def _groups(
    shown: dict[DispatchId, MissionView], twins: dict[DispatchId, DispatchId], naming: frozenset[DispatchId]
) -> Iterator[tuple[MissionView, ...]]:
    done: set[DispatchId] = set()
    for id_, view in shown.items():
        if id_ in done:
            continue
        twin = twins.get(id_)
        pair = [view, shown[twin]] if twin in shown and twin not in done and twin != id_ else [view]
        done |= {mission.line.id for mission in pair}
        yield tuple(sorted(pair, key=lambda mission: (mission.line.opened_at, mission.line.id in naming)))


def _mission(item: FoldedMatter, lines: dict[PartyName, LineView], own: PartyName, now: Instant) -> MissionView:
    details: Mission = item.matter.details
    other = details.other(own) if own in details.sides else details.sending
    offer = details.offers[-1] if details.offers else None
    return MissionView(
        line=item.line,
        matter=item.matter,
        steps=item.steps,
        ceiling=details.ceiling_at(now),
        coming=tuple((known.count, known.effective) for known in details.ceilings if known.effective > now),
        accredited=len(details.accredited),
        suspension=details.suspensions[-1] if details.suspensions else None,
        contact=details.contacts[-1] if details.contacts else None,
        offer=offer,
        offer_days=_days(offer, now),
        line_state=lines.get(other),
    )


def _days(offer: Restoration | None, now: Instant) -> int | None:
    waits = offer is not None and offer.answer in ("", "hold")
    return max(0, now - offer.at) // DAY if offer is not None and waits else None


def briefings(house: House, wanted: MattersWanted) -> BriefingsBoard:
    """Return the ledger of turns of the briefings that moved last, what is owed in them, and a page of them."""
    now = house.clock.now()
    wanted = replace(wanted, kinds=("briefing",))
    with house.store.read() as tx:
        rows = tx.matters(replace(wanted, states=(), before=None, limit=LEDGER + 1))
        counted = tuple(_folded(tx, rows[:LEDGER], house))
        page = _page(tx, wanted, house)
    turns = ledger_of_turns(item.matter for item in counted)
    owed = sorted((half for item in counted for half in _owed(item, now)), key=_soonest)
    return BriefingsBoard(turns, tuple(owed), page, len(counted), len(rows) <= LEDGER)


def _owed(item: FoldedMatter, now: Instant) -> Iterator[Owed]:
    """The halves that were not held after the other one was; a cancellation gives nothing back."""
    details: Briefing = item.matter.details
    held = [half for half in details.halves if half.held_at is not None]
    for half in details.open_halves if held else ():
        late = half.deadline is not None and half.deadline <= now
        yield Owed(item.line, half, held[0].side, held[0].held_at, late)


def _soonest(owed: Owed) -> tuple[bool, int]:
    return owed.half.deadline is None, owed.half.deadline or 0


def consequences(house: House, wanted: MattersWanted) -> ConsequencesBoard:
    """Return a page of declared consequences with the notices of presence that cite them, and the latest notices."""
    with house.store.read() as tx:
        page = _page(tx, replace(wanted, kinds=("consequence",)), house)
        ids = [str(item.line.id) for item in page.items]
        citing = {id_: [source for source, rel in tx.references_to(id_) if rel == "cites"] for id_ in ids}
        sources = sorted({source for found in citing.values() for source in found})
        rows = [row for row in tx.matters_named(sources) if row.kind == "presence"]
        notices = {item.line.id: item for item in _folded(tx, rows, house)}
        latest = MattersWanted(("presence",), party=wanted.party, real=wanted.real, limit=NOTICES)
        presences = _page(tx, latest, house).items
    cited_by = {
        DispatchId(id_): tuple(notices[DispatchId(source)] for source in found if DispatchId(source) in notices)
        for id_, found in citing.items()
    }
    return ConsequencesBoard(page, presences, cited_by)
