"""Languages of texts, and the seven languages of the desk."""

from __future__ import annotations

import re
from typing import Self

from detente.errors import OursError

# Ordered alphabetically by their own names, Latin before Cyrillic; never by flag.
DESK_LANGUAGES: tuple[tuple[str, str], ...] = (
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("ru", "Русский"),
    ("uk", "Українська"),
)


class Language(str):
    """A primary language subtag of BCP 47 (RFC 5646 § 2.2.1), in lower case.

    >>> Language("uk")
    'uk'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the tag; raise `kernel.language` unless it is two or three lower-case letters."""
        if not re.fullmatch(r"[a-z]{2,3}", text):
            raise OursError("kernel.language", value=text[:20])
        return super().__new__(cls, text)
