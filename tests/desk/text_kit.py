"""Texts for the tests of their boards, opened by the stations themselves."""

from __future__ import annotations

from typing import Any

from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import send_act

from detente.kernel import DispatchId
from detente.testing import TestStation

ARTICLES = [
    {"number": "1", "heading": "Line", "text": "The Parties keep a line. It is open at all hours."},
    {"number": "2", "heading": HOSTILE, "text": "The Parties brief each other on exercises."},
    {"number": "3", "text": "No missiles of shorter range are placed within reach of the other Party."},
]


def open_treaty(desk: Desk, by: TestStation | None = None, **more: Any) -> DispatchId:
    body = {"title": "Treaty on a line", "kind": "treaty", "preamble": "The Parties,", "articles": ARTICLES} | more
    return send_act(desk, by or desk.a, "draft_agreement", body)


def on_draft(
    desk: Desk, by: TestStation, draft: DispatchId, name: str, *refs: tuple[str, str], **body: Any
) -> DispatchId:
    return send_act(desk, by, "draft_agreement_step", {"step": name} | body, ("matter", str(draft)), *refs)


def open_programme(desk: Desk, **more: Any) -> DispatchId:
    body = {
        "title": "Programme",
        "tracks": [{"name": "Bilateral", "parties": ["a.example", "b.example"]}, {"name": "A alone", "parties": ["a.example"]}],
        "fields": [{"title": "Relations", "items": ["Line", "Missions"]},
                   {"title": "Risks", "lead": "Working group", "items": ["Cyber"], "parties": ["a.example"]}],
    }  # fmt: skip
    return send_act(desk, desk.a, "programme", body | more)


def on_programme(
    desk: Desk, by: TestStation, programme: DispatchId, name: str, *refs: tuple[str, str], **body: Any
) -> DispatchId:
    return send_act(desk, by, "programme_step", {"step": name} | body, ("matter", str(programme)), *refs)
