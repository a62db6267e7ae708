"""What recipients say of a response, and what they reply to it (council-procedures § 8; scenario R11, E61)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.forms.response import Judgement
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Assessment:
    """One judgement of `of`'s response by `by`; the latest stands, the earlier stay."""

    by: PartyName
    of: PartyName
    judgement: Judgement
    at: Instant
    dispatch: DispatchId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """A reply to a response: its own text, or the paper it cites."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    text: str
    cites: tuple[DispatchId, ...]


def assessed(matter: Matter, deed: Deed, of: PartyName) -> Assessment:
    """The judgement a deed states."""
    body = written(deed)
    at = deed.heard_by(matter.chair)
    return Assessment(deed.sender, of, body.get("judgement"), at, deed.id, body.get("reason", ""))


def rejoined(matter: Matter, deed: Deed) -> Rejoinder:
    """The reply a deed makes; raise `council.rejoinder_says_nothing`."""
    cites, text = deed.ids(Rel.CITES), written(deed).text
    if not cites and not text:
        raise OursError("council.rejoinder_says_nothing")
    return Rejoinder(deed.sender, deed.heard_by(matter.chair), deed.id, text, cites)
