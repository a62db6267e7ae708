"""Single answers: from the text that was typed to a value, and back (docs/spec/formats.md § 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging import date_text, day_of, instant_text, second_of
from detente.regimes.pack.values import Question

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
MOST_ENTRIES = 400
_WHOLE = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f,.']?[0-9]{3})*|[0-9]+")
_POINT = re.compile(
    r"([0-9]{1,2})(?:\.([0-9]{1,6})|[°:\s]\s*([0-9]{1,2})['′]?)?\s*([NS])[\s,;/]*"
    r"([0-9]{1,3})(?:\.([0-9]{1,6})|[°:\s]\s*([0-9]{1,2})['′]?)?\s*([EW])",
    re.ASCII,
)
_MICRO = 1_000_000
Parties = frozenset[str]


def bad(code: str, question: Question, value: str, **more: str | int) -> TheirsError:
    """The error of an answer; `field` is its heading, which a reader knows."""
    return TheirsError(f"regimes.{code}", field=question.heading, value=value[:60], **more)


def read_one(question: Question, text: str, parties: Parties = frozenset()) -> Any:
    """Return the value of a simple answer. Raises `regimes.answer_*`."""
    return _READERS[question.type](question, text.strip(), parties)


def _line(question: Question, text: str, _: Parties) -> str:
    if "\n" in text or len(text) > LONGEST_LINE:
        raise bad("answer_long", question, text, limit=LONGEST_LINE)
    return text


def _text(question: Question, text: str, _: Parties) -> str:
    if len(text) > LONGEST_TEXT:
        raise bad("answer_long", question, text, limit=LONGEST_TEXT)
    return text.replace("\r\n", "\n")


def _flag(question: Question, text: str, _: Parties) -> bool:
    if text not in {"yes", "no"}:
        raise bad("answer_word", question, text, words="yes, no")
    return text == "yes"


def read_count(question: Question, text: str) -> int:
    """A whole number, with or without separators of thousands; within the bounds of its question."""
    if not _WHOLE.fullmatch(text):
        raise bad("answer_number", question, text)
    value = int(re.sub(r"[^0-9]", "", text))
    if not question.low <= value <= question.high:
        raise bad("answer_absurd", question, text, low=question.low, high=question.high)
    return value


def _date(question: Question, text: str, _: Parties) -> int:
    day = day_of(text)
    if day is None:
        raise bad("answer_date", question, text)
    return day


def _instant(question: Question, text: str, _: Parties) -> int:
    """An instant in UTC; what a browser's field gives, without seconds or zone, is taken as UTC, as its label says."""
    whole = f"{text}:00Z" if re.fullmatch(r"[0-9-]{10}T[0-9]{2}:[0-9]{2}", text) else text
    second = second_of(whole)
    if second is None:
        raise bad("answer_instant", question, text)
    return second


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
    """One point a line, degrees and minutes or decimal degrees of WGS 84, as millionths of a degree."""
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    if len(lines) > MOST_ENTRIES:
        raise bad("answer_long", question, text, limit=MOST_ENTRIES)
    return tuple(_point(question, line.strip()) for line in lines)


def _point(question: Question, line: str) -> tuple[int, int]:
    match = _POINT.fullmatch(line)
    if match is None:
        raise bad("answer_point", question, line)
    latitude = _micro(*match.group(1, 2, 3)) * (-1 if match[4] == "S" else 1)
    longitude = _micro(*match.group(5, 6, 7)) * (-1 if match[8] == "W" else 1)
    minutes = [int(part) for part in match.group(3, 7) if part]
    if abs(latitude) > 90 * _MICRO or abs(longitude) > 180 * _MICRO or any(part > 59 for part in minutes):  # noqa: PLR2004
        raise bad("answer_point", question, line)
    return latitude, longitude


def _micro(degrees: str, fraction: str | None, minutes: str | None) -> int:
    if minutes:
        return int(degrees) * _MICRO + (int(minutes) * _MICRO + 30) // 60
    return int(degrees) * _MICRO + int((fraction or "").ljust(6, "0") or 0)


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
            text = "\n".join(_written(point) for point in value)
        case _:
            text = str(value)
    return text


def _written(point: tuple[int, int]) -> str:
    latitude, longitude = point
    return f"{_degrees(latitude)}{'S' if latitude < 0 else 'N'} {_degrees(longitude)}{'W' if longitude < 0 else 'E'}"


def _degrees(micro: int) -> str:
    whole, rest = divmod(abs(micro), _MICRO)
    return f"{whole}.{rest:06}"
