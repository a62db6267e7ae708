"""Cells of a table as somebody gave them, as SQL: the value that rules read, and whether a cell can be used at all.

The same cells pass here as in `read_history` (a test holds one against the other); nothing is guessed or rounded. A
date known to the year or month only is a gap. Columns of text are read as CSV spells things; typed columns of Parquet
are whole numbers, dates, instants in UTC and yes/no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.histories import BESIDE
from detente.errors import TheirsError
from detente.regimes.columns.text import quoted
from detente.regimes.judging.items import LONGEST_ID, LONGEST_WORD
from detente.regimes.language.types import LAST_DAY, LAST_SECOND, MOST_COUNT
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Attribute

TEXT = "VARCHAR"
_WHOLE = ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT")
_TYPES: Mapping[str, tuple[str, ...]] = {
    "count": _WHOLE,
    "date": ("DATE", TEXT),
    "instant": ("TIMESTAMP WITH TIME ZONE", TEXT),
    "yes/no": ("BOOLEAN", TEXT),
}
_EPOCH = "DATE '1970-01-01'"
_LINE = r"'[\p{L}\p{M}\p{N}\p{P}\p{S} ]+'"  # what Python calls printable: letters, marks, numbers, signs and the space
_DAY = "'[0-9]{4}-[0-9]{2}-[0-9]{2}'"
_PARTIAL = "'[0-9]{4}(-[0-9]{2})?'"
_SECOND = "'[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z'"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column: `raw` as it stands in the file, the SQL of its `value`, and `wrong`, true where it cannot be used.

    `wrong` may name the value as `c_…`, as the table that rules read does; `wanted` says what can stand there.
    """

    name: str
    raw: str
    value: str
    wrong: str
    wanted: str


def cells(pack: Pack, kind: str, columns: Mapping[str, str], *, is_text: bool) -> list[Cell]:
    """Return the cells of a file's columns (name → type), those beside the attributes left out.

    `is_text` tells a table without types. Raises `analysis.column` for a column that no item of the kind has, or for
    one that is needed and not there, `analysis.columns` for one of another type.
    """
    attributes = pack.kinds[kind].attributes
    needed = [one.name for one in attributes.values() if one.required or one.name == "id"]
    wrong = [name for name in columns if name not in attributes and name not in BESIDE]
    wrong += [name for name in needed if name not in columns]
    if wrong:
        raise TheirsError("analysis.column", column=shown(wrong[0], 60), columns=_names([*attributes, *BESIDE]))
    given = [(attributes[name], type_) for name, type_ in columns.items() if name in attributes]
    return [_cell(pack, attribute, type_, is_text=is_text) for attribute, type_ in given]


def shown(text: str, most: int = 40) -> str:
    """Return a text from a file as it can be shown: short, and without anything that is not printed as it is."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text[:most])


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)[:600]


def _cell(pack: Pack, attribute: Attribute, type_: str, *, is_text: bool) -> Cell:
    types = _TYPES.get(attribute.type, (TEXT,))
    if type_ not in types and not is_text:
        raise TheirsError("analysis.columns", column=attribute.name, found=shown(type_), wanted=", ".join(types))
    raw, value = f'"{attribute.name}"', f"c_{attribute.name}"
    made, bad, wanted = _MAKERS.get(attribute.type, _word)(pack, attribute, raw, value, type_)
    refused = f"{raw} IS NOT NULL AND coalesce({bad}, TRUE)"
    if attribute.required or attribute.type == "id":
        refused = f"{raw} IS NULL OR {refused}"
    return Cell(attribute.name, raw, made, f"({refused})", wanted)


Made = tuple[str, str, str]
"""The SQL of the value, the SQL that is true (or cannot be told) where it is wrong, and what can stand there."""


def _count(_: Pack, __: Attribute, raw: str, value: str, type_: str) -> Made:
    made = f"TRY_CAST({raw} AS BIGINT)"
    if type_ == TEXT:
        made = f"CASE WHEN regexp_full_match({raw}, '-?[0-9]{{1,15}}') THEN {made} END"
    return made, f"{value} NOT BETWEEN 0 AND {MOST_COUNT}", f"0..{MOST_COUNT}"


def _date(_: Pack, __: Attribute, raw: str, value: str, type_: str) -> Made:
    bad, wanted = f"{value} NOT BETWEEN 0 AND {LAST_DAY}", "YYYY-MM-DD, 1970..9999"
    if type_ != TEXT:
        return f"CASE WHEN isfinite({raw}) THEN CAST({raw} - {_EPOCH} AS BIGINT) END", bad, wanted
    made = f"CASE WHEN regexp_full_match({raw}, {_DAY}) THEN CAST(TRY_CAST({raw} AS DATE) - {_EPOCH} AS BIGINT) END"
    return made, f"NOT regexp_full_match({raw}, {_PARTIAL}) AND coalesce({bad}, TRUE)", wanted


def _instant(_: Pack, __: Attribute, raw: str, value: str, type_: str) -> Made:
    bad, wanted = f"{value} NOT BETWEEN 0 AND {LAST_SECOND}", "YYYY-MM-DDTHH:MM:SSZ, 1970..9999"
    if type_ != TEXT:
        whole = f"isfinite({raw}) AND epoch_us({raw}) % 1000000 = 0"
        return f"CASE WHEN {whole} THEN epoch_us({raw}) // 1000000 END", bad, wanted
    moment = f"TRY_CAST(replace(left({raw}, 19), 'T', ' ') AS TIMESTAMP)"
    return f"CASE WHEN regexp_full_match({raw}, {_SECOND}) THEN epoch_us({moment}) // 1000000 END", bad, wanted


def _truth(_: Pack, __: Attribute, raw: str, value: str, type_: str) -> Made:
    made = raw if type_ != TEXT else f"CASE {raw} WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END"
    return made, f"{value} IS NULL", "yes, no"


def _word(pack: Pack, attribute: Attribute, raw: str, _: str, __: str) -> Made:
    listed = pack.parties if attribute.type == "party" else attribute.one_of if attribute.type == "word" else ()
    if listed:
        words = ", ".join(quoted(word) for word in listed)
        return f"CASE WHEN {raw} IN ({words}) THEN {raw} END", f"{raw} NOT IN ({words})", ", ".join(listed)[:300]
    longest = LONGEST_ID if attribute.type == "id" else LONGEST_WORD
    line = f"length({raw}) <= {longest} AND regexp_full_match({raw}, {_LINE}) AND nfc_normalize({raw}) = {raw}"
    return f"CASE WHEN length({raw}) <= {longest} THEN {raw} END", f"NOT ({line})", f"1..{longest}, NFC"


_MAKERS = {"count": _count, "date": _date, "instant": _instant, "yes/no": _truth}
