"""Texts of parties: set as a document, paragraph by paragraph, with anchors that stay."""

from __future__ import annotations

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext, override

GROUP = 4
SHORT = 32
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def split_paragraphs(text: str) -> list[str]:
    r"""Split at blank lines; nothing is left out but the blank lines.

    >>> split_paragraphs("Sir,\n\nfirst\nline\n \nsecond")
    ['Sir,', 'first\nline', 'second']
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip("\n") for part in _BLANK_LINES.split(plain) if part.strip()]


def document(text: str | None, language: str | None, prefix: str = "p") -> SafeString:
    """Return numbered paragraphs; each number is a link to itself."""
    parts = [
        (prefix, number, prefix, number, gettext("Paragraph {number}").format(number=number), number, _lines(part))
        for number, part in enumerate(split_paragraphs(text or ""), 1)
    ]
    body = format_html_join(
        "\n",
        '<p class="document__p" id="{}{}"><a class="document__n" href="#{}{}" aria-label="{}">{}</a>{}</p>',
        parts,
    )
    page = '<div class="document" lang="{}" dir="{}">{}</div>'
    return format_html(page, language or "und", _direction(language), body)


def _lines(paragraph: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in paragraph.split("\n")))


def _direction(language: str | None) -> str:
    if not language:
        return "auto"
    with override(language):
        return "rtl" if get_language_bidi() else "ltr"


def grouped(digest: str, *, whole: bool = False) -> str:
    """Return a digest in groups of four, to be read aloud; the first 128 bits unless `whole`.

    >>> grouped("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'e3b0 c442 98fc 1c14 9afb f4c8 996f b924'
    """
    plain = digest.replace(" ", "")
    shown = plain if whole else plain[:SHORT]
    return " ".join(shown[i : i + GROUP] for i in range(0, len(shown), GROUP))
