"""The boards of the council: pages over many matters, and what the page of one kind needs beside the matter itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.desk.areas.council.meeting_contexts import beside_decision, beside_meeting, beside_readiness
from detente.desk.areas.council.texts import beside_communique, beside_draft, beside_programme
from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_
from detente.station.views import MatterView

# Name of the address and label (a message id), in the order of the navigation.
BOARDS: tuple[tuple[str, str], ...] = (
    ("calendar", N_("Calendar")),
    ("series_list", N_("Series of meetings")),
    ("readiness", N_("Readiness")),
    ("members", N_("By member")),
    ("principles", N_("Principles")),
    ("concerns", N_("Concerns")),
    ("missions", N_("Missions")),
    ("briefings", N_("Briefings owed")),
    ("clarifications", N_("Clarifications")),
    ("activities", N_("Activities")),
    ("consequences", N_("Consequences and presence")),
    ("timeline", N_("Timeline")),
    ("unanswered", N_("What stood unanswered")),
)

# By kind: what `kinds/<kind>.html` shows beside the matter.
CONTEXTS: dict[str, Callable[[DeskRequest, MatterView], dict[str, Any]]] = {
    "communique": beside_communique,
    "decision": beside_decision,
    "draft_agreement": beside_draft,
    "meeting": beside_meeting,
    "programme": beside_programme,
    "readiness": beside_readiness,
}


def beside(request: DeskRequest, view: MatterView) -> dict[str, Any]:
    """Return what the template of a kind needs beside the matter; nothing for most kinds."""
    known = CONTEXTS.get(view.line.kind)
    return known(request, view) if known else {}
