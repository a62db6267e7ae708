"""What is known of a public text: the words on the table, who agreed to them, what the public has seen and when."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.forms.communique import PublicText
from detente.council.matters.sayings import Said
from detente.kernel import Digest, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Proposed:
    """A text with the members that agreed to these very words. `corrects` says what it sets right, if it does."""

    text: str
    by: PartyName
    dispatch: DispatchId
    agreed: tuple[PartyName, ...]
    corrects: str = ""

    @property
    def digest(self) -> Digest:
        """The digest of the words."""
        return Digest.of(self.text.encode())


@dataclass(frozen=True, slots=True)
class Released:
    """What the public saw from `since` on."""

    since: Instant
    text: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Communique:
    """A public text. `members` are those whose agreement it needs; one speaking for itself needs nobody else's.

    `draft` is the text on the table, or the correction proposed. `drafts` are all texts, oldest first. `released` are
    all versions the public saw, oldest first: a correction adds one and hides none. `alone` are the statements shown
    beside, with their times. `embargo_until` is the time of release in force, `zone` the zone in which it was stated.
    """

    kind: PublicText
    body: str
    members: tuple[PartyName, ...]
    draft: Proposed | None
    drafts: tuple[Proposed, ...] = ()
    objections: tuple[Said, ...] = ()
    embargo_until: Instant | None = None
    zone: str = ""
    released: tuple[Released, ...] = ()
    alone: tuple[Said, ...] = ()

    @property
    def digest(self) -> Digest | None:
        """The digest of what the public sees, else of the text on the table; None without a text."""
        if self.released:
            return Digest.of(self.released[-1].text.encode())
        return self.draft.digest if self.draft else None

    @property
    def missing(self) -> tuple[PartyName, ...]:
        """Members that have not agreed to the text on the table."""
        agreed = self.draft.agreed if self.draft else ()
        return tuple(member for member in self.members if member not in agreed)
