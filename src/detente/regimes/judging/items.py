"""Items: what rules speak about, read strictly and written back the same (docs/spec/rules.md § 6)."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.days import date_text, day_of, instant_text, second_of
from detente.regimes.language.types import MOST_COUNT
from detente.regimes.pack.values import Attribute, Kind, Pack

Value = int | bool | str
LONGEST_ID = 200
LONGEST_WORD = 200
_OWN = frozenset({"about", "id", "missing"})  # members of every item beside the attributes of its kind
GAPS = ("not declared", "unknown", "withheld", "not applicable")


@dataclass(frozen=True, slots=True)
class Item:
    """One activity, request, holding …; dates are days, instants seconds. `gaps` says why a figure is missing."""

    kind: str
    id: str
    values: Mapping[str, Value]
    gaps: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Value | None:
        """Return a figure, None where it is missing."""
        return self.values.get(name)


def read_item(pack: Pack, raw: Mapping[str, Any]) -> Item:
    """Read an item as JSON or TOML gives it.

    Raises `TheirsError` `regimes.item_*`, which names the item and the attribute: nothing is guessed or dropped.
    """
    if not isinstance(raw, Mapping):
        raise TheirsError("regimes.item_not_object")
    id_ = _identifier(raw)
    kind = pack.kinds.get(str(raw.get("about", "")))
    if kind is None:
        raise TheirsError("regimes.item_kind", item=id_, kind=str(raw.get("about"))[:40], kinds=", ".join(pack.kinds))
    return _read(pack, kind, id_, raw)


def _identifier(raw: Mapping[str, Any]) -> str:
    id_ = raw.get("id")
    if not isinstance(id_, str) or not _is_line(id_, LONGEST_ID):
        raise TheirsError("regimes.item_id", kind=str(raw.get("about"))[:40])
    return id_


def _is_line(text: str, limit: int) -> bool:
    return 0 < len(text) <= limit and unicodedata.is_normalized("NFC", text) and text.isprintable()


def _read(pack: Pack, kind: Kind, id_: str, raw: Mapping[str, Any]) -> Item:
    values: dict[str, Value] = {}
    for name, value in raw.items():
        attribute = kind.attributes.get(name)
        if name in _OWN:
            continue
        if attribute is None:
            raise TheirsError("regimes.item_unknown", item=id_, attribute=str(name)[:60])
        values[name] = read_value(pack, attribute, value, id_)
    for attribute in kind.attributes.values():
        if attribute.required and attribute.name not in values and attribute.name != "id":
            raise TheirsError("regimes.item_missing", item=id_, attribute=attribute.name)
    return Item(kind.name, id_, values, _gaps(kind, id_, raw))


def _gaps(kind: Kind, id_: str, raw: Mapping[str, Any]) -> dict[str, str]:
    gaps = raw.get("missing", {})
    if not isinstance(gaps, Mapping):
        raise TheirsError("regimes.item_type", item=id_, attribute="missing", value=str(gaps)[:40], wanted="object")
    for name, why in gaps.items():
        if name not in kind.attributes or name in raw:
            raise TheirsError("regimes.item_unknown", item=id_, attribute=f"missing.{name}"[:60])
        if why not in GAPS:
            raise TheirsError(
                "regimes.item_word", item=id_, attribute=f"missing.{name}", value=str(why)[:40], words=", ".join(GAPS)
            )
    return dict(gaps)


def read_value(pack: Pack, attribute: Attribute, value: object, item: str) -> Value:
    """Read one figure as its attribute wants it. Raises `regimes.item_*`."""
    found = _READERS[attribute.type](value)
    if found is None:
        raise TheirsError(
            "regimes.item_type", item=item, attribute=attribute.name, value=str(value)[:40], wanted=attribute.type
        )
    if attribute.type == "count" and not 0 <= int(found) <= MOST_COUNT:
        raise TheirsError(
            "regimes.item_absurd", item=item, attribute=attribute.name, value=str(found)[:40], low=0, high=MOST_COUNT
        )
    _known_word(pack, attribute, str(found), item)
    return found


def _known_word(pack: Pack, attribute: Attribute, value: str, item: str) -> None:
    if attribute.type == "word" and attribute.one_of and value not in attribute.one_of:
        words = ", ".join(attribute.one_of)[:300]
        raise TheirsError("regimes.item_word", item=item, attribute=attribute.name, value=value[:40], words=words)
    if attribute.type == "party" and pack.parties and value not in pack.parties:
        raise TheirsError("regimes.item_party", item=item, attribute=attribute.name, value=value[:40])


def _date(value: object) -> int | None:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = value.isoformat()
    return day_of(value) if isinstance(value, str) else None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and _is_line(value, LONGEST_WORD) else None


_READERS = {
    "count": lambda value: value if isinstance(value, int) and not isinstance(value, bool) else None,
    "yes/no": lambda value: value if isinstance(value, bool) else None,
    "date": _date,
    "instant": lambda value: second_of(value) if isinstance(value, str) else None,
    "word": _word,
    "party": _word,
    "id": _word,
}


def write_value(attribute: Attribute, value: Value) -> Value:
    """Return a figure as a document spells it: dates and instants as text."""
    if attribute.type == "date":
        return date_text(int(value))
    return instant_text(int(value)) if attribute.type == "instant" else value


def write_item(pack: Pack, item: Item) -> dict[str, Any]:
    """Return the item as `read_item` takes it; the same item always gives the same document."""
    attributes = pack.kinds[item.kind].attributes
    known = {name: write_value(attributes[name], value) for name, value in item.values.items()}
    gaps = {"missing": dict(item.gaps)} if item.gaps else {}
    return {"about": item.kind, "id": item.id, **known, **gaps}
