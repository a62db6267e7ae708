"""Rows of a history: drafts, the points of written replies, and which answers which."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from detente.testing.chronicle.rows import Clock, Mark, Slug, Sourced, Text, TimeStatus, Url

Code = Literal["AFD", "CP", "REJ", "NA", "PRIN"]


class Article(Sourced, frozen=True, kw_only=True):
    """One article of a draft in one line; the preamble has no. 0."""

    id: Text
    no: Annotated[int, msgspec.Meta(ge=0)]
    text: Text


class Draft(Sourced, frozen=True, kw_only=True):
    """A draft treaty or agreement; `package` is what `package_said_by` says of it in `package_event`."""

    id: Text
    author: str
    between: tuple[str, str]
    titles: dict[str, Text]
    title_mark: Mark
    count: int
    handed_event: str
    handed: date
    published_event: str
    published: date
    published_at: Clock
    published_at_status: TimeStatus
    package: bool
    package_said_by: str
    package_event: str
    package_sources: Annotated[tuple[Url, ...], msgspec.Meta(min_length=1)]
    preamble: Article
    article: tuple[Article, ...]


class Point(Sourced, frozen=True, kw_only=True):
    """One point of a written reply."""

    id: Text
    event: str
    author: str
    kind: Slug
    text: Text
    note: str = ""


class View(Sourced, frozen=True, kw_only=True):
    """How a party later saw the response to its article."""

    by: str
    event: str
    text: Text


class Response(Sourced, frozen=True, kw_only=True):
    """Which points answer an article, main code first, on the reading of `mapping_by`."""

    article: str
    codes: Annotated[tuple[Code, ...], msgspec.Meta(min_length=1)]
    points: tuple[str, ...] = ()
    counter_demand: tuple[str, ...] = ()
    text: Text
    mapping_by: str
    view: View | None = None


class Tally(Sourced, frozen=True, kw_only=True):
    """The numbers of the articles by main code, as expected."""

    draft: str
    rejected: tuple[int, ...] = msgspec.field(name="REJ", default=())
    countered: tuple[int, ...] = msgspec.field(name="CP", default=())
    discussed: tuple[int, ...] = msgspec.field(name="AFD", default=())
    not_addressed: tuple[int, ...] = msgspec.field(name="NA", default=())
    binds_no_one_says: str

    def by_code(self) -> dict[str, tuple[int, ...]]:
        """The articles under each code, without the codes that have none."""
        rows = {"REJ": self.rejected, "CP": self.countered, "AFD": self.discussed, "NA": self.not_addressed}
        return {code: articles for code, articles in rows.items() if articles}
