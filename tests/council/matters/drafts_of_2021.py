"""The two Russian drafts of December 2021 and the replies of January 2022 as matters, from `scenarios/2021-2022`.

Both replies are ordered by theme. Who reads which point as an answer to which article is the chronicle's own doing, so
the chronicle is a party here and maps under its own name.
"""

from __future__ import annotations

from typing import Any

from tests.council.matters.kit import Deed, Record

from detente.kernel import PartyName
from detente.testing.chronicle.papers import Response
from detente.testing.chronicle.record import History

CHRONICLE = PartyName("chronicle.example")
DISPOSITIONS = {
    "AFD": "accepted_for_discussion",
    "CP": "counter_proposal",
    "REJ": "rejected",
    "NA": "not_addressed",
    "PRIN": "reserved_position",
}
KINDS = {
    "accepted_for_discussion": "for_discussion",
    "counter_proposal_reciprocal": "counter_proposal",
    "demand_or_proposal": "demand",
    "demand_to_all": "demand",
    "new_proposal": "proposal",
    "offer_of_dialogue": "offer",
    "proposal_of_meetings": "proposal",
    "statement_and_warning": "warning",
}


def party(history: History, code: str) -> PartyName:
    """The machine name of a party of the history."""
    return PartyName(history.party(code).name)


def handed_over(history: History, record: Record, draft_id: str) -> Deed:
    """Enter a draft: one line of content for each article."""
    draft = next(row for row in history.drafts if row.id == draft_id)
    body: dict[str, Any] = {
        "title": draft.titles["en"],
        "kind": "treaty" if draft_id == "US" else "agreement",
        "preamble": draft.preamble.text,
        "articles": [{"number": str(article.no), "text": article.text} for article in draft.article],
    }
    return record.enter(party(history, draft.author), "draft_agreement", body)


def answered(history: History, record: Record, draft_id: str, draft: Deed) -> Deed:
    """Enter the reply of 26 January by its points, and the chronicle's reading of them."""
    points = [
        {"number": point.id, "kind": KINDS.get(point.kind, point.kind), "text": point.text}
        for point in history.points
        if point.author == draft_id
    ]
    national = draft_id == "US"
    body = {"form": "by_theme", "capacity": "national" if national else "collective", "points": points}
    reply = record.enter(
        party(history, draft_id),
        "written_response",
        body | ({"non_paper": True} if national else {}),
        ("about", draft.id),
    )
    mappings = [row for response in history.responses for row in readings(response, draft_id)]
    record.step(CHRONICLE, reply, "map", mappings=mappings)
    return reply


def readings(response: Response, draft_id: str) -> list[dict[str, str]]:
    """One row of the history as rows of a mapping: codes in their order, main code first, each with its point."""
    owner, _, number = response.article.partition(".")
    if owner != draft_id:
        return []
    rows = []
    for place in range(max(len(response.codes), len(response.points))):
        code = response.codes[min(place, len(response.codes) - 1)]
        row = {"key": f"{number}{'abcdefgh'[place]}", "disposition": DISPOSITIONS[code]}
        row["article"] = "preamble" if number == "P" else number
        if code != "NA":
            row["point"] = response.points[min(place, len(response.points) - 1)]
        rows.append(row)
    return rows
