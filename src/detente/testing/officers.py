"""Officers at work: short words for what tests do all the time."""

from __future__ import annotations

from typing import Any

from detente.kernel import DispatchId, Officer
from detente.station.actors import find_officer
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.release import release
from detente.station.commands.save_draft import save_draft
from detente.station.views import DraftFields
from detente.testing.stations import PASSPHRASE, TestStation


def officer_of(station: TestStation, login: str = "desk") -> Officer:
    """Return an officer of a station."""
    return find_officer(station.house, login)


def send(station: TestStation, fields: DraftFields) -> DispatchId:
    """Check and release a draft with both officers, and return the dispatch."""
    desk = officer_of(station)
    draft = freeze_draft(station.house, desk, save_draft(station.house, desk, fields).id)
    for login in ("head", "desk"):
        outcome = release(station.house, officer_of(station, login), draft.id, draft.fingerprint or "", PASSPHRASE)
        if outcome.dispatch is not None:
            return outcome.dispatch
    raise AssertionError(outcome)


def send_letter(station: TestStation, *to: TestStation, text: str = "A letter.", **more: Any) -> DispatchId:
    """Release a letter; `more` overrides fields of the draft."""
    fields: dict[str, Any] = {
        "type": "letter",
        "office": "Foreign Ministry",
        "to": tuple((other.house.party, "Foreign Ministry") for other in to),
        "subject": "A subject",
        "body": {"paper": "letter", "text": text},
    }
    return send(station, DraftFields(**(fields | more)))


def send_reply(
    station: TestStation, to: TestStation, answered: DispatchId, kind: str = "hold", **more: Any
) -> DispatchId:
    """Release a reply; `more` are members of its body, or `draft` with fields of the draft."""
    draft: dict[str, Any] = more.pop("draft", {})
    body = {"kind": kind, **({"hold_reason": "Under study."} if kind == "hold" else {}), **more}
    fields: dict[str, Any] = {
        "type": "reply",
        "office": "Foreign Ministry",
        "to": ((to.house.party, "Foreign Ministry"),),
        "subject": "A subject",
        "body": body,
        "refs": (("in_reply_to", answered),),
    }
    return send(station, DraftFields(**(fields | draft)))
