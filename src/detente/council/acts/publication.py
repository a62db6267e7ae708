"""A party's word on showing parts of a dispatch in public. Something is shown only if every party to it agreed.

Reference council-procedures § 12, seed-map A11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import PublicItem
from detente.council.acts.fields import Fields, is_absent, members
from detente.council.acts.labelled import Labelled
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant


class Consent(Labelled):
    """What a party answers when asked to publish; absent in a body means `CONSENT`."""

    CONSENT = "consent", N_("Agrees to show what is ticked")
    SUBSTANCE_ONLY = "substance_only", N_("The sense may be told, not the text")
    ASKED_NOT_TO_PUBLISH = "asked_not_to_publish", N_("Asks that nothing be published")
    REFUSED = "refused", N_("Refuses")

    @property
    def shows(self) -> bool:
        """Whether anything may be shown by this word."""
        return self in {Consent.CONSENT, Consent.SUBSTANCE_ONLY}


# Members that go with a word, beside `mode`. A word that shows nothing takes nothing.
_TAKES: dict[Consent, frozenset[str]] = {
    Consent.CONSENT: frozenset({"items", "embargo_until", "corrects"}),
    Consent.SUBSTANCE_ONLY: frozenset({"items", "substance", "embargo_until", "corrects"}),
    Consent.ASKED_NOT_TO_PUBLISH: frozenset(),
    Consent.REFUSED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Publication:
    """The body of a `publication`; reference `about` names the dispatch.

    The latest word of a party stands: an empty list says that the party agrees to nothing more being shown from then
    on; what has been seen stays seen. `substance` is the sense in the party's own words, shown under its name in place
    of the text. Before `embargo_until` nothing that this word adds is shown anywhere. `corrects` says what a new word
    sets right; what stood before it stays visible with its date.
    """

    items: tuple[PublicItem, ...]
    mode: Consent = Consent.CONSENT
    substance: str = ""
    embargo_until: Instant | None = None
    corrects: str = ""

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("publication", body)
        publication = cls(
            items=fields.choices("items", PublicItem),
            mode=fields.maybe_choice("mode", Consent) or Consent.CONSENT,
            substance=fields.passage("substance", limits.PASSAGE),
            embargo_until=fields.instant("embargo_until"),
            corrects=fields.passage("corrects", limits.REMARK),
        )
        fields.done()
        publication._hold_to_mode()
        return publication

    def _hold_to_mode(self) -> None:
        """Raise `council.consent_lacks` or `council.consent_does_not_take`."""
        for name in ("items", "substance", "embargo_until", "corrects"):
            if name not in _TAKES[self.mode] and not is_absent(getattr(self, name)):
                raise OursError("council.consent_does_not_take", mode=self.mode.value, field=name)
        if self.mode is Consent.SUBSTANCE_ONLY and not self.substance:
            raise OursError("council.consent_lacks", mode=self.mode.value, field="substance")
        if self.mode is Consent.SUBSTANCE_ONLY and PublicItem.LETTER in self.items:
            raise OursError("council.consent_does_not_take", mode=self.mode.value, field="letter")

    def to_json(self) -> dict[str, Any]:
        """The body as it travels; `mode` is left out where it is `consent`."""
        mode = None if self.mode is Consent.CONSENT else self.mode
        rest = members(mode=mode, substance=self.substance, embargo_until=self.embargo_until, corrects=self.corrects)
        return {"items": [item.value for item in self.items]} | rest
