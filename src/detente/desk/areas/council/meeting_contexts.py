"""What the pages of meetings, decisions and calls for readiness show beside the matter."""

from __future__ import annotations

from typing import Any

from detente.desk.areas.council.invitations import can_invite, method_of
from detente.desk.requests import DeskRequest
from detente.desk.showing.brackets import bracketed
from detente.station.queries.meetings import meeting_board
from detente.station.queries.readiness import readiness_of
from detente.station.views import MatterView


def beside_meeting(request: DeskRequest, view: MatterView) -> dict[str, Any]:
    """The thread of the meeting, and which calendar message its state asks for."""
    board = meeting_board(request.house, view.matter.id)
    method = method_of(view.matter, board.thread, request.house.party) if can_invite(view.matter) else None
    known = {coming.member: coming for coming in board.meeting.attendance}
    return {
        "board_view": board,
        "rows": tuple((row, known.get(row.member)) for row in board.thread.rows),
        "others_coming": tuple(c for c in known.values() if all(row.member != c.member for row in board.thread.rows)),
        "calendar_method": method,
    }  # fmt: skip


def beside_decision(_: DeskRequest, view: MatterView) -> dict[str, Any]:
    """The text with its brackets, the round that runs, and the statements attached."""
    details = view.matter.details
    return {
        "marked": bracketed(details.text, details.brackets),
        "round": details.rounds[-1] if details.rounds else None,
        "statements": tuple(item for item in view.linked if item.rel == "attached_to"),
    }


def beside_readiness(request: DeskRequest, view: MatterView) -> dict[str, Any]:
    """The figures as our party may see them."""
    return {"call": readiness_of(request.house, view.matter, view.line)}
