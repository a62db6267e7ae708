"""Rows of a history: what the sources differ on, what stood unanswered, what a direct line must hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from detente.testing.chronicle.rows import Slug, Sourced, Text


class Reading(Sourced, frozen=True, kw_only=True):
    """One reading of a matter; `by` is whose, where one party holds it."""

    text: Text
    by: str = ""
    note: str = ""


class Disagreement(Sourced, frozen=True, kw_only=True):
    """A matter on which the sources differ; no reading is preferred."""

    id: Text
    matter: Text
    events: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    note: str = ""
    reading: Annotated[tuple[Reading, ...], msgspec.Meta(min_length=2)]


class Item(Sourced, frozen=True, kw_only=True):
    """What stood unanswered; `days` from `asked` to the end of the record, absent where it is closed in form."""

    id: Text
    matter: Text
    asked: date
    asked_in: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    last_sign: tuple[str, ...] = ()
    text: Text
    state: Literal["open", "closed_in_form_only"]
    days: int | None = None


class Latency(Sourced, frozen=True, kw_only=True):
    """Days from an event to the one that answers it."""

    asked: str = msgspec.field(name="from")
    answered: str = msgspec.field(name="to")
    days: int


class Situation(Sourced, frozen=True, kw_only=True):
    """A situation of the record, and what it asks of a direct line."""

    id: Text
    text: Text
    events: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    demand: Text


class OneSided(Sourced, frozen=True, kw_only=True):
    """What only one side brought: points of a reply or articles of a draft."""

    who: str
    subject: Slug
    points: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    text: Text
