"""Trying a case: what the pack says against what the case expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.errors import DetenteError, TheirsError
from detente.regimes.judging.explanation import NO, NOT_IN_FORCE, Explanation
from detente.regimes.pack.overlay import Overlay, overlaid
from detente.regimes.pack.values import Pack
from detente.regimes.time.bench import Bench
from detente.regimes.time.cases import Case
from detente.regimes.time.duties import duties
from detente.regimes.time.expectations import Table, read_due
from detente.regimes.time.owed import Owed
from detente.regimes.time.quotas import quota_findings
from detente.regimes.time.record import Record, read_record
from detente.regimes.time.states import State
from detente.regimes.time.yearly import years_round

_NO_VARIANTS: Mapping[str, Overlay] = {}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Whether a case came out as expected, and each difference as `what: expected …, found …`."""

    name: str
    passed: bool
    differences: tuple[str, ...] = ()


def check_case(pack: Pack, case: Case, variants: Mapping[str, Overlay] = _NO_VARIANTS) -> CaseResult:
    """Try a case. What cannot be read, or a variant that is not there, is a difference like any other."""
    try:
        differences = tuple(_differences(_applied(pack, case, variants), case))
    except DetenteError as problem:
        differences = (str(problem),)
    return CaseResult(case.name, not differences, differences)


def _applied(pack: Pack, case: Case, variants: Mapping[str, Overlay]) -> Pack:
    if not case.variant or case.variant == pack.variant:
        return pack
    if case.variant not in variants:
        raise TheirsError("regimes.case_unknown", case=case.name, name=case.variant)
    return overlaid(pack, variants[case.variant])


def _differences(pack: Pack, case: Case) -> Iterator[str]:
    read = read_record(pack, case.items, case.messages)
    record = Record(read.items, read.messages, case.parties, case.suspended)
    bench = Bench(pack, record.items)
    yield from _facts(bench, case)
    yield from _quotas(bench, case)
    if case.expect.duties and case.as_of is None:
        raise TheirsError("regimes.case", case=case.name, member="as_of")
    if case.expect.duties and case.as_of is not None:
        rows = duties(pack, record, case.as_of, all_rows=True, bench=bench, years=_years(pack, case, case.as_of))
        yield from (line for row in case.expect.duties for line in _duty(rows, row))


def _years(pack: Pack, case: Case, as_of: int) -> set[int]:
    """The years listed anyhow, and those in which the returns that the case names fall due."""
    named = {row["year"] - _covers(pack, row["duty"]) for row in case.expect.duties if "year" in row}
    return {*years_round(as_of), *named}


def _covers(pack: Pack, duty: str) -> int:
    every = pack.duties[duty].every if duty in pack.duties else None
    return every.covers if every else 0


def _facts(bench: Bench, case: Case) -> Iterator[str]:
    for item, facts in case.expect.facts.items():
        for fact, expected in facts.items():
            found = _explained(bench, case, item, fact).answer
            if found != expected and (expected, found) != (NO, NOT_IN_FORCE):
                yield _difference(f"{item}.{fact}", expected, found)
    for item, gaps in case.expect.missing.items():
        for fact, names in gaps.items():
            missing = _explained(bench, case, item, fact).missing
            if set(missing) != set(names):
                yield _difference(f"{item}.{fact} missing", sorted(names), sorted(missing))


def _explained(bench: Bench, case: Case, item: str, fact: str) -> Explanation:
    rule = bench.pack.facts.get(fact)
    found = [one for one in bench.items if one.id == item and rule and one.kind == rule.about]
    if not found:
        raise TheirsError("regimes.case_unknown", case=case.name, name=f"{item}.{fact}"[:64])
    return bench.judge.explain(fact, found[0], bench.sheet(found[0]).case.totals)


def _difference(what: str, expected: Any, found: Any) -> str:
    return f"{what}: expected {expected}, found {found}"


def _quotas(bench: Bench, case: Case) -> Iterator[str]:
    if not case.expect.quotas:
        return
    known = {(one.quota, one.item): one.answer for one in quota_findings(bench.pack, bench.items, bench=bench)}
    for row in case.expect.quotas:
        found = known.get((row["quota"], row["item"]), NO)
        if found != row["answer"]:
            yield _difference(f"{row['item']}.{row['quota']}", row["answer"], found)


def _duty(rows: tuple[Owed, ...], expected: Table) -> Iterator[str]:
    where = " ".join(str(expected[name]) for name in ("duty", "item", "by", "to", "year") if name in expected)
    about = [row for row in rows if row.duty == expected["duty"] and expected.get("item", row.item) == row.item]
    meant = [row for row in about if row.by and _is_meant(row, expected)]
    meant = meant or [row for row in about if not row.by and row.state is State.NOT_OWED]  # it speaks for all parties
    meant = meant or [row for row in about if _is_meant(row, expected)]
    if not meant and expected["state"] != State.NOT_OWED.value:
        yield _difference(where, expected["state"], "no such row")
    for row in meant:
        for member, found in _said(row).items():
            wanted = _wanted(member, expected)
            if wanted is not None and wanted != found:
                yield _difference(f"{where} {member}", wanted, found)


def _is_meant(row: Owed, expected: Table) -> bool:
    return all(expected.get(name, getattr(row, name)) == getattr(row, name) for name in ("by", "to", "year"))


def _said(row: Owed) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "due": row.due.text if row.due else "",
        "by_message": row.discharged_by,
        "consistent": row.consistent,
        "lacking": sorted(row.lacking),
        "missing": sorted(row.missing),
    }


def _wanted(member: str, expected: Table) -> Any:
    value = expected.get(member)
    if member == "due" and value is not None:
        return read_due(value)
    return sorted(value) if isinstance(value, list | tuple) else value
