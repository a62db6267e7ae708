"""One row of reply per addressee."""

from __future__ import annotations

from detente.council.threads import Row
from detente.station.queries.dossier import Dossier
from detente.station.views import ReplyRow


def reply_rows(dossier: Dossier, dispatch: str) -> tuple[ReplyRow, ...]:
    """Return the rows of the thread that a dispatch asks or repeats; none for what asks nothing."""
    state = dossier.state(dispatch)
    return tuple(_row(row) for row in state.rows) if state else ()


def _row(row: Row) -> ReplyRow:
    given = row.latest
    judged = given.judgement if given else None
    return ReplyRow(
        member=row.member,
        kind=row.answer.value,
        state=row.word.value,
        declared=given.declared if given else None,
        at=given.issued if given else None,
        dispatch=given.dispatch if given else None,
        traffic=row.traffic,
        recognised=judged.recognised.value if judged else None,
        text=given.text if given else "",
    )
