"""Packages and what is taken out of them (council-procedures § 8; scenario E61).

Whoever wrote a draft may declare that no article binds without all. While that stands, nothing is split off. Articles
are negotiated alone only when both sides said so, each in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Package:
    """A declaration that none binds without all."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One party agrees to negotiate these articles alone."""

    by: PartyName
    articles: tuple[str, ...]
    at: Instant
    dispatch: DispatchId


def declared_by(matter_chair: PartyName, deed: Deed) -> Package:
    """The package that a deed declares."""
    return Package(deed.sender, deed.heard_by(matter_chair), deed.id, written(deed).text)


def wished_by(matter: Matter, deed: Deed) -> Wish:
    """The wish a deed states; raise `council.package_stands`."""
    package: Package | None = matter.details.package
    if package is not None:
        raise OursError("council.package_stands", party=package.by)
    return Wish(deed.sender, written(deed).get("articles"), deed.heard_by(matter.chair), deed.id)


def released(matter: Matter, deed: Deed) -> None:
    """Hold that a package stands and is this party's; raise `council.no_package`, `council.in_anothers_name`."""
    package: Package | None = matter.details.package
    if package is None:
        raise OursError("council.no_package")
    if package.by != deed.sender:
        raise OursError("council.in_anothers_name", party=package.by)


def named_by(wishes: Iterable[Wish], party: PartyName) -> tuple[str, ...]:
    """The articles one party named, in the order in which it named them."""
    return tuple(dict.fromkeys(article for wish in wishes if wish.by == party for article in wish.articles))


def named_by_each(wishes: tuple[Wish, ...], parties: Iterable[PartyName]) -> tuple[str, ...]:
    """The articles that every one of `parties` named; none while nobody is asked."""
    named = [named_by(wishes, party) for party in parties]
    return tuple(article for article in named[0] if all(article in one for one in named)) if named else ()
