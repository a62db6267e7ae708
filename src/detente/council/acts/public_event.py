"""Something that happened in public, as this station recorded it for its chronicle. It never travels.

A statement, a call, a leak: recorded with its date, its place, its words and its source. What it says of release and
confirmation is the recorder's note of what others did: a leak is recorded as a leak and releases nothing (scenario R3;
council-procedures § 12).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.fields import Fields, members
from detente.council.acts.labelled import Labelled
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName

_NAME = "public_event"


class PublicKind(Labelled):
    """What kind of thing happened."""

    ANNOUNCEMENT = "announcement", N_("Announcement")
    PRESS_CONFERENCE = "press_conference", N_("Press conference")
    STATEMENT = "statement", N_("Statement")
    INTERVIEW = "interview", N_("Interview")
    PUBLICATION_BY_AUTHOR = "publication_by_author", N_("Publication by the author")
    PUBLICATION_WITHOUT_CONSENT = "publication_without_consent", N_("Publication without consent")
    LEAK = "leak", N_("Leak")
    DENIAL = "denial", N_("Denial")
    CORRECTION = "correction", N_("Correction")
    PROTEST = "protest", N_("Protest")
    SPEECH = "speech", N_("Speech")
    CALL = "call", N_("Call")
    VISIT = "visit", N_("Visit")
    OTHER = "other", N_("Other")


class Release(Labelled):
    """What was done about publishing a paper; none of it is the consent of anybody but who gave it."""

    ASKED_NOT_TO_PUBLISH = "ASKED_NOT_TO_PUBLISH", N_("ASKED NOT TO PUBLISH")
    CONSENT = "CONSENT", N_("CONSENT GIVEN")
    REFUSED = "REFUSED", N_("CONSENT REFUSED")
    SUBSTANCE_ONLY = "SUBSTANCE_ONLY", N_("THE SENSE, NOT THE TEXT")
    PUBLISHED_BY_AUTHOR = "PUBLISHED_BY_AUTHOR", N_("PUBLISHED BY ITS AUTHOR")
    PUBLISHED_WITHOUT_CONSENT = "PUBLISHED_WITHOUT_CONSENT", N_("PUBLISHED WITHOUT CONSENT")
    LEAKED = "LEAKED", N_("LEAKED")


class Confirmation(Labelled):
    """What those concerned said of it."""

    UNCONFIRMED = "unconfirmed", N_("Unconfirmed")
    CONFIRMED = "confirmed", N_("Confirmed")
    NOT_COMMENTED = "not_commented", N_("Not commented on")
    DENIED = "denied", N_("Denied")


# What a kind is, no other word may make of it; where nothing was said, this is what it is.
_IS: dict[PublicKind, Release] = {
    PublicKind.LEAK: Release.LEAKED,
    PublicKind.PUBLICATION_BY_AUTHOR: Release.PUBLISHED_BY_AUTHOR,
    PublicKind.PUBLICATION_WITHOUT_CONSENT: Release.PUBLISHED_WITHOUT_CONSENT,
}


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """`by` did it on `declared`, at `time` where known; `party` if that is a party. `source` says where it stands.

    `about` is the dispatch it concerns, `matter` the matter. A leak is always `LEAKED`, and unconfirmed until said
    otherwise; nothing else is.
    """

    kind: PublicKind
    by: str
    declared: DeclaredDate
    source: str
    party: PartyName | None = None
    time: Instant | None = None
    place: str = ""
    with_whom: tuple[str, ...] = ()
    quote: str = ""
    about: DispatchId | None = None
    matter: DispatchId | None = None
    release: Release | None = None
    confirmation: Confirmation | None = None

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the record strictly; raise `OursError` `council.*`."""
        fields = Fields(_NAME, body)
        kind, declared = fields.choice("kind", PublicKind), fields.date("declared")
        if declared is None:
            raise fields.refuse("missing", "declared")
        event = cls(
            kind=kind,
            by=fields.title("by", limits.LINE),
            declared=declared,
            source=fields.text("source", limits.REMARK),
            party=fields.maybe_party("party"),
            time=fields.instant("time"),
            place=fields.line("place", limits.LINE),
            with_whom=fields.lines("with_whom", limits.PARTIES, limits.LINE),
            quote=fields.passage("quote", limits.PASSAGE),
            about=_dispatch(fields, "about"),
            matter=_dispatch(fields, "matter"),
            release=fields.maybe_choice("release", Release) or _IS.get(kind),
            confirmation=fields.maybe_choice("confirmation", Confirmation) or _unconfirmed(kind),
        )
        fields.done()
        event._hold_to_kind()
        return event

    def _hold_to_kind(self) -> None:
        """Raise `council.not_that_release`: a leak is a leak, and only a leak is."""
        is_named = self.release in set(_IS.values())
        if _IS.get(self.kind, None if is_named else self.release) is not self.release:
            raise OursError("council.not_that_release", kind=self.kind.label)

    @property
    def releases(self) -> bool:
        """Whether this is an author's own word to the public; a leak never is."""
        return self.release in {Release.CONSENT, Release.PUBLISHED_BY_AUTHOR}

    def to_json(self) -> dict[str, Any]:
        """The record as the station keeps it."""
        return members(
            kind=self.kind,
            by=self.by,
            declared=self.declared,
            source=self.source,
            party=self.party,
            time=self.time,
            place=self.place,
            with_whom=self.with_whom,
            quote=self.quote,
            about=self.about,
            matter=self.matter,
            release=self.release,
            confirmation=self.confirmation,
        )


def _unconfirmed(kind: PublicKind) -> Confirmation | None:
    return Confirmation.UNCONFIRMED if kind is PublicKind.LEAK else None


def _dispatch(fields: Fields, name: str) -> DispatchId | None:
    text = fields.line(name, limits.LINE)
    try:
        return DispatchId(text) if text else None
    except OursError:
        raise fields.refuse("not_a_dispatch", name) from None
