"""The same changes as sentences, for those who hear a text and do not see it, and for protocols.

Each is a message id with its fields, translated whole. Words of the text stand in them as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from detente.council.texts.diff import ArticleChange, Change, SentenceChange, Span
from detente.council.texts.wording import PREAMBLE
from detente.errors.sentences.shape import N_


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: `message` is a message id with `str.format` fields.

    >>> Spoken(ADDED, {"article": "9"}).english
    'Article 9 was added.'
    """

    message: str
    fields: dict[str, object] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """In the language of the message ids."""
        return self.message.format(**self.fields)


ADDED = N_("Article {article} was added.")
DROPPED = N_("Article {article} was dropped.")
HEADING = N_("The heading of article {article} was “{old}” and is “{new}”.")
REPLACED = N_("In article {article}, sentence {sentence}, “{old}” was replaced by “{new}”.")
STRUCK = N_("In article {article}, sentence {sentence}, “{old}” was struck out.")
INSERTED = N_("In article {article}, sentence {sentence}, “{new}” was added after “{after}”.")
BEGUN = N_("In article {article}, sentence {sentence}, “{new}” was added at the beginning.")
SENTENCE_ADDED = N_("In article {article}, sentence {sentence} is new: “{new}”")
SENTENCE_STRUCK = N_("In article {article}, sentence {sentence} of the old text was struck out: “{old}”")
LAYOUT = N_("In article {article}, sentence {sentence}, only the spacing changed.")
P_ADDED = N_("A preamble was added.")
P_DROPPED = N_("The preamble was dropped.")
_PREAMBLE = {
    ADDED: P_ADDED,
    DROPPED: P_DROPPED,
    REPLACED: N_("In the preamble, sentence {sentence}, “{old}” was replaced by “{new}”."),
    STRUCK: N_("In the preamble, sentence {sentence}, “{old}” was struck out."),
    INSERTED: N_("In the preamble, sentence {sentence}, “{new}” was added after “{after}”."),
    BEGUN: N_("In the preamble, sentence {sentence}, “{new}” was added at the beginning."),
    SENTENCE_ADDED: N_("In the preamble, sentence {sentence} is new: “{new}”"),
    SENTENCE_STRUCK: N_("In the preamble, sentence {sentence} of the old text was struck out: “{old}”"),
    LAYOUT: N_("In the preamble, sentence {sentence}, only the spacing changed."),
}
_TAIL = 4  # words of what went before, enough to find the place by ear


def spoken(changes: Iterable[ArticleChange]) -> tuple[Spoken, ...]:
    """Every change as a sentence, in the order of the text; nothing is said of what was kept."""
    return tuple(_placed(change.number, said) for change in changes for said in _article(change))


def _placed(number: str, said: Spoken) -> Spoken:
    if number == PREAMBLE:
        return Spoken(_PREAMBLE[said.message], said.fields)
    return Spoken(said.message, {"article": number} | said.fields)


def _article(change: ArticleChange) -> Iterator[Spoken]:
    if change.change is Change.ADDED:
        yield Spoken(ADDED)
    elif change.change is Change.REMOVED:
        yield Spoken(DROPPED)
    elif change.change is Change.CHANGED:
        old, new = change.heading
        if old != new:
            yield Spoken(HEADING, {"old": old, "new": new})
        for sentence in change.sentences:
            yield from _sentence(sentence)


def _sentence(sentence: SentenceChange) -> Iterator[Spoken]:
    if sentence.change is Change.ADDED:
        yield Spoken(SENTENCE_ADDED, {"sentence": sentence.new, "new": sentence.spans[0].text.strip()})
    elif sentence.change is Change.REMOVED:
        yield Spoken(SENTENCE_STRUCK, {"sentence": sentence.old, "old": sentence.spans[0].text.strip()})
    elif sentence.change is Change.CHANGED:
        yield from _spans(sentence)


def _spans(sentence: SentenceChange) -> Iterator[Spoken]:
    """Pair each removal with the addition right after it."""
    before, spans = "", [*sentence.spans, Span(Change.KEPT, "")]
    skip = False
    for span, following in pairwise(spans):
        if skip:
            skip = False
        elif span.change is Change.REMOVED:
            skip = following.change is Change.ADDED
            yield _removed(sentence.new, span.text.strip(), following.text.strip() if skip else "")
        elif span.change is Change.ADDED:
            yield _added(sentence.new, span.text.strip(), before)
        before = span.text if span.change is Change.KEPT else before


def _removed(number: int, old: str, new: str) -> Spoken:
    if old == new:
        return Spoken(LAYOUT, {"sentence": number})
    if not new:
        return Spoken(STRUCK, {"sentence": number, "old": old})
    return Spoken(REPLACED, {"sentence": number, "old": old, "new": new})


def _added(number: int, new: str, before: str) -> Spoken:
    after = " ".join(before.split()[-_TAIL:])
    if not after:
        return Spoken(BEGUN, {"sentence": number, "new": new})
    return Spoken(INSERTED, {"sentence": number, "new": new, "after": after})
