"""The wording of a text under negotiation, and the digest that names it.

Bytes that are hashed (docs/spec/rolling-text.md): `detente/rolling-text/v1`, a zero byte, then title, preamble and, for
each article in order, number, heading and text; each field as its length in bytes (8 bytes, big-endian) and its UTF-8.
Nothing is normalised: what people read is what is hashed. Topics are a help for finding and are not hashed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from detente.errors import OursError
from detente.kernel import Digest

DOMAIN = b"detente/rolling-text/v1\x00"
PREAMBLE = "preamble"
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `number` is as its author counts (“4”, “4bis”, “IV”) and names it for ever."""

    number: str
    text: str
    heading: str = ""
    topics: tuple[str, ...] = ()


def digest_of(articles: Iterable[Article], *, title: str = "", preamble: str = "") -> Digest:
    """The digest of a text; two texts have the same only if every character is the same.

    >>> digest_of([Article("1", "The Parties shall meet.")])[:8]
    '31d604ec'
    """
    fields = [title, preamble]
    for article in articles:
        fields += [article.number, article.heading, article.text]
    return Digest.of(DOMAIN + b"".join(_framed(field.encode()) for field in fields))


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big") + data


@dataclass(frozen=True, slots=True)
class Wording:
    """A whole text as it stands: its author's title, the preamble (may be empty), the articles in order.

    The preamble can be named as if it were an article, by `PREAMBLE`.
    """

    title: str
    preamble: str
    articles: tuple[Article, ...]

    @property
    def digest(self) -> Digest:
        """The digest of all of it."""
        return digest_of(self.articles, title=self.title, preamble=self.preamble)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the articles, in order; the preamble is not among them."""
        return tuple(article.number for article in self.articles)

    def text_of(self, number: str) -> str:
        """The text of an article, or of the preamble; raise `council.no_such_article`."""
        if number == PREAMBLE and self.preamble:
            return self.preamble
        return self.article(number).text

    def article(self, number: str) -> Article:
        """The article of that number; raise `council.no_such_article`."""
        for article in self.articles:
            if article.number == number:
                return article
        raise OursError("council.no_such_article", article=number)

    def with_text(self, number: str, text: str) -> Wording:
        """The same with another text in one place; raise `council.no_such_article`, `council.no_text_left`."""
        if not text.strip():
            raise OursError("council.no_text_left", article=number)
        if number == PREAMBLE:
            return dataclasses.replace(self, preamble=text)
        changed = dataclasses.replace(self.article(number), text=text)
        return dataclasses.replace(self, articles=tuple(changed if a.number == number else a for a in self.articles))

    def with_article(self, article: Article) -> Wording:
        """The same with one article more, at the end; raise `council.article_there`."""
        if article.number in (*self.numbers, PREAMBLE):
            raise OursError("council.article_there", article=article.number)
        return dataclasses.replace(self, articles=(*self.articles, article))

    def without(self, number: str) -> Wording:
        """The same with one article fewer; the others keep their numbers. Raise `council.no_text_left` for the last."""
        gone = self.article(number)
        left = tuple(article for article in self.articles if article is not gone)
        if not left:
            raise OursError("council.no_text_left", article=number)
        return dataclasses.replace(self, articles=left)
