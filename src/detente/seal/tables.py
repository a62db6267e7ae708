"""TOML tables somebody else wrote, read within limits: the files of rule packs (docs/spec/rules.md § 1).

Strings come in the one form that looks like what it is: NFC, and without control, bidirectional or other invisible
characters. Numbers are whole and small enough for every JSON reader; dates have no time.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from typing import Any

from detente.errors import TheirsError
from detente.seal.canonical import MAX_INTEGER

MAX_FILE = 1 << 20
MAX_DEPTH = 16
MAX_VALUES = 100_000
_PART = rb"(?:(?<![\w-])[\w-]++|\"(?:[^\"\\\n]|\\.){0,128}+\"|'[^'\n]{0,128}+')"
# A key of many parts takes the parser time that grows with their square: it is refused before it gets there.
_LONG_KEY = re.compile(_PART + rb"(?:[ \t]*+\.[ \t]*+" + _PART + rb"){%d}" % MAX_DEPTH)
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # categories of the Unicode Character Database


def read_tables(data: bytes) -> dict[str, Any]:
    """Return the tables of a TOML file, dates as ISO text.

    Raises `TheirsError` `seal.tables_large`, `seal.tables_syntax` with the line, `seal.tables_value` with the place.
    """
    if len(data) > MAX_FILE:
        raise TheirsError("seal.tables_large", limit=MAX_FILE)
    if _LONG_KEY.search(data):
        raise TheirsError("seal.tables_syntax", what="depth")
    found = _parsed(data)
    budget = [MAX_VALUES]
    return {key: _checked(value, key, MAX_DEPTH, budget) for key, value in _members(found, "", budget)}


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError:
        raise TheirsError("seal.tables_syntax", what="UTF-8") from None
    except RecursionError:
        raise TheirsError("seal.tables_syntax", what="depth") from None
    except ValueError as problem:  # tomllib's own error, or a number or date it could not make
        raise TheirsError("seal.tables_syntax", what=str(problem)[:120]) from None


def _members(table: dict[str, Any], place: str, budget: list[int]) -> list[tuple[str, Any]]:
    for key in table:
        _text(key, place or ascii(key[:40])[1:-1])
    budget[0] -= len(table)
    return list(table.items())


def _checked(value: Any, place: str, room: int, budget: list[int]) -> Any:
    budget[0] -= 1
    if room == 0 or budget[0] < 0:
        raise TheirsError("seal.tables_value", place=place[:120], what="size")
    if isinstance(value, dict):
        members = _members(value, place, budget)
        return {key: _checked(inner, f"{place}.{key}", room - 1, budget) for key, inner in members}
    if isinstance(value, list):
        return [_checked(inner, f"{place}.{number}", room - 1, budget) for number, inner in enumerate(value, 1)]
    return _plain(value, place)


def _plain(value: Any, place: str) -> Any:
    if isinstance(value, str):
        return _text(value, place)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) <= MAX_INTEGER):
        return value
    raise TheirsError("seal.tables_value", place=place[:120], what=type(value).__name__)


def _text(value: str, place: str) -> str:
    if not value.isprintable():  # else nothing in it is of a hidden category, and most strings need no second look
        hidden = next((one for one in value if one not in "\n\t" and unicodedata.category(one) in _HIDDEN), None)
        if hidden is not None:
            raise TheirsError("seal.tables_value", place=place[:120], what=f"U+{ord(hidden):04X}")
    if not unicodedata.is_normalized("NFC", value):
        raise TheirsError("seal.tables_value", place=place[:120], what="NFC")
    return value
