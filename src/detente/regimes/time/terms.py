"""Duties made ready once: their expressions, the days on which they apply, what they rest on, what they follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from detente.regimes.judging.judge import KEPT, Judge
from detente.regimes.judging.spans import Span, span_of
from detente.regimes.language.check import check
from detente.regimes.language.tree import Name, Node
from detente.regimes.language.types import Sort
from detente.regimes.language.walk import names_of
from detente.regimes.pack.declared import Declared
from detente.regimes.pack.values import Basis, Duty, Pack, Quota
from detente.regimes.time.bench import Expression

EACH = "each party"


@dataclass(frozen=True, slots=True)
class Term:
    """A duty with its expressions. `dated` and `since_dated` tell that `due` and `since` are days, not instants."""

    duty: Duty
    span: Span
    basis: Basis
    when: Expression | None
    due: Expression | None
    since: Expression | None
    excused: Expression | None
    contested: Expression | None
    dated: bool
    since_dated: bool
    parents: tuple[tuple[str, str], ...]  # (duty, "then" or "otherwise") that this one follows
    beside: str  # the duty whose due moment is this one's, at the end of all `beside`


@lru_cache(KEPT)
def terms_of(judge: Judge) -> Mapping[str, Term]:
    """Return every duty of a judge's pack made ready, each after those it follows; made once for each judge."""
    pack = judge.pack
    made = {name: _term(pack, judge, duty) for name, duty in sorted(pack.duties.items())}
    return {name: made[name] for name in _ordered({name: [one for one, _ in t.parents] for name, t in made.items()})}


def _term(pack: Pack, judge: Judge, duty: Duty) -> Term:
    months: Node | None = Name("limit", duty.months) if duty.months else None
    nodes = (duty.when, duty.due, duty.since, months)
    return Term(
        duty,
        span_of(pack, *nodes),
        basis_of(pack, judge, duty.about, duty.basis, *nodes),
        when=Expression.maybe(duty.when),
        due=Expression.maybe(duty.due),
        since=Expression.maybe(duty.since),
        excused=Expression.maybe(duty.excused),
        contested=Expression.maybe(duty.contested),
        dated=_is_date(pack, duty.due),
        since_dated=_is_date(pack, duty.since),
        parents=_parents(pack, duty.name),
        beside=_beside(pack, duty),
    )


def basis_of(pack: Pack, judge: Judge, kind: str, own: Basis, *nodes: Node | None) -> Basis:
    """Return the weakest basis of a wording and of the figures and facts it rests on."""
    used = [own]
    for node in nodes:
        if node is not None:
            used += [pack.limits[name].basis for name in names_of(node, "limit")]
            used += [judge.rule(name, kind).basis for name in names_of(node, "is")]
    return max(used)


def quota_basis(pack: Pack, judge: Judge, quota: Quota) -> Basis:
    """Return the weakest basis that the answers of a quota rest on."""
    return basis_of(pack, judge, quota.count, quota.basis, quota.where, quota.at_most)


def _is_date(pack: Pack, node: Node | None) -> bool:
    if node is None:
        return False
    return check(node, Declared(pack.kinds, pack.limits, pack.facts, pack.totals)).sort is Sort.DATE


def _parents(pack: Pack, name: str) -> tuple[tuple[str, str], ...]:
    then = [(one.name, "then") for one in pack.duties.values() if one.then == name]
    return tuple(sorted(then + [(one.name, "otherwise") for one in pack.duties.values() if one.otherwise == name]))


def _beside(pack: Pack, duty: Duty) -> str:
    """Follow `beside` to a duty with a moment of its own; a circle has none."""
    seen = {duty.name}
    while duty.beside and not (duty.due or duty.every or duty.at_once):
        if duty.beside in seen or duty.beside not in pack.duties:
            return ""
        seen.add(duty.beside)
        duty = pack.duties[duty.beside]
    return duty.name if len(seen) > 1 else ""


def _ordered(parents: dict[str, list[str]]) -> list[str]:
    """Parents first, names in order; what follows itself in a circle comes last and is never owed by it."""
    done: list[str] = []
    while ready := [name for name in parents if name not in done and all(p in done for p in parents[name])]:
        done += ready
    return done + [name for name in parents if name not in done]
