"""Which closed principles a draft touches: a flag for the drafter before sending, never a bar (seed-map S6, C07).

A flag comes from a topic that an article and the principle share, or from a party's claim that stands. Each names the
party whose principle it is, with the wording in force; principles of two parties are two flags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.council.acts.forms.principle import Openness
from detente.council.machines.principle import PrincipleState as State
from detente.council.matters.matter import Matter
from detente.council.matters.principle import Conflict, Principle
from detente.kernel import DispatchId, PartyName


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a draft as far as principles are concerned; `draft` is None while nothing was sent."""

    number: str
    topics: tuple[str, ...] = ()
    draft: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A closed principle of `party` that touches `article`, and why: topics shared, claims that stand."""

    article: Article
    principle: DispatchId
    party: PartyName
    title: str
    wording: str
    topics: tuple[str, ...]
    claims: tuple[Conflict, ...]


def conflicts(principles: Iterable[Matter], articles: Iterable[Article]) -> tuple[Flag, ...]:
    """The flags, article by article in the order given, and within one in the order of the principles."""
    closed = tuple(matter for matter in principles if _is_closed(matter))
    return tuple(flag for article in articles for flag in _flags(closed, article))


def _is_closed(matter: Matter) -> bool:
    details = matter.details
    return (
        isinstance(details, Principle)
        and matter.state is not State.WITHDRAWN
        and details.wording.openness is Openness.CLOSED
    )


def _flags(principles: tuple[Matter, ...], article: Article) -> Iterator[Flag]:
    named = {_folded(topic) for topic in article.topics}
    for matter in principles:
        details: Principle = matter.details
        shared = tuple(topic for topic in details.wording.topics if _folded(topic) in named)
        claims = tuple(c for c in details.standing if (c.draft, c.article) == (article.draft, article.number))
        if shared or claims:
            yield Flag(article, matter.id, details.author, matter.title, details.wording.text, shared, claims)


def _folded(topic: str) -> str:
    """Case and outer spaces make no other topic."""
    return topic.strip().casefold()
