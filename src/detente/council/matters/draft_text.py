"""Steps on the text of a draft: versions by its author, alternatives by anyone, the package (E61)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.draft_details import DraftAgreement
from detente.council.matters.matter import Matter
from detente.council.matters.packages import declared_by, released, wished_by
from detente.council.texts import PREAMBLE, Alternative, Article, Fate, Mode, Version, Wording, taken_over
from detente.council.texts.alternatives import aimed_at
from detente.errors import OursError
from detente.kernel import DispatchId


def _next(matter: Matter, deed: Deed, wording: Wording, article: str, of: DispatchId | None = None) -> DraftAgreement:
    """The details with one version more; raise `council.same_wording`."""
    details: DraftAgreement = matter.details
    if wording.digest == details.digest:
        raise OursError("council.same_wording")
    at, number = deed.heard_by(matter.chair), len(details.versions) + 1
    made = Version(number, wording, deed.sender, at, deed.id, written(deed).step, article, of)
    return dataclasses.replace(details, versions=(*details.versions, made))


def amend(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author changes an article."""
    body = written(deed)
    wording = matter.details.wording
    wording.text_of(body.get("article"))
    return _next(matter, deed, wording.with_text(body.get("article"), body.get("new_text")), body.get("article"))


def add_article(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author adds an article, at the end."""
    body = written(deed)
    added = Article(body.get("article"), body.get("new_text"), body.get("heading", ""), body.get("topics", ()))
    return _next(matter, deed, matter.details.wording.with_article(added), added.number)


def drop_article(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author drops an article; what others proposed to it is overtaken, and stays on record as that."""
    article = written(deed).get("article")
    return _overtaken(_next(matter, deed, matter.details.wording.without(article), article), article)


def _overtaken(details: DraftAgreement, article: str) -> DraftAgreement:
    gone = (a.dispatch for a in details.standing if a.article == article and a.mode is not Mode.NEW_ARTICLE)
    return _with_fates(details, gone, Fate.OVERTAKEN)


def _with_fates(details: DraftAgreement, of: Iterable[DispatchId], fate: Fate) -> DraftAgreement:
    named = set(of)
    changed = tuple(dataclasses.replace(a, fate=fate) if a.dispatch in named else a for a in details.alternatives)
    return dataclasses.replace(details, alternatives=changed)


def propose_alternative(matter: Matter, deed: Deed) -> DraftAgreement:
    """Any party puts other words beside the text; the text stays as it is."""
    details: DraftAgreement = matter.details
    body = written(deed)
    alternative = Alternative(
        dispatch=deed.id,
        by=deed.sender,
        article=body.get("article"),
        sentence=body.get("sentence", 0),
        mode=body.get("mode"),
        words=body.get("words", ""),
        aimed_at=_aimed_at(details.wording, deed),
        version=details.versions[-1].number,
        reason=body.get("reason", ""),
        heading=body.get("heading", ""),
    )
    return dataclasses.replace(details, alternatives=(*details.alternatives, alternative))


def _aimed_at(wording: Wording, deed: Deed) -> str:
    """The words an alternative stands against; raise where it aims at nothing or says nothing."""
    body = written(deed)
    article, mode, words = body.get("article"), body.get("mode"), body.get("words", "")
    if not words and mode is not Mode.DELETE:
        raise OursError("council.alternative_needs_words", mode=mode.label)
    if mode is Mode.NEW_ARTICLE:
        wording.with_article(Article(article, words))
        return ""
    there = aimed_at(wording, article, body.get("sentence", 0))
    if mode is Mode.BRACKET and words not in there:
        raise OursError("council.words_not_there", words=words[:60])
    return there


def _cited(matter: Matter, deed: Deed) -> Alternative:
    """The alternative a step cites; raise `council.no_such_alternative` unless it is one that stands."""
    details: DraftAgreement = matter.details
    cited = set(deed.ids(Rel.CITES))
    found = [alternative for alternative in details.standing if alternative.dispatch in cited]
    if len(found) != 1:
        raise OursError("council.no_such_alternative")
    return found[0]


def withdraw_alternative(matter: Matter, deed: Deed) -> DraftAgreement:
    """Its author takes an alternative back."""
    alternative = _cited(matter, deed)
    if alternative.by != deed.sender:
        raise OursError("council.in_anothers_name", party=alternative.by)
    return _with_fates(matter.details, [alternative.dispatch], Fate.WITHDRAWN)


def take_over(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author of the draft takes an alternative into the text: a new version that names whose words it has."""
    details: DraftAgreement = matter.details
    alternative = _cited(matter, deed)
    wording = taken_over(details.wording, alternative)
    moved = _next(matter, deed, wording, alternative.article, alternative.dispatch)
    kept = _with_fates(moved, [alternative.dispatch], Fate.TAKEN_OVER)
    return kept if alternative.article in (*wording.numbers, PREAMBLE) else _overtaken(kept, alternative.article)


def declare_package(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author declares that no article binds without all."""
    details: DraftAgreement = matter.details
    if details.package is not None:
        raise OursError("council.package_stands", party=details.package.by)
    return dataclasses.replace(details, package=declared_by(matter.chair, deed))


def release_package(matter: Matter, deed: Deed) -> DraftAgreement:
    """The author releases it."""
    details: DraftAgreement = matter.details
    released(matter, deed)
    return dataclasses.replace(details, package=None)


def split_off(matter: Matter, deed: Deed) -> DraftAgreement:
    """A party agrees to negotiate articles alone."""
    details: DraftAgreement = matter.details
    wish = wished_by(matter, deed)
    for article in wish.articles:
        details.wording.article(article)
    return dataclasses.replace(details, wishes=(*details.wishes, wish))
