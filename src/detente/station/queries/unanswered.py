"""What each member has not answered: papers that look for an answer, and matters that wait for one member's word.

A receipt is not an answer, and silence is never taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from detente.council import ThreadState
from detente.council.matters import Matter
from detente.council.states import Answer
from detente.council.threads import Row
from detente.kernel import DispatchId, Instant, PartyName
from detente.station.house import House
from detente.station.ports import DispatchRecord, MattersWanted, Transaction
from detente.station.projections.matters import as_matter_row
from detente.station.queries.dossier import ASKING, Dossier
from detente.station.queries.matters import as_line, folded_matter
from detente.station.views.meetings import Unanswered, UnansweredPage

LOOKED_AT = 60
MATTERS = 30


def _undeclared(matter: Matter) -> tuple[PartyName, ...]:
    declared = {declaration.member for declaration in matter.details.declarations}
    return tuple(member for member in matter.details.members if member not in declared)


# By kind: the states in which it waits, and for whom.
_WAITS: dict[str, tuple[tuple[str, ...], Callable[[Matter], tuple[PartyName, ...]]]] = {
    "response_request": (("REQUESTED", "OVERDUE", "PARTIAL"), lambda matter: matter.details.unanswered),
    "clarification": (("REQUESTED", "NO_REPLY"), lambda matter: (matter.details.respondent,)),
    "readiness": (("OPEN",), _undeclared),
}


def unanswered(house: House, party: PartyName | None = None) -> UnansweredPage:
    """Return what is not answered, of one member or of all, what was asked for soonest first, then the longest open."""
    with house.store.read() as tx:
        rows = tx.dispatches(direction=None, party=party, traffic=None, limit=LOOKED_AT + 1, before=None)
        now = house.clock.now()
        found = [*_papers(tx, rows[:LOOKED_AT], now), *_matters(tx, party, now)]
    named = [item for item in found if party in (None, item.member)]
    ordered = sorted(named, key=lambda item: (item.asked_by is None, item.asked_by or 0, item.since or now, item.id))
    return UnansweredPage(tuple(ordered), is_cut=len(rows) > LOOKED_AT)


def _papers(tx: Transaction, rows: Sequence[DispatchRecord], now: Instant) -> Iterator[Unanswered]:
    asking = [row for row in rows if row.type in ASKING]
    dossier = Dossier(tx, asking, now)
    states = {state.root: state for state in (dossier.state(row.id) for row in asking) if state is not None}
    for state in states.values():
        yield from (_of_row(state, row, dossier) for row in state.rows if _waits(state, row, dossier))


def _waits(state: ThreadState, row: Row, dossier: Dossier) -> bool:
    """A proposal waits for every member; a letter for those whose reply its author asks for."""
    if row.answer is not Answer.NO_ANSWER:
        return False
    return state.proposal is not None or _asked(state, dossier) != (None, None, None)


def _asked(state: ThreadState, dossier: Dossier) -> tuple[object, ...]:
    asked = getattr(dossier.deeds[state.dates[-1].dispatch].act.body, "asked", None)
    return (asked.by, asked.capacity, asked.form) if asked else (None, None, None)


def _of_row(state: ThreadState, row: Row, dossier: Dossier) -> Unanswered:
    by = _asked(state, dossier)[0]
    return Unanswered(
        member=row.member,
        title=state.subject,
        id=state.root,
        author=state.author,
        traffic=state.traffic,
        since=row.delivered_at,
        asked_by=by if isinstance(by, Instant) else None,
        word=row.word.value,
    )


def _matters(tx: Transaction, party: PartyName | None, now: Instant) -> Iterator[Unanswered]:
    for kind, (states, waits_for) in _WAITS.items():
        for row in tx.matters(MattersWanted(kinds=(kind,), states=states, party=party, limit=MATTERS)):
            matter, papers = folded_matter(tx, row.id, now)
            line = as_line(as_matter_row(matter, papers))
            for member in waits_for(matter):
                yield Unanswered(
                    member, line.title, DispatchId(row.id), line.opened_by, line.traffic,
                    line.opened_at, line.due or _by(matter), line=line,
                )  # fmt: skip


def _by(matter: Matter) -> Instant | None:
    """The time that was asked for, where it is over already."""
    by = getattr(matter.details, "due", None) or getattr(matter.details, "by", None)
    return by if isinstance(by, Instant) else None
