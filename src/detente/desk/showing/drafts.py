"""A draft set like a document: each sentence in its place, with the words that parties put beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.matters.draft_details import DraftAgreement
from detente.council.texts import Alternative, Article, Cell, Mode, pieces
from detente.council.texts.wording import PREAMBLE
from detente.kernel import PartyName

Piece = tuple[str, tuple[PartyName, ...]]
_NOT_IN_ANCHOR = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One sentence: pieces that stand in brackets name by whom; `beside` are the alternatives aimed at it."""

    number: int
    pieces: tuple[Piece, ...]
    beside: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """One article. `whole` are alternatives to all of it, `moved` those whose words are no longer there.

    `changed_in` are the versions that changed it, `cells` what respondents say of it.
    """

    number: str
    anchor: str
    heading: str
    topics: tuple[str, ...]
    sentences: tuple[ShownSentence, ...]
    whole: tuple[Alternative, ...]
    moved: tuple[Alternative, ...]
    changed_in: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def is_preamble(self) -> bool:
        """Whether it is the preamble, which is no article."""
        return self.number == PREAMBLE


def shown_articles(details: DraftAgreement, cells: Iterable[Cell]) -> tuple[ShownArticle, ...]:
    """Return the text as it stands, the preamble first, with everything that stands beside it."""
    wording, known = details.wording, tuple(cells)
    first = (Article(PREAMBLE, wording.preamble),) if wording.preamble else ()
    return tuple(_article(details, article, known) for article in (*first, *wording.articles))


def _article(details: DraftAgreement, article: Article, cells: tuple[Cell, ...]) -> ShownArticle:
    cut = pieces(article.text)
    own = [a for a in details.standing if a.article == article.number and a.mode is not Mode.NEW_ARTICLE]
    placed = [(place_of(alternative, cut), alternative) for alternative in own]
    sentences = tuple(
        _sentence(number, piece, tuple(a for place, a in placed if place == number))
        for number, piece in enumerate(cut, 1)
    )
    return ShownArticle(
        number=article.number,
        anchor=anchor_of(article.number),
        heading=article.heading,
        topics=article.topics,
        sentences=sentences,
        whole=tuple(a for place, a in placed if place == 0),
        moved=tuple(a for place, a in placed if place is None),
        changed_in=tuple(v.number for v in details.versions[1:] if v.article == article.number),
        cells=tuple(cell for cell in cells if cell.article == article.number),
    )


def anchor_of(number: str) -> str:
    """Return the anchor of an article, which stays as long as its number does.

    >>> anchor_of("4 bis")
    'article-4-bis'
    """
    return f"article-{_NOT_IN_ANCHOR.sub('-', number)}"


def place_of(alternative: Alternative, cut: tuple[str, ...]) -> int | None:
    """Return the sentence an alternative stands at, 0 for the whole article, None where its words are gone."""
    known = [piece.strip() for piece in cut]
    if alternative.sentence == 0:
        words = alternative.words if alternative.mode is Mode.BRACKET else ""
        return next((n for n, sentence in enumerate(known, 1) if words and words in sentence), 0)
    if alternative.sentence <= len(known) and known[alternative.sentence - 1] == alternative.aimed_at:
        return alternative.sentence
    return known.index(alternative.aimed_at) + 1 if alternative.aimed_at in known else None


def _sentence(number: int, text: str, beside: tuple[Alternative, ...]) -> ShownSentence:
    """Put the disputed words in brackets, each with its parties; words that overlap others stand beside only."""
    found: dict[tuple[int, int], tuple[PartyName, ...]] = {}
    for alternative in beside:
        start = text.find(alternative.words) if alternative.mode is Mode.BRACKET else -1
        if start >= 0:
            span = (start, start + len(alternative.words))
            found[span] = (*found.get(span, ()), alternative.by)
    cut: list[Piece] = []
    done = 0
    for (start, end), parties in sorted(found.items()):
        if start >= done:
            cut += [(text[done:start], ()), (text[start:end], parties)]
            done = end
    return ShownSentence(number, tuple(piece for piece in (*cut, (text[done:], ())) if piece[0]), beside)
