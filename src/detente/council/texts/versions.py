"""The versions of a text, none of them lost, and who made each of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.council.texts.wording import Wording
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Version:
    """One version: `event` is the step that made it (None: the opening), `of` the alternative that was taken over."""

    number: int
    wording: Wording
    by: PartyName
    at: Instant
    dispatch: DispatchId
    event: Labelled | None = None
    article: str = ""
    of: DispatchId | None = None


def version_at(versions: Sequence[Version], number: int) -> Version:
    """Version `number`, the first being 1; raise `council.no_such_version`."""
    if not 1 <= number <= len(versions):
        raise OursError("council.no_such_version", version=number, last=len(versions))
    return versions[number - 1]


def amendments_of(versions: Sequence[Version], article: str) -> tuple[Version, ...]:
    """The chain of versions that changed one article, oldest first."""
    return tuple(version for version in versions if version.article == article)
