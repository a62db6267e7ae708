"""Every article against every respondent: one main disposition each, and beside it all that was said and read into it.

Silence is `NOT_ADDRESSED`, shown as such. What the respondent itself wrote comes first. Where it wrote nothing on an
article, a reading may be chosen, by its author; by default only the respondent's own readings of its points count.
A collective answer fills its sender's column and no other (scenario R8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.council.texts.answers import Answer, Disposition, Item, Mapping
from detente.council.texts.wording import PREAMBLE, Wording
from detente.kernel import PartyName


@dataclass(frozen=True, slots=True)
class Cell:
    """What one respondent says of one article. `basis` is what `main` rests on; None where nothing was said."""

    article: str
    respondent: PartyName
    main: Disposition
    basis: Item | Mapping | None = None
    items: tuple[Item, ...] = ()
    mappings: tuple[Mapping, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether `main` is a reading that somebody contests."""
        return isinstance(self.basis, Mapping) and bool(self.basis.disputes)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table. `articles` has the preamble first when there is one.

    `elsewhere` are words and readings on articles that the draft does not have; `claimed` whom each collective answer
    says it speaks for. `mapped_by` is whose readings were chosen; None: each respondent's own.
    """

    articles: tuple[str, ...]
    respondents: tuple[PartyName, ...]
    cells: tuple[Cell, ...]
    elsewhere: tuple[Item | Mapping, ...]
    claimed: tuple[tuple[PartyName, tuple[PartyName, ...]], ...]
    mapped_by: PartyName | None = None

    def cell(self, article: str, respondent: PartyName) -> Cell:
        """One cell."""
        return next(c for c in self.cells if (c.article, c.respondent) == (article, respondent))


def matrix(
    draft: Wording,
    responses: Iterable[Answer],
    *,
    respondents: Sequence[PartyName] = (),
    mapped_by: PartyName | None = None,
) -> Matrix:
    """The table of `draft` against `responses`, oldest first.

    `respondents` are those who were asked: each has its column even if it said nothing. Everyone who answered is added.
    """
    answers = tuple(responses)
    articles = ((PREAMBLE,) if draft.preamble else ()) + draft.numbers
    columns = tuple(dict.fromkeys((*respondents, *(answer.respondent for answer in answers))))
    return Matrix(
        articles=articles,
        respondents=columns,
        cells=tuple(_cell(article, column, answers, mapped_by) for article in articles for column in columns),
        elsewhere=tuple(said for answer in answers for said in _all(answer) if said.article not in articles),
        claimed=tuple((a.respondent, a.on_behalf_of) for a in answers if a.on_behalf_of),
        mapped_by=mapped_by,
    )


def _all(answer: Answer) -> tuple[Item | Mapping, ...]:
    return (*answer.items, *answer.mappings)


def _cell(article: str, respondent: PartyName, answers: tuple[Answer, ...], mapped_by: PartyName | None) -> Cell:
    own = tuple(answer for answer in answers if answer.respondent == respondent)
    basis = _basis(article, own, mapped_by)
    return Cell(
        article=article,
        respondent=respondent,
        main=basis.disposition if basis else Disposition.NOT_ADDRESSED,
        basis=basis,
        items=tuple(item for answer in own for item in answer.items if item.article == article),
        mappings=tuple(mapping for answer in own for mapping in answer.mappings if mapping.article == article),
    )


def _basis(article: str, answers: tuple[Answer, ...], mapped_by: PartyName | None) -> Item | Mapping | None:
    """The respondent's latest own word on an article; else the chosen author's first reading of the latest answer."""
    for answer in reversed(answers):
        if words := answer.own_words(article):
            return words[0]
    for answer in reversed(answers):
        if readings := answer.read_by(mapped_by or answer.respondent, article):
            return readings[0]
    return None


def tally(table: Matrix, respondent: PartyName) -> dict[Disposition, int]:
    """How many articles have which main disposition for `respondent`; the preamble is not an article."""
    counted = Counter(c.main for c in table.cells if c.respondent == respondent and c.article != PREAMBLE)
    return {disposition: counted[disposition] for disposition in Disposition if counted[disposition]}
