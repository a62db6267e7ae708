"""Single answers: from the text that was typed to a value, and back (docs/spec/formats.md § 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from detente.errors import TheirsError
from detente.regimes.formats.points import read_point, write_point
from detente.regimes.judging import date_text, day_of, instant_text, second_of
from detente.regimes.judging.items import LONGEST_WORD
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Question

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
MOST_ENTRIES = 400
_LATEST = "2199-12-31"
_LAST_DAY = day_of(_LATEST) or 0
_WHOLE = re.compile(r"[0-9]{1,16}|[0-9]{1,3}([ \u00a0\u202f,.'’])[0-9]{3}(?:\1[0-9]{3}){0,4}")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPELLING = frozenset(
    "\u00ad\u061c\u200c\u200d\u200e\u200f"
)  # joiners and marks of direction: they belong to a spelling
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
Parties = frozenset[str]


def bad(code: str, question: Question, value: str, **more: str | int) -> TheirsError:
    """The error of an answer; `field` is its heading, which a reader knows."""
    shown = "".join(one if one.isprintable() else "?" for one in value[:60])
    return TheirsError(f"regimes.{code}", field=question.heading, value=shown, **more)


def is_tidy(text: str) -> bool:
    """Whether a short name can stand in a path: NFC, printable, no spaces at its ends."""
    return text.isprintable() and text == text.strip() and unicodedata.is_normalized("NFC", text)


def read_one(question: Question, text: str, parties: Parties = frozenset()) -> Any:
    """Return the value of a simple answer. Raises `regimes.answer_*`."""
    return _READERS[question.type](question, text.strip(), parties)


def _line(question: Question, text: str, parties: Parties) -> str:
    """One line; kinds of spaces are one. What becomes a word of an item is bound by what a word may be."""
    limit = LONGEST_WORD if question.feeds else LONGEST_LINE
    if len(text) > limit:
        raise bad("answer_long", question, text, limit=limit)
    line = "".join(" " if unicodedata.category(one) == "Zs" else one for one in _text(question, text, parties)).strip()
    if "\n" in line or "\t" in line or (question.feeds and not line.isprintable()):
        raise bad("answer_characters", question, line)
    return line


def _text(question: Question, text: str, _: Parties) -> str:
    if len(text) > LONGEST_TEXT:
        raise bad("answer_long", question, text, limit=LONGEST_TEXT)
    text = _BREAKS.sub("\n", text)
    if any(unicodedata.category(one) in _HIDDEN and one not in "\n\t" and one not in _SPELLING for one in text):
        raise bad("answer_characters", question, text)
    return unicodedata.normalize("NFC", text).strip()


def _flag(question: Question, text: str, _: Parties) -> bool:
    if text not in {"yes", "no"}:
        raise bad("answer_word", question, text, words="yes, no")
    return text == "yes"


def read_count(question: Question, text: str) -> int:
    """A whole number, with or without one kind of separator of thousands; within the bounds of its question."""
    if not _WHOLE.fullmatch(text):
        code = "answer_absurd" if re.fullmatch(r"-?[0-9]{1,400}", text) else "answer_number"
        raise bad(code, question, text, low=question.low, high=question.high)
    value = int(re.sub(r"[^0-9]", "", text))
    if not question.low <= value <= question.high:
        raise bad("answer_absurd", question, text, low=question.low, high=question.high)
    return value


def _date(question: Question, text: str, _: Parties) -> int:
    day = day_of(text)
    if day is None:
        raise bad("answer_date", question, text)
    return _near(question, text, day)


def _instant(question: Question, text: str, _: Parties) -> int:
    """An instant in UTC; what a browser's field gives, without seconds or zone, is taken as UTC, as its label says."""
    whole = f"{text}:00Z" if re.fullmatch(r"[0-9-]{10}T[0-9]{2}:[0-9]{2}", text) else text
    second = second_of(whole)
    if second is None:
        raise bad("answer_instant", question, text)
    _near(question, text, second // DAY)
    return second


def _near(question: Question, text: str, day: int) -> int:
    if day > _LAST_DAY:
        raise bad("answer_absurd", question, text, low="1970-01-01", high=_LATEST)
    return day


def _party(question: Question, text: str, parties: Parties) -> str:
    if parties and text not in parties:
        raise bad("answer_party", question, text)
    return _line(question, text, parties)


def _word(question: Question, text: str, _: Parties) -> str:
    if text not in question.one_of:
        raise bad("answer_word", question, text, words=", ".join(question.one_of)[:300])
    return text


def _listed(read: Callable[[Question, str, Parties], Any]) -> Callable[[Question, str, Parties], tuple[Any, ...]]:
    def read_list(question: Question, text: str, parties: Parties) -> tuple[Any, ...]:
        entries = [one.strip() for one in re.split(r"[,;\n]", text) if one.strip()]
        if len(entries) > MOST_ENTRIES:
            raise bad("answer_long", question, text, limit=MOST_ENTRIES)
        return tuple(dict.fromkeys(read(question, one, parties) for one in entries))

    return read_list


def _points(question: Question, text: str, _: Parties) -> tuple[tuple[int, int], ...]:
    """One point a line (docs/spec/formats.md § 2)."""
    lines = [line.strip() for line in _BREAKS.sub("\n", text).split("\n") if line.strip()]
    if len(lines) > MOST_ENTRIES:
        raise bad("answer_long", question, text, limit=MOST_ENTRIES)
    found = []
    for line in lines:
        point = read_point(line)
        if point is None:
            raise bad("answer_point", question, line)
        found.append(point)
    return tuple(found)


_READERS: Mapping[str, Callable[[Question, str, Parties], Any]] = {
    "line": _line,
    "text": _text,
    "yes/no": _flag,
    "count": lambda question, text, _: read_count(question, text),
    "date": _date,
    "instant": _instant,
    "party": _party,
    "parties": _listed(_party),
    "word": _word,
    "words": _listed(_word),
    "notices": _listed(_line),
    "points": _points,
}


def write_one(question: Question, value: Any) -> str:
    """Return the text of a value: `read_one` gives the value back."""
    match question.type:
        case "yes/no":
            text = "yes" if value else "no"
        case "date":
            text = date_text(value)
        case "instant":
            text = instant_text(value)
        case "parties" | "words" | "notices":
            text = ", ".join(value)
        case "points":
            text = "\n".join(write_point(point) for point in value)
        case _:
            text = str(value)
    return text
