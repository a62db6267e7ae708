"""Matters for the tests of the council's pages: opened and moved by the stations themselves."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from random import Random
from typing import Any

from tests.desk.conftest import HOSTILE, Desk

from detente.council.acts import FORMS, Form, read_act
from detente.errors import OursError
from detente.kernel import DispatchId
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.views import DraftFields
from detente.testing import TestStation, officer_of
from detente.testing.officers import send
from detente.testing.written import write_body

DECISION = {"title": HOSTILE, "text": f"The Council,\n\ndecides {HOSTILE}.", "body": "The Council"}
OPENINGS = [form for form in FORMS.values() if not form.steps]
OFFICES = {"a.example": "Foreign Ministry", "b.example": "Office at B"}


def send_act(
    desk: Desk, sender: TestStation, act: str, body: dict[str, Any], *refs: tuple[str, str], traffic: str = "live"
) -> DispatchId:
    """Release an act of one station to the other, carry it, and open it there."""
    sent = write_act(desk, sender, act, body, *refs, traffic=traffic)
    deliver(desk, sender, sent)
    return sent


def write_act(
    desk: Desk, sender: TestStation, act: str, body: dict[str, Any], *refs: tuple[str, str], traffic: str = "live"
) -> DispatchId:
    """Release an act that is not carried yet."""
    other = desk.b if sender is desk.a else desk.a
    to = ((other.house.party, OFFICES[other.house.party]),)
    return send(
        sender,
        DraftFields(
            act, OFFICES[sender.house.party], to, f"Subject of {act}", body=body, refs=refs, traffic=traffic,
        ),
    )  # fmt: skip


def deliver(desk: Desk, sender: TestStation, sent: DispatchId) -> None:
    other = desk.b if sender is desk.a else desk.a
    desk.carry()
    open_dispatch(other.house, officer_of(other), sent)


def step(
    desk: Desk, sender: TestStation, matter: DispatchId, body: dict[str, Any], act: str = "decision_step"
) -> DispatchId:
    return send_act(desk, sender, act, body, ("matter", str(matter)))


def open_decision(desk: Desk, sender: TestStation | None = None, **more: Any) -> DispatchId:
    return send_act(desk, sender or desk.a, "decision", DECISION | more)


def full_body(form: Form, parties: tuple[Any, ...], now: Any, refs: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """A body with every part filled; the first of some that contradicts nothing."""
    for seed in range(50):
        body = _spoken(write_body(form, Random(seed), parties, now))
        with contextlib.suppress(OursError):
            read_act(form.type, body, refs)
            return body
    raise AssertionError(form.type)


def _spoken(body: dict[str, Any]) -> dict[str, Any]:
    """Rows that name a language name one that there is."""
    return {
        name: [row | {"language": "en"} if "language" in row else row for row in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for name, value in body.items()
    }
