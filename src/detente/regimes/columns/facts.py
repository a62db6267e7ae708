"""Facts of many items: layers of common table expressions, each resting on the one before."""

from __future__ import annotations

from collections.abc import Sequence

from detente.errors import TheirsError
from detente.regimes.columns.text import Columns
from detente.regimes.judging.order import layers, needed
from detente.regimes.judging.spans import span_of
from detente.regimes.language.types import DAY, LAST_DAY
from detente.regimes.language.walk import names_of
from detente.regimes.pack.values import Fact, Pack, Total


def facts_query(pack: Pack, kind: str, names: Sequence[str] | None = None, source: str = "") -> str:
    """Return the SELECT that gives `c_id` and a column `f_…` for each fact wanted (all of the kind, when None).

    NULL is what cannot be told. `source` is the table, or the name of one, with the columns of `table`; the kind's own
    name when empty. Raises `regimes.unknown_fact`.
    """
    wanted = _wanted(pack, kind, names)
    last, steps = layered(pack, kind, wanted, source or kind)
    columns = ", ".join(["c_id", *(f"f_{name}" for name in wanted)])
    return f"WITH {steps} SELECT {columns} FROM {last}" if steps else f"SELECT {columns} FROM {last}"


def findings_query(pack: Pack, kind: str, names: Sequence[str] | None = None, source: str = "") -> str:
    """Return the SELECT of findings only, (rule, item, answer): answer TRUE for yes, NULL for cannot tell."""
    wanted = _wanted(pack, kind, names)
    last, steps = layered(pack, kind, wanted, source or kind)
    parts = (
        f"SELECT '{name}' AS rule, c_id AS item, f_{name} AS answer FROM {last} WHERE f_{name} IS NULL OR f_{name}"
        for name in wanted
    )
    return f"WITH {steps} " + " UNION ALL ".join(parts)


def counts_query(pack: Pack, kind: str, names: Sequence[str] | None = None, source: str = "", by: str = "") -> str:
    """Return the SELECT of counts: for each fact `y_…` certain and `u_…` not to be told, by a column where given."""
    wanted = _wanted(pack, kind, names)
    last, steps = layered(pack, kind, wanted, source or kind)
    counted = [
        f"COUNT(CASE WHEN f_{name} THEN 1 END) AS y_{name}, COUNT(CASE WHEN f_{name} IS NULL THEN 1 END) AS u_{name}"
        for name in wanted
    ]
    group = f" GROUP BY {by} ORDER BY {by}" if by else ""
    columns = ", ".join([*([by] if by else []), "COUNT(*) AS n", *counted])
    return f"WITH {steps} SELECT {columns} FROM {last}{group}"


def _wanted(pack: Pack, kind: str, names: Sequence[str] | None) -> tuple[str, ...]:
    known = [fact.name for fact in pack.facts.values() if fact.about == kind]
    for name in names or ():
        if name not in known:
            raise TheirsError("regimes.unknown_fact", fact=name[:60], kind=kind[:60])
    return tuple(sorted(known) if names is None else names)


def layered(pack: Pack, kind: str, wanted: Sequence[str], source: str) -> tuple[str, str]:
    """Return the name of the last table and the common table expressions that lead to it."""
    facts = needed(pack.facts, tuple(wanted))
    steps, at = [], source
    used = {name for fact in facts.values() for name in names_of(fact.when, "total")}
    if used:
        steps.append(f"t AS (SELECT *, {', '.join(_total(pack.totals[name]) for name in sorted(used))} FROM {at})")
        at = "t"
    for number, layer in enumerate(layers(facts)):
        columns = ", ".join(f"{fact_text(pack, kind, fact)} AS f_{fact.name}" for fact in layer)
        steps.append(f"l{number} AS (SELECT *, {columns} FROM {at})")
        at = f"l{number}"
    return at, ", ".join(steps)


def fact_text(pack: Pack, kind: str, fact: Fact) -> str:
    """Return the SQL of one fact: unknown without its date, no outside its span, else what its expression says."""
    span, on = span_of(pack, fact.when), f"c_{fact.on}"
    per = DAY if pack.kinds[kind].attributes[fact.on].type == "instant" else 1
    text = Columns(kind, pack.limits, on, per, span.first).write(fact.when)
    outside = [f"{on} < {span.first * per}"]
    if span.last < LAST_DAY:
        outside.append(f"{on} >= {(span.last + 1) * per}")
    return f"CASE WHEN {' OR '.join(outside)} THEN FALSE WHEN {on} IS NOT NULL THEN {text} END"


def _total(total: Total) -> str:
    """An item without the shared word stands alone; a group that lacks a figure has no sum."""
    group = f"OVER (PARTITION BY c_{total.by})"
    count = f"c_{total.of}"
    return (
        f"CASE WHEN c_{total.by} IS NULL THEN {count} WHEN COUNT(*) {group} = COUNT({count}) {group} "
        f"THEN CAST(SUM({count}) {group} AS BIGINT) END AS t_{total.name}"
    )
