"""What stood unanswered: in threads of letters and proposals, and in matters that ask for something."""

from __future__ import annotations

from collections.abc import Iterator

from detente.council.awaiting import ASKING_KINDS, awaited
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.house import House
from detente.station.ports import DispatchRecord, MattersWanted, Transaction
from detente.station.ports.timeline import TimelineWanted
from detente.station.queries.dossier import Dossier
from detente.station.queries.matters import folded_matter
from detente.station.views.awaiting import Unanswered, UnansweredBoard

ASKED, MATTERS = 60, 80  # how many dispatches and matters are looked at
DAY = 86_400
WHAT = {"letter": N_("a letter"), "meeting_proposal": N_("an invitation to a meeting")}


def unanswered(house: House, party: PartyName | None = None) -> UnansweredBoard:
    """Return what awaits an answer, of `party` where one is given; the longest first."""
    now = house.clock.now()
    with house.store.read() as tx:
        rows = sorted(_asking(tx), key=lambda row: row.entered_at)
        matters = tx.matters(MattersWanted(kinds=ASKING_KINDS, limit=MATTERS + 1))
        found = [*_threads(tx, rows[:ASKED], now), *_matters(tx, [row.id for row in matters[:MATTERS]], now)]
    items = [item for item in found if party is None or party in (item.who, item.by)]
    whole = len(rows) <= ASKED and len(matters) <= MATTERS
    return UnansweredBoard(tuple(sorted(items, key=lambda item: (item.since, item.title))), whole)


def _asking(tx: Transaction) -> list[DispatchRecord]:
    wanted = TimelineWanted(acts=tuple(WHAT), limit=ASKED + 1)
    return [*tx.dispatches_declared(wanted), *tx.dispatches_undeclared(wanted)]


def _threads(tx: Transaction, rows: list[DispatchRecord], now: Instant) -> Iterator[Unanswered]:
    dossier = Dossier(tx, rows, now)
    for row in rows:
        state = dossier.state(row.id)
        if state is None or state.root != row.id or row.type is None:
            continue
        for answer in state.rows:
            if answer.days_open is None or answer.delivered_at is None:
                continue
            yield Unanswered(
                answer.member, PartyName(row.sender), answer.delivered_at, answer.days_open, WHAT[row.type],
                row.subject or "", DispatchId(row.id), is_matter=False, traffic=Traffic(row.traffic),
                word=answer.word.value,
            )  # fmt: skip


def _matters(tx: Transaction, ids: list[str], now: Instant) -> Iterator[Unanswered]:
    for id_ in ids:
        matter = folded_matter(tx, id_, now)[0]
        for wait in awaited(matter):
            yield Unanswered(
                wait.who, wait.by, wait.since, max(0, now - wait.since) // DAY, wait.what, matter.title,
                matter.id, is_matter=True, traffic=matter.traffic,
            )  # fmt: skip
