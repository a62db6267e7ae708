"""What a case expects, read strictly (docs/spec/rules.md § 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.explanation import CANNOT_TELL, NO, NOT_IN_FORCE, YES
from detente.regimes.time.moments import read_moment
from detente.regimes.time.states import State

Table = Mapping[str, Any]
_ANSWERS = (YES, NO, CANNOT_TELL, NOT_IN_FORCE)
_STATES = tuple(state.value for state in State)
_WORDS = ("item", "by", "to", "by_message")
_LISTS = ("lacking", "missing")
_DUTY = frozenset({"duty", "state", "year", "due", "consistent", *_WORDS, *_LISTS})
_QUOTA = frozenset({"quota", "item", "answer"})


@dataclass(frozen=True, slots=True)
class Expect:
    """What a case expects; what it does not name is not compared."""

    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    duties: tuple[Table, ...] = ()
    quotas: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """Members of one case; what is not of its type is refused by name (`regimes.case`)."""

    case: str

    def refuse(self, *members: str) -> None:
        """Refuse the case for the first of some members."""
        if members:
            raise TheirsError("regimes.case", case=self.case, member=min(members)[:60])

    def text(self, raw: Table, member: str) -> str:
        """Read a text that may be absent."""
        value = raw.get(member, "")
        if not isinstance(value, str):
            self.refuse(member)
        return str(value)

    def tables(self, raw: Table, member: str, where: str = "") -> tuple[Table, ...]:
        """Read an array of tables that may be absent."""
        value = raw.get(member, [])
        if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
            self.refuse(where + member)
        return tuple(value)

    def words(self, raw: Table, member: str, where: str = "") -> tuple[str, ...]:
        """Read an array of words that may be absent."""
        value = raw.get(member, [])
        if not _is_words(value):
            self.refuse(where + member)
        return tuple(value)

    def table(self, raw: Table, member: str, where: str = "") -> Table:
        """Read a table that may be absent."""
        value = raw.get(member, {})
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            self.refuse(where + member)
        return dict(value)


def read_expect(members: Members, expect: Table) -> Expect:
    """Read what a case expects."""
    members.refuse(*(f"expect.{name}" for name in expect if name not in {"facts", "missing", "duties", "quotas"}))
    facts, missing = (members.table(expect, member, "expect.") for member in ("facts", "missing"))
    duties, quotas = (members.tables(expect, member, "expect.") for member in ("duties", "quotas"))
    members.refuse(*(f"expect.duties.{number}" for number, row in enumerate(duties, 1) if not _is_duty(row)))
    members.refuse(*(f"expect.quotas.{number}" for number, row in enumerate(quotas, 1) if not _is_quota(row)))
    return Expect(
        {item: _answers(members, facts, item) for item in facts},
        {item: _gaps(members, missing, item) for item in missing},
        duties,
        quotas,
    )


def _answers(members: Members, facts: Table, item: str) -> Table:
    table = members.table(facts, item, "expect.facts.")
    members.refuse(*(f"expect.facts.{item}.{fact}" for fact, answer in table.items() if answer not in _ANSWERS))
    return table


def _gaps(members: Members, missing: Table, item: str) -> dict[str, tuple[str, ...]]:
    table = members.table(missing, item, "expect.missing.")
    return {fact: members.words(table, fact, f"expect.missing.{item}.") for fact in table}


def _is_words(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _is_duty(row: Table) -> bool:
    """Each member of the type it has in a row."""
    good = [set(row) <= _DUTY, isinstance(row.get("duty"), str), row.get("state") in _STATES]
    good += [isinstance(row[name], str) for name in _WORDS if name in row]
    good += [_is_words(row[name]) for name in _LISTS if name in row]
    good += [type(row[name]) is type_ for name, type_ in (("year", int), ("consistent", bool)) if name in row]
    return all(good) and ("due" not in row or read_due(row["due"]) is not None)


def _is_quota(row: Table) -> bool:
    return (
        set(row) == _QUOTA
        and isinstance(row["quota"], str)
        and isinstance(row["item"], str)
        and row["answer"] in _ANSWERS
    )


def read_due(value: object) -> str | None:
    """Return a due moment as rows spell it: a day, an instant, or `first/last`; None for anything else."""
    if isinstance(value, str) and "/" in value:
        return value if all(read_moment(end) for end in value.split("/", 1)) else None
    moment = read_moment(value)
    return moment.text if moment else None
