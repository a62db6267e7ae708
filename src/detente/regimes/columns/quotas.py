"""Quotas of many items: running numbers within a group, certain and possible, in one order everywhere."""

from __future__ import annotations

from detente.errors import TheirsError
from detente.regimes.columns.facts import layered
from detente.regimes.columns.text import Columns
from detente.regimes.judging.spans import span_of
from detente.regimes.language.types import DAY, LAST_DAY
from detente.regimes.language.walk import names, names_of
from detente.regimes.pack.values import Pack, Quota

_SO_FAR = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"


def quota_query(pack: Pack, name: str, source: str = "", holders: str = "") -> str:
    """Return the SELECT of items over a quota: (c_id, is_over), TRUE for yes, NULL for cannot tell; all others are no.

    An item that lacks its date or what puts it in a group counts nowhere, and cannot be told.

    `source` and `holders` are the tables of the kind counted and of the kind that holds the limit; their kinds' names
    when empty. Raises `regimes.unknown_fact`.
    """
    quota = pack.quotas.get(name)
    if quota is None:
        raise TheirsError("regimes.unknown_fact", fact=name[:60], kind="quota")
    last, before = layered(pack, quota.count, sorted(names_of(quota.where, "is")), source or quota.count)
    steps = [before] if before else []
    steps.append(f"q AS ({_counted(pack, quota, last, holders or quota.holder)})")
    steps += _standing_together(quota) if quota.overlap else [f"w AS ({_ordinals(quota)})"]
    found = "SELECT id AS c_id, CASE WHEN placed AND b AND l > most THEN TRUE END AS is_over FROM w"
    return f"WITH {', '.join(steps)} {found} WHERE NOT placed OR most IS NULL OR h IS NULL OR h > most"


def _counted(pack: Pack, quota: Quota, last: str, holders: str) -> str:
    """Only the rows that can matter: those whose `where` is not no, in the days on which the quota applies.

    `placed` tells those that have a date and a group; the others stand in groups of their own, those of NULL.
    """
    on, per, span = f"c_{quota.on}", _per(pack, quota), span_of(pack, quota.at_most, quota.where)
    columns = Columns(quota.count, pack.limits, on, per, span.first)
    picked = [
        "c_id AS id",
        f"{on} AS moment",
        f"{columns.write(quota.where)} AS b",
        f"{columns.write(quota.at_most)} AS most",
        f"{_placed(quota)} AS placed",
        *(f"c_{name} AS g{number}" for number, name in enumerate(quota.of)),
        *_besides(quota),
    ]
    lasts = f" AND {on} < {(span.last + 1) * per}" if span.last < LAST_DAY else ""
    days = f"({on} >= {span.first * per}{lasts}) OR {on} IS NULL"
    text = f"SELECT {', '.join(picked)} FROM {last}{_held(quota, holders)} WHERE {days}"
    return f"SELECT * FROM ({text}) AS every_item WHERE b IS NULL OR b"


def _placed(quota: Quota) -> str:
    start = [f"c_{quota.overlap[0]}"] if quota.overlap else []
    needed = dict.fromkeys([f"c_{quota.on}", *start, *(f"c_{name}" for name in quota.of)])
    return "(" + " AND ".join(f"{column} IS NOT NULL" for column in needed) + ")"


def _per(pack: Pack, quota: Quota) -> int:
    return DAY if pack.kinds[quota.count].attributes[quota.on].type == "instant" else 1


def _besides(quota: Quota) -> list[str]:
    if quota.overlap:
        start, end = (f"c_{name}" for name in quota.overlap)
        return [f"{start} AS opens", f"CASE WHEN {end} < {start} THEN {start} ELSE {end} END AS closes"]
    return [f"y_{quota.on} AS y", *([f"c_{quota.sum} AS amount"] if quota.sum else [])]


def _held(quota: Quota, holders: str) -> str:
    """The holder's figures beside each item; two holders for one group and year are none."""
    if not quota.holder:
        return ""
    party, year = (f"c_{name}" for name in quota.holder_key)
    figures = sorted({name.name for name in names(quota.at_most) if name.root == quota.holder})
    picked = ", ".join(f"CASE WHEN COUNT(*) = 1 THEN MAX(c_{name}) END AS h_{name}" for name in figures)
    group = f"SELECT {party} AS hp, {year} AS hy, {picked} FROM {holders} GROUP BY {party}, {year}"
    return f" LEFT JOIN ({group}) AS held ON hp = c_{quota.of[0]} AND hy = y_{quota.on}"


def _group(quota: Quota) -> str:
    return ", ".join(f"g{number}" for number in range(len(quota.of)))


def _ordinals(quota: Quota) -> str:
    """Certain (l) and possible (h) numbers up to each item within its years; h is unknown where an amount is."""
    this = f"OVER (PARTITION BY {_joined(_group(quota), 'y')} ORDER BY moment, id {_SO_FAR})"
    windows = [this]
    if quota.years > 1:
        before = f"RANGE BETWEEN {quota.years - 1} PRECEDING AND 1 PRECEDING"
        windows.append(f"OVER ({_partition(_group(quota))}ORDER BY y {before})")
    low = " + ".join(_certain(quota, window) for window in windows)
    high = " + ".join(f"COALESCE(SUM(amount) {window}, 0)" if quota.sum else f"COUNT(*) {window}" for window in windows)
    if quota.sum:
        gaps = " + ".join(f"COUNT(*) {window} - COUNT(amount) {window}" for window in windows)
        high = f"CASE WHEN {gaps} = 0 THEN {high} END"
    return f"SELECT id, b, most, placed, {low} AS l, {high} AS h FROM q"


def _certain(quota: Quota, window: str) -> str:
    """Counts stay 64 bits where sums of numbers become 128, which costs."""
    if quota.sum:
        return f"COALESCE(SUM(CASE WHEN b THEN amount END) {window}, 0)"
    return f"COUNT(CASE WHEN b THEN 1 END) {window}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _partition(group: str) -> str:
    return f"PARTITION BY {group} " if group else ""


def _standing_together(quota: Quota) -> list[str]:
    """At the same time: each row opens (+1) and closes (-1, before openings of the day after its last).

    One whose end is missing certainly stands on its first day, and possibly for ever.
    """
    group = _joined(_group(quota), "")
    keys = f"{group}, " if group else ""
    one = "CASE WHEN placed THEN 1 ELSE 0 END"
    whole = f"SELECT id, {keys}b, most, placed"
    opened = f"{whole}, opens AS moment, 1 AS o, CASE WHEN placed AND b THEN 1 ELSE 0 END AS dl, {one} AS dh FROM q"
    gone = "CASE WHEN placed AND closes IS NOT NULL THEN -1 ELSE 0 END AS dh"
    certain = f"CASE WHEN placed AND b THEN -1 ELSE 0 END AS dl, {gone}"
    closed = f"{whole}, COALESCE(closes, opens) + 1 AS moment, 0 AS o, {certain} FROM q"
    window = f"OVER ({_partition(group)}ORDER BY moment, o, id {_SO_FAR})"
    return [
        f"e AS ({opened} UNION ALL {closed})",
        f"s AS (SELECT id, b, most, placed, o, SUM(dl) {window} AS l, SUM(dh) {window} AS h FROM e)",
        "w AS (SELECT id, b, most, placed, l, h FROM s WHERE o = 1)",
    ]
