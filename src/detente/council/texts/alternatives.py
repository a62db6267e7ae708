"""Other wordings that parties put beside a text: each with its author, none of them part of the text until taken over.

An alternative remembers the words it was aimed at. When the article has moved on, it still stands; it can be taken
over only where those words still are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.texts.sentences import sentence, sentences, with_sentence
from detente.council.texts.wording import Article, Wording
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, PartyName


class Mode(Labelled):
    """What an alternative would do to the text."""

    ALTERNATIVE = "alternative", N_("Other words instead")
    BRACKET = "bracket", N_("Brackets around disputed words")
    DELETE = "delete", N_("Strike out")
    INSERT_AFTER = "insert_after", N_("Add after it")
    NEW_ARTICLE = "new_article", N_("A new article")


class Fate(Labelled):
    """Whether an alternative stands."""

    STANDING = "standing", N_("STANDING")
    WITHDRAWN = "withdrawn", N_("WITHDRAWN")
    TAKEN_OVER = "taken_over", N_("TAKEN OVER")
    OVERTAKEN = "overtaken", N_("OVERTAKEN")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative. `sentence` 0 is the whole article; `aimed_at` the words it stood against in `version`."""

    dispatch: DispatchId
    by: PartyName
    article: str
    sentence: int
    mode: Mode
    words: str
    aimed_at: str
    version: int
    reason: str = ""
    heading: str = ""
    fate: Fate = Fate.STANDING

    @property
    def stands(self) -> bool:
        """Whether it still divides the parties."""
        return self.fate is Fate.STANDING


def by_party(alternatives: Iterable[Alternative]) -> dict[PartyName, tuple[Alternative, ...]]:
    """The alternatives that stand, by their authors."""
    standing = [alternative for alternative in alternatives if alternative.stands]
    authors = dict.fromkeys(alternative.by for alternative in standing)
    return {author: tuple(a for a in standing if a.by == author) for author in authors}


def taken_over(wording: Wording, alternative: Alternative) -> Wording:
    """The text with an alternative in it; raise `council.sentence_moved` and what `Wording` raises."""
    number, mode = alternative.article, alternative.mode
    if mode is Mode.NEW_ARTICLE:
        return wording.with_article(Article(number, alternative.words, alternative.heading))
    if alternative.sentence == 0 and mode is Mode.DELETE:
        return wording.without(number)
    return wording.with_text(number, _changed(wording.text_of(number), alternative))


def _changed(text: str, alternative: Alternative) -> str:
    place = _place(text, alternative)
    old = text if place == 0 else sentences(text)[place - 1]
    new = {
        Mode.ALTERNATIVE: alternative.words,
        Mode.BRACKET: _without(old, alternative),
        Mode.INSERT_AFTER: f"{old} {alternative.words}",
    }.get(alternative.mode, "")
    return new if place == 0 else with_sentence(text, place, new)


def _place(text: str, alternative: Alternative) -> int:
    """Where the words aimed at are now: in their old place, else in the first sentence that is the same."""
    if alternative.sentence == 0:
        return 0
    known = sentences(text)
    if alternative.sentence <= len(known) and known[alternative.sentence - 1] == alternative.aimed_at:
        return alternative.sentence
    if alternative.aimed_at in known:
        return known.index(alternative.aimed_at) + 1
    raise OursError("council.sentence_moved", article=alternative.article, sentence=alternative.sentence)


def _without(text: str, alternative: Alternative) -> str:
    if alternative.mode is not Mode.BRACKET:
        return ""
    before, found, after = text.partition(alternative.words)
    if not found:
        raise OursError("council.sentence_moved", article=alternative.article, sentence=alternative.sentence)
    return f"{before.rstrip()} {after.lstrip()}".strip() if after[:1].isspace() else f"{before.rstrip()}{after}".strip()


def aimed_at(wording: Wording, article: str, number: int) -> str:
    """The words at a place; raise `council.no_such_article`, `council.no_such_sentence`."""
    return sentence(wording.text_of(article), number, article=article)
