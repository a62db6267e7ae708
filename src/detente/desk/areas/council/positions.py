"""The boards of positions: the registers of principles, and concerns."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from detente.desk.areas.council.contact_pages import Board, Cells, show_board
from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_
from detente.station.queries.concerns import concerns
from detente.station.queries.principles import registers
from detente.station.views.concerns import ConcernsPage
from detente.station.views.principles import PrinciplesPage


def principle_cells(page: PrinciplesPage) -> Iterable[Cells]:
    """Give a principle as a line of a file."""
    for row in page.rows:
        wording = row.details.wording
        yield (
            row.line.id, row.details.author, row.line.title, row.line.state, wording.text, wording.source_document,
            wording.paragraph, str(wording.since or ""), "; ".join(wording.topics), str(len(row.details.readings)),
            "; ".join(f"{claim.draft} {claim.article}" for claim in row.details.standing),
            "; ".join(f"{seen.draft} {seen.article}" for seen in row.touched), row.line.traffic.value,
        )  # fmt: skip


def concern_cells(page: ConcernsPage) -> Iterable[Cells]:
    """Give each party's side of a concern as a line of a file."""
    for row in page.items:
        for party, heard, readings in row.by_party:
            judged = readings[-1].assessment if readings else None
            yield (
                row.line.id, row.line.opened_by, row.line.title, row.line.state,
                "yes" if row.details.as_voice else "no", row.line.opened_at.iso, party, heard.iso if heard else "",
                readings[-1].answer.at.iso if readings else "", str(judged.value) if judged else "",
                " ".join(row.waits_for), row.line.traffic.value,
            )  # fmt: skip


PRINCIPLES = Board(
    "principles",
    "principle",
    N_("Principles"),
    N_(
        "Each party’s register in its own words, side by side and never merged. What one side holds closed is shown to "
        "whoever drafts on it, before anything is sent; nothing is blocked."
    ),
    N_("No principle is registered. One stands here as soon as a party sends it, or it is opened after it arrived."),
    ("principle",),
    "desk/council/principles.html",
    registers,
    lambda page: page.next,
    (
        "id", "party", "title", "state", "own_wording", "source_document", "paragraph", "since", "topics", "readings",
        "claimed_conflicts", "shared_topics_with", "traffic",
    ),
    principle_cells,
)  # fmt: skip
CONCERNS = Board(
    "concerns",
    "concern",
    N_("Concerns"),
    N_(
        "Who filed what, which party has shown that it heard it, and what was answered. To hear is not to agree; only "
        "the author says whether a concern is met."
    ),
    N_("No concern is on record. One stands here as soon as a party files it, or it is opened after it arrived."),
    ("concern",),
    "desk/council/concerns.html",
    concerns,
    lambda page: page.next,
    (
        "id", "filed_by", "title", "state", "voice", "filed", "party", "heard", "answered", "author_says",
        "consents_missing", "traffic",
    ),
    concern_cells,
)  # fmt: skip


@require_safe
def principles_board(request: DeskRequest) -> HttpResponse:
    """Show the registers of principles."""
    return show_board(request, PRINCIPLES)


@require_safe
def concerns_board(request: DeskRequest) -> HttpResponse:
    """Show the concerns."""
    return show_board(request, CONCERNS)
