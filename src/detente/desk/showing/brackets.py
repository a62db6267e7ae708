"""A text with the words that members put in brackets, each bracket with its party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

from detente.desk.showing.texts import split_paragraphs
from detente.kernel import PartyName


class Bracketed(Protocol):
    """Words in dispute, and who disputes them."""

    @property
    def by(self) -> PartyName:
        """Who disputes them."""
        ...

    @property
    def words(self) -> str:
        """The words."""
        ...


Piece = tuple[str, tuple[PartyName, ...]]


def bracketed(text: str, brackets: Iterable[Bracketed]) -> list[list[Piece]]:
    """Return the paragraphs of a text as pieces, each with the parties that bracket it; brackets may overlap.

    Words that run across a paragraph are in the table of brackets only.

    >>> from detente.council.matters.decision import Bracket
    >>> bracketed("We shall meet.", [Bracket(PartyName("a.example"), "shall meet")])
    [[('We ', ()), ('shall meet', ('a.example',)), ('.', ())]]
    """
    known = tuple(brackets)
    return [list(_pieces(paragraph, known)) for paragraph in split_paragraphs(text)]


def _pieces(paragraph: str, brackets: tuple[Bracketed, ...]) -> Iterator[Piece]:
    spans = [(start, start + len(b.words), b.by) for b in brackets if (start := paragraph.find(b.words)) >= 0]
    cuts = sorted({0, len(paragraph), *(at for start, end, _ in spans for at in (start, end))})
    for start, end in pairwise(cuts):
        parties = (by for first, last, by in spans if first <= start and end <= last)
        yield paragraph[start:end], tuple(dict.fromkeys(parties))
