"""What changed between two versions: by article, by sentence, by word.

Articles are compared by their numbers, sentences by their likeness in order, words and marks with the space before
them. Nothing is left out: the kept and added spans together are the new text, the kept and removed ones the old.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from detente.council.acts.labelled import Labelled
from detente.council.texts.sentences import pieces
from detente.council.texts.wording import PREAMBLE, Article, Wording
from detente.errors.sentences.shape import N_

_WORDS = re.compile(r"\s*\w+(?:['’-]\w+)*|\s*[^\w\s]+|\s+")

_ALIKE = 0.3  # of the words in common: less, and one sentence went and another came
_COMPARED = 2_500  # pairs of sentences: fifty by fifty that all changed; more is another text
_Texts = tuple[str, ...]


class Change(Labelled):
    """What happened to an article, a sentence or a span of words."""

    KEPT = "kept", N_("kept")
    CHANGED = "changed", N_("changed")
    ADDED = "added", N_("added")
    REMOVED = "removed", N_("removed")


@dataclass(frozen=True, slots=True)
class Span:
    """Words that were kept, added or removed."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One sentence: its number in the old text and in the new (0 where it is not)."""

    change: Change
    old: int
    new: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article. `heading` is the old heading and the new one."""

    number: str
    change: Change
    heading: tuple[str, str]
    sentences: tuple[SentenceChange, ...]


def diff(old: Wording, new: Wording) -> tuple[ArticleChange, ...]:
    """Every article of both texts with what happened to it: in the new order, then those that are gone."""
    before, after = _parts(old), _parts(new)
    gone = [number for number in before if number not in after]
    return tuple(_article(number, before.get(number), after.get(number)) for number in (*after, *gone))


def _parts(wording: Wording) -> dict[str, Article]:
    first = {PREAMBLE: Article(PREAMBLE, wording.preamble)} if wording.preamble else {}
    return first | {article.number: article for article in wording.articles}


def _article(number: str, old: Article | None, new: Article | None) -> ArticleChange:
    sentences = tuple(_sentences(old.text if old else "", new.text if new else ""))
    heading = (old.heading if old else "", new.heading if new else "")
    if old is None or new is None:
        return ArticleChange(number, Change.ADDED if old is None else Change.REMOVED, heading, sentences)
    same = old.text == new.text and heading[0] == heading[1]
    return ArticleChange(number, Change.KEPT if same else Change.CHANGED, heading, sentences)


def _sentences(old: str, new: str) -> Iterator[SentenceChange]:
    before, after = pieces(old), pieces(new)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            for step in range(i_end - i):
                span = Span(Change.KEPT, before[i + step])
                yield SentenceChange(Change.KEPT, i + step + 1, j + step + 1, (span,))
        else:
            yield from _replaced(before, after, range(i, i_end), range(j, j_end))


def _replaced(before: _Texts, after: _Texts, old: range, new: range) -> Iterator[SentenceChange]:
    """Pair the sentences that are most alike, and what lies on each side of them likewise."""
    pair = _most_alike(before, after, old, new)
    if pair is None:
        for place in old:
            yield SentenceChange(Change.REMOVED, place + 1, 0, (Span(Change.REMOVED, before[place]),))
        for place in new:
            yield SentenceChange(Change.ADDED, 0, place + 1, (Span(Change.ADDED, after[place]),))
        return
    i, j = pair
    yield from _replaced(before, after, range(old.start, i), range(new.start, j))
    yield SentenceChange(Change.CHANGED, i + 1, j + 1, tuple(_words(before[i], after[j])))
    yield from _replaced(before, after, range(i + 1, old.stop), range(j + 1, new.stop))


def _most_alike(before: _Texts, after: _Texts, old: range, new: range) -> tuple[int, int] | None:
    """The pair that shares most words; None where no two are alike enough, or where there are too many to compare."""
    if len(old) == len(new) == 1:
        return old.start, new.start
    if len(old) * len(new) > _COMPARED:
        return None
    pairs = ((_likeness(before[i], after[j]), i, j) for i in old for j in new)
    likeness, i, j = max(pairs, key=lambda pair: pair[0], default=(0.0, 0, 0))
    return (i, j) if likeness >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    """The share of their words that two sentences have in common, from 0 to 1."""
    ours, theirs = set(one.split()), set(other.split())
    return len(ours & theirs) / max(len(ours | theirs), 1)


def _words(old: str, new: str) -> Iterator[Span]:
    if old == new:
        yield Span(Change.KEPT, old)
        return
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield Span(Change.KEPT, "".join(before[i:i_end]))
            continue
        if i < i_end:
            yield Span(Change.REMOVED, "".join(before[i:i_end]))
        if j < j_end:
            yield Span(Change.ADDED, "".join(after[j:j_end]))
