"""The boards of contacts as lines of a file: values for machines, times in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.council.matters.activity import Activity
from detente.council.matters.clarification_details import Clarification
from detente.council.matters.consequence import Consequence
from detente.council.matters.mission_details import Mission
from detente.station.views.contacts import BriefingsBoard, ConsequencesBoard, FoldedPage, MissionsPage, MissionView

Cells = tuple[str, ...]
MISSION = (
    "id", "twin_group", "state", "title", "presence", "sending", "host", "place", "ceiling", "accredited",
    "suspension_announced", "suspension_notified", "suspension_effective", "interim_contact", "contact_confirmed",
    "restoration_offered", "restoration_answer", "days_waiting", "traffic",
)  # fmt: skip
BRIEFING = (
    "id", "state", "title", "topic", "mode", "side", "when", "after_other", "owed_until", "held_at", "papers",
    "traffic",
)  # fmt: skip
CLARIFICATION = (
    "id", "state", "title", "requester", "respondent", "due", "timeliness", "sufficiency", "applies", "meetings",
    "objections", "outcome", "traffic",
)  # fmt: skip
ACTIVITY = (
    "id", "state", "title", "kind", "host", "participants", "area", "starts", "end_announced", "end_said_at",
    "end_is_open", "overdue_since", "ended_at", "traffic",
)  # fmt: skip
CONSEQUENCE = (
    "id", "state", "declared_by", "declared", "condition", "consequence", "character", "said", "by", "words", "traffic",
)  # fmt: skip


def text(value: Any) -> str:
    """Return a value as it stands in a file: what is not known is empty."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return "; ".join(text(item) for item in value)
    return str(getattr(value, "iso", None) or getattr(value, "value", value))


def line(*values: Any) -> Cells:
    """Return one line."""
    return tuple(text(value) for value in values)


def mission_cells(page: MissionsPage) -> Iterator[Cells]:
    """One line for a mission; twins carry the number of their group."""
    for number, group in enumerate(page.groups, start=1):
        for view in group:
            yield _mission(view, number)


def _mission(view: MissionView, number: int) -> Cells:
    details: Mission = view.matter.details
    said, contact, offer = view.suspension, view.contact, view.offer
    return line(
        view.line.id, number, view.line.state, view.line.title, details.presence, details.sending, details.host,
        details.place, view.ceiling, view.accredited, said and said.announced_at, said and said.notified_at,
        said and said.effective, contact and contact.office, contact and contact.confirmed, offer and offer.at,
        offer and offer.answer, view.offer_days, view.line.traffic,
    )  # fmt: skip


def briefing_cells(board: BriefingsBoard) -> Iterator[Cells]:
    """One line for a half."""
    for item in board.page.items:
        details = item.matter.details
        for half in details.halves:
            yield line(
                item.line.id, item.line.state, item.line.title, details.topic, details.mode, half.side, half.when,
                half.after_other, half.owed_until, half.held_at, half.papers, item.line.traffic,
            )  # fmt: skip


def clarification_cells(page: FoldedPage) -> Iterator[Cells]:
    """One line for a request; in time and sufficient are two columns."""
    for item in page.items:
        details: Clarification = item.matter.details
        yield line(
            item.line.id, item.line.state, item.line.title, item.line.opened_by, details.respondent, details.due,
            details.timeliness, details.sufficiency, details.applies,
            tuple(met.presence or "" for met in details.meetings),
            tuple(absence.by for absence in details.objections), details.outcome, item.line.traffic,
        )  # fmt: skip


def activity_cells(page: FoldedPage) -> Iterator[Cells]:
    """One line for every end that was ever announced."""
    for item in page.items:
        details: Activity = item.matter.details
        for end in details.ends:
            yield line(
                item.line.id, item.line.state, item.line.title, details.activity_kind, details.host,
                details.participants, details.area, details.starts, end.date or end.ends_by, end.at, end.is_open,
                details.overdue_since, details.ended_at, item.line.traffic,
            )  # fmt: skip


def consequence_cells(board: ConsequencesBoard) -> Iterator[Cells]:
    """One line for the declaration, and one for each word on it with its author."""
    for item in board.consequences.items:
        details: Consequence = item.matter.details
        opened = item.matter.opened
        words = [("declared", opened.sender, "")]
        words += [("contested", word.by, word.text) for word in details.contests]
        words += [("claims_met", claim.said.by, claim.said.text) for claim in details.claims]
        words += [("disputes", dispute.said.by, dispute.said.text) for dispute in details.disputes]
        words += [("claims_carried_out", done.said.by, done.said.text) for done in details.carried_out]
        for said, by, of in words:
            yield line(
                item.line.id, item.line.state, opened.sender, opened.declared or item.line.opened_at,
                details.condition, details.consequence, details.character, said, by, of, item.line.traffic,
            )  # fmt: skip
