"""Cutting a text into sentences: a mechanical rule, the same at every station and in every language.

A sentence ends (docs/spec/rolling-text.md)

1. at a line break;
2. after `.`, `!`, `?` or `…` (several count as one), with the quotes and brackets that close after it, where white
   space follows and the next character is neither a lower-case letter nor a digit: so “art. 5” and “No. 3” hold
   together;
3. after `。`, `！` or `？`, with what closes after it.

The rule knows no words and no abbreviations. It may cut where a reader would not; it never cuts differently for two
readers. White space after a sentence belongs to it, so the pieces put together are the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.errors import OursError

_BREAK = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*[^\S\n]+|(?<![。！？])[。！？]+[”’」』)]*|\n\s*")


def pieces(text: str) -> tuple[str, ...]:
    r"""The sentences with the white space after each; together they are `text`.

    >>> pieces("See art. 5. The rest stands.\n(a) One;")
    ('See art. 5. ', 'The rest stands.\n', '(a) One;')
    """
    found: list[str] = []
    for piece in _cut(text):
        if found and (not piece.strip() or not found[-1].strip()):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _cut(text: str) -> Iterator[str]:
    start = 0
    for match in _BREAK.finditer(text):
        if _ends_here(match.group(), text[match.end() : match.end() + 1]):
            yield text[start : match.end()]
            start = match.end()
    if start < len(text):
        yield text[start:]


def _ends_here(mark: str, following: str) -> bool:
    by_itself = mark[0] in "\n。！？"
    return by_itself or not (following.islower() or following.isdigit())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences without the white space around them; the first is sentence 1."""
    return tuple(piece.strip() for piece in pieces(text))


def sentence(text: str, number: int, *, article: str) -> str:
    """Sentence `number` (0: all of it); raise `council.no_such_sentence`."""
    if number == 0:
        return text
    known = sentences(text)
    if number > len(known):
        raise OursError("council.no_such_sentence", article=article, sentence=number, last=len(known))
    return known[number - 1]


def with_sentence(text: str, number: int, new: str) -> str:
    """The text with sentence `number` replaced (with "" struck out), the space around it kept.

    >>> with_sentence("One. Two. Three.", 2, "Deux.")
    'One. Deux. Three.'
    >>> with_sentence("One. Two. Three.", 3, "")
    'One. Two.'
    """
    cut = list(pieces(text))
    old = cut[number - 1]
    cut[number - 1] = new + old[len(old.rstrip()) :] if new else ""
    joined = "".join(cut)
    return joined if new else joined.rstrip()
