"""The printed words that are the program's own: labels, notes, dates."""

from __future__ import annotations

import babel
from babel.dates import format_date

from detente.documents.words import translator
from detente.errors.sentences.shape import N_
from detente.kernel import DESK_LANGUAGES, DeclaredDate, Instant, Language, Traffic

LABELS: dict[str, str] = {
    "reference": N_("Reference"),
    "to": N_("To"),
    "enclosures": N_("Enclosures ({count})"),
    "attachments": N_("Attachments ({count})"),
    "released": N_("Released {at}"),
    "dispatch": N_("Dispatch"),
    "fingerprint": N_("Fingerprint"),
    "address": N_("Public entry"),
    "source": N_("Signed source, inside this file"),
    "proof": N_("How to check this paper"),
    "proof_note": N_("The signed source is the authentic text; this paper is a print of it."),
    "code": N_("QR code with the dispatch and its fingerprint: {text}"),
    "from_memory": N_("From memory: no source was read for this figure."),
    "unshown": N_(
        "A number between ‹ and › stands for a character that paper cannot show; the dispatch itself has it."
    ),
    "translation": N_("Unofficial translation from this language: {language}"),
    "page": N_("Page {number} of {total}"),
    "nothing": N_("nothing said"),
}
TRAFFIC_NOTES: dict[Traffic, str] = {
    Traffic.TEST: N_("This paper belongs to a test of the line. It is not an act of anybody."),
    Traffic.REPLAY: N_("This paper re-enacts an act of the public record. It is not that act."),
    Traffic.DEMONSTRATION: N_("This paper shows what the program can do. No such act is on record."),
}


def language_name(tag: Language, language: str) -> str:
    """The name of a language in `language`; the tag itself where CLDR does not know it.

    >>> language_name(Language("uk"), "en")
    'Ukrainian'
    """
    return str(babel.Locale.parse(_known(language)).languages.get(tag, tag))


def long_date(date: DeclaredDate, language: str) -> str:
    """A declared date as it is written out, with the minute where one was declared, in UTC.

    >>> long_date(DeclaredDate("2022-02-10"), "en"), long_date(DeclaredDate("2022-02-10T08:40Z"), "de")
    ('10 February 2022', '10. Februar 2022, 08:40 UTC')
    """
    day = format_date(date.day, "long", locale=_regional(language))
    return f"{day}, {date[11:-1]} UTC" if "T" in date else day


def long_instant(instant: Instant, language: str) -> str:
    """A measured instant written out, to the minute, in UTC."""
    return long_date(DeclaredDate(instant.moment.strftime("%Y-%m-%dT%H:%MZ")), language)


def word(key: str, language: str) -> str:
    """One label in `language`."""
    return translator(language)(LABELS[key])


def _known(language: str) -> str:
    return language if language in dict(DESK_LANGUAGES) else "en"


def _regional(language: str) -> str:
    """English dates day first, as the field writes them."""
    return "en_GB" if _known(language) == "en" else language
