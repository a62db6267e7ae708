"""Readers of single members: each takes a plain value and returns it typed, or raises what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.days import day_of
from detente.regimes.language.parse import parse
from detente.regimes.language.tree import Node
from detente.regimes.language.types import MOST_COUNT
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Basis, Every

Read = Callable[[Any], Any]
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
PACK_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
CODE = re.compile(r"[A-Z][A-Z0-9.-]{0,31}")
WORD = re.compile(r"[a-z][a-z0-9 _-]{0,63}")
RESERVED = frozenset({"true", "false", "null", "in"})  # what no name of an expression can be (CEL, § Syntax)
PARTY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_LINE, _TEXT, _LIST = 300, 8_000, 400


def wrong(wanted: str, value: Any) -> TheirsError:
    """The error of a value that is not what its member wants."""
    return TheirsError("regimes.pack_value", wanted=wanted, value=str(value)[:60])


def matches(pattern: re.Pattern[str], wanted: str) -> Read:
    """A reader of text in one form."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise wrong(wanted, value)
        return value

    return read


code = matches(CODE, "format code")
word = matches(WORD, "word")
party = matches(PARTY, "party")


def name(value: Any) -> str:
    """A name that an expression can use."""
    if not isinstance(value, str) or not NAME.fullmatch(value) or value in RESERVED:
        raise wrong("name", value)
    return value


def line(value: Any) -> str:
    """One line that says something, without spaces at its ends."""
    if not isinstance(value, str) or not 0 < len(value) <= _LINE or "\n" in value or value != value.strip():
        raise wrong("line", value)
    return value


def maybe_line(value: Any) -> str:
    """One line, or nothing."""
    return "" if value == "" else line(value)


def text(value: Any) -> str:
    """A text of several lines, or nothing; spaces at its ends do not count."""
    if not isinstance(value, str) or len(value) > _TEXT:
        raise wrong("text", value)
    return value.strip()


def said(value: Any) -> str:
    """A text of several lines that says something."""
    found = text(value)
    if not found:
        raise wrong("text", value)
    return found


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise wrong("true or false", value)
    return value


def whole(value: Any) -> int:
    """A whole number that a count can be."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_COUNT:
        raise wrong("whole number", value)
    return value


def date(value: Any) -> int:
    """A date as a day."""
    day = day_of(value) if isinstance(value, str) else None
    if day is None:
        raise wrong("date", value)
    return day


def history(value: Any) -> tuple[tuple[int, int], ...]:
    """First day → value, at least one."""
    if not isinstance(value, dict) or not value:
        raise wrong("dates with their values", value)
    return tuple(sorted((date(day), whole(figure)) for day, figure in value.items()))


def basis(value: Any) -> Basis:
    """How well a figure is known."""
    found = {one.name.lower(): one for one in Basis}.get(value) if isinstance(value, str) else None
    if found is None:
        raise wrong(", ".join(one.name.lower() for one in Basis), value)
    return found


def expression(value: Any) -> Node:
    """A condition or a value in the language of packs."""
    if not isinstance(value, str):
        raise wrong("expression", value)
    return parse(value)


def every(value: Any) -> Every:
    """A recurring date: a day of each year, or a number of months counted from a date."""
    if isinstance(value, dict) and {"month", "day"} <= set(value) <= {"month", "day", "covers"}:
        found = Every(month=whole(value["month"]), day=whole(value["day"]), covers=whole(value.get("covers", 0)))
        date(f"2023-{found.month:02}-{found.day:02}")  # a day that every year has
        return found
    if isinstance(value, dict) and set(value) == {"months", "first"} and whole(value["months"]):
        return Every(months=value["months"], first=date(value["first"]))
    raise wrong("month and day, or months and first", value)


def between(low: int, high: int) -> Read:
    """A reader of a whole number within bounds."""

    def read(value: Any) -> int:
        if not low <= whole(value) <= high:
            raise wrong(f"{low}-{high}", value)
        return whole(value)

    return read


def listed(read: Read, least: int = 0) -> Read:
    """A reader of lists, no entry twice."""

    def read_list(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or not least <= len(value) <= _LIST:
            raise wrong("list", value)
        found = tuple(read(one) for one in value)
        if len(set(found)) != len(found):
            raise wrong("list without repetition", value)
        return found

    return read_list


def one_of(*words: str) -> Read:
    """A reader of one of a few words."""

    def read(value: Any) -> str:
        if value not in words or not isinstance(value, str):
            raise wrong(", ".join(words), value)
        return value

    return read


def pair(value: Any) -> tuple[str, str]:
    """Two names."""
    found = listed(name)(value)
    if len(found) != 2:  # noqa: PLR2004
        raise wrong("two names", value)
    return found[0], found[1]


def settled(value: Any) -> Mapping[str, Any]:
    """Attributes a format settles itself: names with words, numbers or yes/no."""
    if not isinstance(value, dict) or not all(NAME.fullmatch(key) for key in value):
        raise wrong("attributes with their values", value)
    return dict(value)


class Members:
    """What a table of one sort may have: the readers of what it must and of what it may."""

    def __init__(self, must: Mapping[str, Read], may: Mapping[str, Read] | None = None) -> None:
        self.must = must
        self.readers = {**must, **(may or {})}

    def read(self, table: Any, place: str, notes: Notes) -> dict[str, Any]:
        """Return the members that can be read; note unknown, lacking and wrong ones."""
        if not isinstance(table, dict):
            notes.note(place, wrong("table", table))
            return {}
        for member in sorted(table.keys() - self.readers.keys()):
            notes.add(_at(place, member), "regimes.pack_unknown", member=str(member)[:60])
        for member in sorted(self.must.keys() - table.keys()):
            notes.add(place, "regimes.pack_lacks", member=member)
        known = [member for member in table if member in self.readers]
        read = {member: notes.tried(_at(place, member), self.readers[member], table[member]) for member in known}
        return {member: value for member, value in read.items() if value is not None}


def _at(place: str, member: str) -> str:
    return f"{place}.{member}".lstrip(".")[:160]
