"""What an arbiter concludes from evidence: claims, whether they hold, on what grounds, and what is missing.

A verdict never says more than the evidence: where a claim does not hold, that is not proof of the contrary. Sentences
are kept whole with their fields, so that they can be translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import TheirsError
from detente.errors.sentences import SENTENCES
from detente.errors.sentences.shape import N_

IDENTITY = N_("The keyset of “{party}” in this bundle is its own.")
SIGNED = N_("“{sender}” signed dispatch {id} to “{addressee}”.")
LOGGED = N_("Dispatch {id} was in the ledger “{origin}” no later than {time}.")
SENT_BEFORE = N_("“{sender}” sent dispatch {id} before {time}.")
SENT = N_("“{sender}” sent dispatch {id}.")
TEXT = N_("The text in this bundle is the text of dispatch {id}.")
RELEASED = N_("{officer}, {office}, released dispatch {id} for “{sender}”.")
RECEIVED = N_("“{addressee}” received dispatch {id}.")
OPENED = N_("“{addressee}” opened dispatch {id} and could read it.")
UNDECIPHERABLE = N_("“{addressee}” says that it could not read dispatch {id}.")
REFUSED = N_("“{addressee}” refused dispatch {id}.")
REWRITTEN = N_("The ledger “{origin}” was rewritten.")

COMPARED = N_("Its fingerprint is the one you compared: {fingerprint}.")
PARCEL_VERIFIES = N_("Both signatures of the parcel verify under the keyset of “{party}”.")
RECEIPT_VERIFIES = N_("Both signatures of the receipt “{outcome}” verify under the keyset of “{party}”.")
ENTRY = N_("It is entry {index} of the ledger “{origin}”, in the signed head of {size} entries.")
QUORUM = N_("Enough of the agreed witnesses cosigned that head: {witnesses}. Their median time is {time}.")
NOT_BEFORE = N_("The last witnessed head without it is of {time}.")
SEALED = N_("Salt and text give the content that the parcel names.")
RELEASE_VERIFIES = N_(
    "Both signatures of the release verify under the key {keyid}, which “{sender}” put beside the text."
)
HELD_BY_ADDRESSEE = N_("“{addressee}” entered the parcel as received in its own ledger.")
TWO_HEADS = N_("Its keys signed two different heads of {size} entries.")
REASON = N_("The receipt gives the reason {reason}.")

NOT_COMPARED = N_("Compare the fingerprint with “{party}” over another channel: {fingerprint}.")
NO_QUORUM = N_("Too few agreed witnesses cosigned the head of {size} entries.")
NO_TIME = N_("No agreed witness says when.")
NO_EARLIER_HEAD = N_("A witnessed head from before the entry would bound the time from the other side.")
SKEWED = N_("The clock of the witness “{witness}” differs from the others by more than 60 seconds.")
NO_TEXT = N_("The text and its salt are not in the bundle.")
NO_RECEIPT = N_("There is no receipt “{outcome}” by “{addressee}” in the bundle.")
FAILED = N_("The file “{file}” does not stand up ({code}).")
NO_LEDGER = N_("No entry in a ledger of sender or addressee stands up.")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole sentence (a msgid) and its fields.

    >>> str(Phrase.of(SENT, sender="a.example", id="x"))
    '“a.example” sent dispatch x.'
    """

    text: str
    fields: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, text: str, **fields: str | int) -> Phrase:
        """Take a sentence with its fields by name."""
        return cls(text, tuple(sorted(fields.items())))

    def __str__(self) -> str:
        return self.text.format_map(dict(self.fields))


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim: it holds or is not shown; the grounds it stands on; what is missing, or weakens it."""

    claim: Phrase
    holds: bool
    grounds: tuple[Phrase, ...] = ()
    missing: tuple[Phrase, ...] = ()

    @classmethod
    def shown(cls, claim: Phrase, grounds: Sequence[Phrase], missing: Sequence[Phrase] = ()) -> Finding:
        """Return the finding that a claim holds; `missing` is what would make it stronger."""
        return cls(claim, holds=True, grounds=tuple(grounds), missing=tuple(missing))

    @classmethod
    def open(cls, claim: Phrase, missing: Sequence[Phrase], grounds: Sequence[Phrase] = ()) -> Finding:
        """Return the finding that a claim is not shown, and what it would take."""
        return cls(claim, holds=False, grounds=tuple(grounds), missing=tuple(missing))


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was refused, and the stable code that says why."""

    code: str
    file: str
    fields: tuple[tuple[str, str | int], ...] = ()

    def __str__(self) -> str:
        return SENTENCES[self.code].message.format_map({"file": self.file, **dict(self.fields)})


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that follows from a bundle: who made it, the findings in order, and what was refused.

    A bundle with a failure is not sound: its findings rest on the other files only, and there are none at all when the
    signed list of files does not fit the files.
    """

    maker: str
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no file was refused."""
        return not self.failures

    def require_sound(self) -> None:
        """Raise the first failure, as `TheirsError` with its code."""
        for failure in self.failures[:1]:
            raise TheirsError(failure.code, **{"file": failure.file, **dict(failure.fields)})
