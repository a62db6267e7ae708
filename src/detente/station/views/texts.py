"""Texts under negotiation as officers see them: a draft with the written responses to it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.matters import Matter
from detente.council.texts import Article, Cell, Disposition, Item, Mapping, Matrix, tally
from detente.council.texts.wording import PREAMBLE
from detente.kernel import PartyName
from detente.station.views.matters import MatterLine


def _words(cell: Cell) -> tuple[Item | Mapping, ...]:
    """What was said of an article, then what was read into it."""
    return (*cell.items, *cell.mappings)


@dataclass(frozen=True, slots=True)
class SaidOf:
    """One word on an article: the respondent's own, or somebody's reading of its point."""

    respondent: PartyName
    word: Item | Mapping
    point: str = ""

    @property
    def reading(self) -> Mapping | None:
        """The reading, where it is one."""
        return self.word if isinstance(self.word, Mapping) else None


@dataclass(frozen=True, slots=True)
class ArticleAnswers:
    """One article with what each respondent says of it; `article` is None for the preamble."""

    number: str
    article: Article | None
    cells: tuple[Cell, ...]
    said: tuple[SaidOf, ...]


@dataclass(frozen=True, slots=True)
class Responses:
    """A draft with the responses to it. `mappers` are those whose readings can be chosen."""

    line: MatterLine
    draft: Matter
    responses: tuple[tuple[MatterLine, Matter], ...]
    table: Matrix
    mappers: tuple[PartyName, ...]

    @property
    def rows(self) -> tuple[ArticleAnswers, ...]:
        """The table, article by article."""
        width, cells = len(self.table.respondents), self.table.cells
        articles = {article.number: article for article in self.draft.details.wording.articles}
        return tuple(
            ArticleAnswers(number, articles.get(number), row, self._said(row))
            for number, row in (
                (number, cells[place * width : (place + 1) * width]) for place, number in enumerate(self.table.articles)
            )
        )

    def _said(self, cells: tuple[Cell, ...]) -> tuple[SaidOf, ...]:
        points = {
            (found.details.answer.respondent, point.number): point.text
            for _, found in self.responses
            for point in found.details.answer.points
        }
        return tuple(
            SaidOf(c.respondent, word, points.get((c.respondent, getattr(word, "point", "")), ""))
            for c in cells
            for word in _words(c)
        )

    @property
    def tallies(self) -> tuple[tuple[PartyName, tuple[tuple[Disposition, int], ...]], ...]:
        """How many articles have which disposition, for each respondent; the preamble is not counted."""
        return tuple((party, tuple(tally(self.table, party).items())) for party in self.table.respondents)

    @property
    def has_preamble(self) -> bool:
        """Whether the preamble has a row of its own."""
        return PREAMBLE in self.table.articles
