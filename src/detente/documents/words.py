"""The program's own words on documents, in the language of whoever asked; texts of parties are never translated."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

import detente
from detente.errors.sentences.shape import N_
from detente.kernel import DESK_LANGUAGES, Traffic

_LOCALE = Path(detente.__file__).parent / "locale"
_MARKS: dict[Traffic, str] = {
    Traffic.TEST: N_("TEST"),
    Traffic.REPLAY: N_("REPLAY OF THE PUBLIC RECORD"),
    Traffic.DEMONSTRATION: N_("DEMONSTRATION"),
}


@cache
def translator(language: str) -> Callable[[str], str]:
    """Return what turns a message id into `language`; English where the language is not one of the desk's."""
    if language not in dict(DESK_LANGUAGES):
        return str
    return gettext.translation("django", _LOCALE, [language], fallback=True).gettext


def traffic_mark(traffic: Traffic, language: str) -> str:
    """The mark of traffic that is not meant, to stand on everything that shows it; empty for live traffic.

    >>> traffic_mark(Traffic.DEMONSTRATION, "en"), traffic_mark(Traffic.LIVE, "en")
    ('DEMONSTRATION', '')
    """
    return translator(language)(_MARKS[traffic]) if traffic in _MARKS else ""


def marked(title: str, traffic: Traffic, language: str) -> str:
    """Put the mark of the traffic before a title.

    >>> marked("Meeting", Traffic.TEST, "en")
    '[TEST] Meeting'
    """
    mark = traffic_mark(traffic, language)
    return f"[{mark}] {title}" if mark else title
