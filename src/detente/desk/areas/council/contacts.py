"""The boards of contacts: missions, briefings owed, clarifications, activities, consequences and presence."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from detente.desk.areas.council import contact_cells as cells
from detente.desk.areas.council.contact_pages import Board, show_board
from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_
from detente.station.queries.contacts import briefings, consequences, folded_page, missions

MISSIONS = Board(
    "missions",
    "mission",
    N_("Missions"),
    N_(
        "Each mission with its twin: its staff under the ceiling in force, and a suspension as it was announced, "
        "notified and in effect. Suspended is not closed, and no state of a mission touches the line between us."
    ),
    N_("No mission is on record. One stands here as soon as a side proposes it, or records one that is open."),
    ("mission",),
    "desk/council/missions.html",
    missions,
    lambda page: page.next,
    cells.MISSION,
    cells.mission_cells,
)
BRIEFINGS = Board(
    "briefings",
    "briefing",
    N_("Briefings owed"),
    N_(
        "Who gave how many briefings to whom, and who owes one until when. Both sides see the same: a half is owed "
        "from when the other was held, also when the briefing was cancelled after that."
    ),
    N_("No briefing was offered. An offer stands here with both of its halves as soon as it is sent, or opened."),
    ("briefing_offer",),
    "desk/council/briefings.html",
    briefings,
    lambda board: board.page.next,
    cells.BRIEFING,
    cells.briefing_cells,
)
CLARIFICATIONS = Board(
    "clarifications",
    "clarification",
    N_("Clarifications"),
    N_(
        "Requests about military activities, each with its clock in elapsed hours. Whether a reply came in time is "
        "one fact, whether the requester finds it sufficient is another; to attend is no consent to the procedure."
    ),
    N_("Nobody asked for a clarification. A request stands here with its clock as soon as it is sent, or opened."),
    ("clarification_request",),
    "desk/council/clarifications.html",
    folded_page,
    lambda page: page.next,
    cells.CLARIFICATION,
    cells.clarification_cells,
)
ACTIVITIES = Board(
    "activities",
    "activity",
    N_("Activities"),
    N_(
        "Military activities as their hosts notified them. Every end that was ever announced is kept, in its order; "
        "an end that passed without word of it shows as overdue."
    ),
    N_("No activity was notified. A notice stands here with its announced end as soon as it is sent, or opened."),
    ("activity_notice",),
    "desk/council/activities.html",
    folded_page,
    lambda page: page.next,
    cells.ACTIVITY,
    cells.activity_cells,
)
CONSEQUENCES = Board(
    "consequences",
    "consequence",
    N_("Consequences and presence"),
    N_(
        "What parties declared that they will do under a condition, in their own words, and what was said of it "
        "since. The program never acts on any of it: it decides no condition and carries nothing out."
    ),
    N_("No consequence was declared. A declaration stands here as soon as it is sent, or opened after it arrived."),
    ("consequence", "presence"),
    "desk/council/consequences.html",
    consequences,
    lambda board: board.consequences.next,
    cells.CONSEQUENCE,
    cells.consequence_cells,
)


@require_safe
def missions_board(request: DeskRequest) -> HttpResponse:
    """Show the missions."""
    return show_board(request, MISSIONS)


@require_safe
def briefings_board(request: DeskRequest) -> HttpResponse:
    """Show what is owed and the ledger of turns."""
    return show_board(request, BRIEFINGS)


@require_safe
def clarifications_board(request: DeskRequest) -> HttpResponse:
    """Show the requests for clarification."""
    return show_board(request, CLARIFICATIONS)


@require_safe
def activities_board(request: DeskRequest) -> HttpResponse:
    """Show the notified activities."""
    return show_board(request, ACTIVITIES)


@require_safe
def consequences_board(request: DeskRequest) -> HttpResponse:
    """Show declared consequences and notices of presence."""
    return show_board(request, CONSEQUENCES)
