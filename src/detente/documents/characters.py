"""Characters that a medium cannot show, or that change how their neighbours look, made visible by their number.

A text is never shortened or silently cleaned: what cannot stand on paper or in a feed stands there as ‹U+0000›, and the
signed source has the character itself.
"""

from __future__ import annotations

import unicodedata

_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\v": "\n", "\f": "\n"})
# Joiners and direction marks belong to the spelling of Arabic, Persian, Hindi; a soft hyphen to the setting of a word.
_SPELLING = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f")
_HOSTILE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_UNSHOWABLE = frozenset({"Cc", "Cs"})
_TEXT_CONTROLS = frozenset("\n\t")
# No script piles up more marks on one letter (Stream-Safe Text Format, Unicode TR 15 § 13); setting more takes hours.
_MARKS = 30
_NONCHARACTERS = frozenset("\ufffe\uffff")  # outside Char of XML 1.0 § 2.2, like the controls


def number(character: str) -> str:
    """The visible form of a character.

    >>> number(chr(0x202E))
    '‹U+202E›'
    """
    return f"‹U+{ord(character):04X}›"


def lines(text: str) -> str:
    """Every kind of line break as one line feed (Unicode TR 14, mandatory breaks)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)


def on_paper(text: str) -> str:
    """Show controls, overrides of direction, invisible, private and unassigned characters by their numbers.

    An override could make a printed figure read backwards; an invisible character hides a difference between two texts.

    >>> on_paper("12" + chr(0x202E) + "34" + chr(0))
    '12‹U+202E›34‹U+0000›'
    """
    shown, marks = [], 0
    for c in lines(text):
        marks = marks + 1 if unicodedata.combining(c) else 0
        shown.append(number(c) if marks > _MARKS or _is_hostile(c) else c)
    return "".join(shown)


def is_symbol(character: str) -> bool:
    """Whether a character is a sign beside the letters (emoji, arrows): a text can be read without its picture."""
    return unicodedata.category(character).startswith("S")


def without_marks(text: str) -> str:
    """Show marks that join a letter, and the old ready-shaped forms of Arabic (U+FB50 to U+FEFF), by their numbers.

    >>> without_marks("e" + chr(0x301))
    'e‹U+0301›'
    """
    return "".join(number(c) if _joins(c) else c for c in text)


def _joins(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or "\ufb50" <= character <= "\ufeff"


def _is_hostile(character: str) -> bool:
    if character in _TEXT_CONTROLS or character in _SPELLING:
        return False
    return unicodedata.category(character) in _HOSTILE


def in_feed(text: str) -> str:
    """Show what XML 1.0 § 2.2 and iCalendar (RFC 5545 § 3.1) cannot carry by its number; all else as it is.

    >>> in_feed("a" + chr(7) + "b")
    'a‹U+0007›b'
    """
    return "".join(number(c) if _is_unshowable(c) else c for c in lines(text))


def _is_unshowable(character: str) -> bool:
    if character in _TEXT_CONTROLS:
        return False
    return character in _NONCHARACTERS or unicodedata.category(character) in _UNSHOWABLE
