"""A whole history in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.testing.chronicle.papers import Article, Draft, Point, Response, Tally
from detente.testing.chronicle.remarks import Disagreement, Item, Latency, OneSided, Situation
from detente.testing.chronicle.rows import Event, Party


@dataclass(frozen=True, slots=True)
class History:
    """A whole history; every id in it resolves, and dates run forward."""

    parties: tuple[Party, ...]
    events: tuple[Event, ...]
    drafts: tuple[Draft, ...]
    points: tuple[Point, ...]
    responses: tuple[Response, ...]
    tallies: tuple[Tally, ...]
    disagreements: tuple[Disagreement, ...]
    as_of: date
    unanswered: tuple[Item, ...]
    latencies: tuple[Latency, ...]
    situations: tuple[Situation, ...]
    one_sided: tuple[OneSided, ...]

    def event(self, id_: str) -> Event:
        """The event with this id; `KeyError` for none."""
        return {event.id: event for event in self.events}[id_]

    def party(self, code: str) -> Party:
        """The party or body with this code; `KeyError` for none."""
        return {party.code: party for party in self.parties}[code]

    def articles(self, draft: str) -> tuple[Article, ...]:
        """The articles of a draft, without its preamble."""
        return next(row.article for row in self.drafts if row.id == draft)

    def main_codes(self, draft: str) -> dict[str, tuple[int, ...]]:
        """The numbers of the articles of a draft under the main code of their response, without the preamble."""
        found: dict[str, tuple[int, ...]] = {}
        for response in self.responses:
            owner, _, number = response.article.partition(".")
            if owner == draft and number.isdecimal():
                found[response.codes[0]] = (*found.get(response.codes[0], ()), int(number))
        return found

    def codes(self) -> frozenset[str]:
        """The codes of all parties and bodies."""
        return frozenset(party.code for party in self.parties)

    def dates(self) -> dict[str, date]:
        """The date of each event, in their order."""
        return {event.id: event.date for event in self.events}
