"""The tables that queries read: one for each kind, a column for each attribute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.regimes.judging.days import year_of
from detente.regimes.judging.items import Item, Value
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Pack

_TYPES = {"count": "BIGINT", "date": "BIGINT", "instant": "BIGINT", "yes/no": "BOOLEAN"}


def table(pack: Pack, kind: str) -> list[tuple[str, str]]:
    """Return the columns of a kind with their SQL types: `c_…` as declared, `y_…` the years that quotas count by.

    Days since 1970-01-01 and seconds since then are BIGINT, words VARCHAR (STRING on Spark), yes/no BOOLEAN.
    """
    attributes = pack.kinds[kind].attributes
    columns = [("c_id", "VARCHAR")]
    columns += [(f"c_{one.name}", _TYPES.get(one.type, "VARCHAR")) for one in attributes.values() if one.name != "id"]
    return columns + [(f"y_{name}", "BIGINT") for name in years(pack, kind)]


def years(pack: Pack, kind: str) -> tuple[str, ...]:
    """Return the dates of a kind whose year a quota counts by, in order."""
    found = {quota.on for quota in pack.quotas.values() if quota.count == kind and quota.years}
    return tuple(sorted(found))


def row(pack: Pack, item: Item) -> tuple[Value | None, ...]:
    """Return an item as a row of its table."""
    cells: dict[str, Any] = {"c_id": item.id, **{f"c_{name}": value for name, value in item.values.items()}}
    attributes: Mapping[str, Any] = pack.kinds[item.kind].attributes
    for name in years(pack, item.kind):
        moment = item.get(name)
        day = None if moment is None else int(moment) // (DAY if attributes[name].type == "instant" else 1)
        cells[f"y_{name}"] = None if day is None else year_of(day)
    return tuple(cells.get(name) for name, _ in table(pack, item.kind))
