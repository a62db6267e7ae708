"""One meeting with its thread: dates, one row of reply per member, who comes, what is to be read of it."""

from __future__ import annotations

from detente.council.matters.meeting_details import Report
from detente.council.meetings import Meeting, convened_within_rule, fold_meeting
from detente.errors import OursError
from detente.kernel import DispatchId, PartyName
from detente.station.deeds import as_announcement, read_inner
from detente.station.house import House
from detente.station.ports import DispatchRecord, Transaction
from detente.station.queries.bodies import body_named
from detente.station.queries.dossier import Dossier
from detente.station.queries.matters import current
from detente.station.views.meetings import MeetingBoard, PublicText


def meeting_board(house: House, matter_id: str) -> MeetingBoard:
    """Return the meeting of a proposal; raise `station.unknown_matter`."""
    with house.store.read() as tx:
        row, now = tx.dispatch(matter_id), house.clock.now()
        if row is None or tx.matter(matter_id) is None:
            raise OursError("station.unknown_matter", id=matter_id[:40])
        dossier = Dossier(tx, [row], now)
        said = [as_announcement(spoken) for spoken in dossier.announcements]
        found = fold_meeting(DispatchId(row.id), dossier.deeds.values(), said, now)
        parts = (part for part in tx.parts_of(found.matter.id) if part.kind == "agenda")
        return MeetingBoard(
            meeting=found,
            thread=found.thread,
            agendas=tuple(current(tx, part, now) for part in parts),
            texts=_texts(tx, found),
            within_rule=convened_within_rule(found.matter, body_named(tx, found.details.body, now)),
        )


def _texts(tx: Transaction, meeting: Meeting) -> tuple[PublicText, ...]:
    cited = [of for report in meeting.details.reports for of in report.cites]
    known = {row.id: row for row in tx.dispatches_of(cited)} if cited else {}
    return tuple(_text(report, of, known.get(of)) for report in meeting.details.reports for of in report.cites)


def _text(report: Report, cited: DispatchId, row: DispatchRecord | None) -> PublicText:
    inner = read_inner(row) if row else None
    text = str(inner["body"].get("text", "")) if inner else ""
    author = PartyName(row.sender) if row else None
    return PublicText(report.by, cited, author, (row.subject or "") if row else "", text)
