"""What stands on a paper, as values. Texts are the sender's own and are printed as they are.

Reference council-procedures §§ 3.1-3.2 (parts of a note verbale; the record of a document).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, Digest, DispatchId, Instant, Language, Traffic

MOST_CELLS = 12_000
"""Cells of lists that are printed: setting more takes minutes and gigabytes, and a stranger may send more."""
NOT_PRINTED = N_("{n} more stand in the signed source and are not printed")


class PaperKind(Labelled):
    """Which paper it is. Its form (`forms.FORMS`) follows; its weight is for the parties to say."""

    NOTE_VERBALE = "note_verbale", N_("Note verbale")
    LETTER = "letter", N_("Letter")
    MESSAGE = "message", N_("Message")
    AIDE_MEMOIRE = "aide_memoire", N_("Aide-memoire")
    NON_PAPER = "non_paper", N_("Non-paper")
    BOUT_DE_PAPIER = "bout_de_papier", N_("Bout de papier")
    PROPOSAL = "proposal", N_("Proposal")
    WRITTEN_RESPONSE = "written_response", N_("Written response")
    STATEMENT = "statement", N_("Statement")
    CHAIR_STATEMENT = "chair_statement", N_("Statement by the Chair")
    COMMUNIQUE = "communique", N_("Communique")
    JOURNAL = "journal", N_("Journal of the day")
    OFFICIAL_NOTE = "official_note", N_("Official note")
    SUMMARY = "summary", N_("Summary of a matter")
    NOTICE = "notice", N_("Notice")
    ACT = "act", N_("Dispatch")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; an empty line inside begins another. `number` and `heading` are the sender's own."""

    text: str
    number: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell or a value. `from_memory`: no source was read for it, and the print says so."""

    text: str
    from_memory: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers. `widths` are relative; empty: all columns alike. Every row has as many cells as headers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, such as place or level of a meeting."""

    label: str
    value: Figure


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What goes with the paper: its name and the SHA-256 of its bytes."""

    name: str
    sha256: Digest


@dataclass(frozen=True, slots=True)
class Signatory:
    """An officer who released the dispatch, as the release names it, and when (measured by the sender's station)."""

    name: str
    office: str
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The signed source that goes inside the PDF: canonical JSON, or the evidence bundle (ZIP).

    `name` is a plain file name, `media_type` as registered with IANA.
    """

    name: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What ties a paper to the ledger: the dispatch, its fingerprint (statement id), and the public entry if any."""

    dispatch: DispatchId
    fingerprint: Digest
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `at` dates the file and is not printed; `date` is what the sender declared.

    `opening` and `closing` are formulas or salutation and complimentary close, printed only where given and never
    twice. `language` is that of the text; `translated_from` makes it an unofficial translation and says so in print.
    `initials` stand on a note verbale; `officers` sign where the form has signatures.
    """

    kind: PaperKind
    language: Language
    traffic: Traffic
    at: Instant
    subject: str = ""
    sender: str = ""
    office: str = ""
    addressees: tuple[str, ...] = ()
    own_ref: str = ""
    marking: str = ""
    place: str = ""
    date: DeclaredDate | None = None
    opening: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    closing: str = ""
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    officers: tuple[Signatory, ...] = ()
    initials: str = ""
    translated_from: Language | None = None
    proof: Proof | None = None
    source: Source | None = None
