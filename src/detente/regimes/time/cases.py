"""Cases that ship with a pack: a small record, a moment, and what the pack must say of it (rules.md § 10)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.explanation import CANNOT_TELL, NO, NOT_IN_FORCE, YES
from detente.regimes.pack.values import Pack
from detente.regimes.time.moments import read_moment
from detente.regimes.time.states import State

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_MEMBERS = frozenset(
    {"name", "text", "cite", "as_of", "variant", "parties", "suspended", "items", "messages", "expect"}
)
_TABLES = frozenset({"items", "messages"})
_ANSWERS = frozenset({YES, NO, CANNOT_TELL, NOT_IN_FORCE})
_DUTY = frozenset(
    {"duty", "item", "by", "to", "year", "state", "due", "by_message", "consistent", "lacking", "missing"}
)
_QUOTA = frozenset({"quota", "item", "answer"})

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Expect:
    """What a case expects; what it does not name is not compared."""

    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    duties: tuple[Table, ...] = ()
    quotas: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case as written. `items` and `messages` are read when it is tried, with the variant it names applied."""

    name: str
    text: str
    cite: str
    expect: Expect
    as_of: int | None = None
    variant: str = ""
    items: tuple[Table, ...] = ()
    messages: tuple[Table, ...] = ()
    parties: tuple[str, ...] = ()
    suspended: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def read_case(pack: Pack, raw: Any) -> Case:
    """Read a `[[case]]` table. Raises `regimes.case` with the member, `regimes.case_unknown` with a name of no rule."""
    name = raw.get("name") if isinstance(raw, Mapping) else None
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise TheirsError("regimes.case", case=str(name)[:64], member="name")
    reader = _Reader(name, raw)
    reader.refuse(*(str(member) for member in raw if member not in _MEMBERS))
    case = reader.case()
    if not case.variant:  # a variant may add what its cases name
        _known(pack, case)
    return case


def _known(pack: Pack, case: Case) -> None:
    facts = {fact for table in (case.expect.facts, case.expect.missing) for one in table.values() for fact in one}
    found = [*(facts - set(pack.facts))]
    found += [row["duty"] for row in case.expect.duties if row["duty"] not in pack.duties]
    found += [row["quota"] for row in case.expect.quotas if row["quota"] not in pack.quotas]
    if found:
        raise TheirsError("regimes.case_unknown", case=case.name, name=min(found)[:64])


@dataclass(frozen=True, slots=True)
class _Reader:
    """The members of one case."""

    name: str
    raw: Table

    def refuse(self, *members: str) -> None:
        """Refuse the case for the first of some members."""
        if members:
            raise TheirsError("regimes.case", case=self.name, member=min(members)[:60])

    def case(self) -> Case:
        """Read all members."""
        return Case(
            self.name,
            self.text("text"),
            self.text("cite"),
            self.expect(),
            self.moment(),
            self.text("variant"),
            self.tables(self.raw, "items"),
            self.tables(self.raw, "messages"),
            self.words(self.raw, "parties"),
            self.suspended(),
        )

    def text(self, member: str) -> str:
        """Read a text that may be absent."""
        value = self.raw.get(member, "")
        if not isinstance(value, str):
            self.refuse(member)
        return str(value)

    def moment(self) -> int | None:
        """Read `as_of`: a day stands for its last second."""
        value = read_moment(self.raw.get("as_of"))
        if value is None and "as_of" in self.raw:
            self.refuse("as_of")
        return value.last if value else None

    def tables(self, raw: Table, member: str, where: str = "") -> tuple[Table, ...]:
        """Read an array of tables that may be absent."""
        value = raw.get(member, [])
        if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
            self.refuse(where + member)
        return tuple(value)

    def words(self, raw: Table, member: str, where: str = "") -> tuple[str, ...]:
        """Read an array of words that may be absent."""
        value = raw.get(member, [])
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            self.refuse(where + member)
        return tuple(value)

    def table(self, raw: Table, member: str, where: str = "") -> Table:
        """Read a table that may be absent."""
        value = raw.get(member, {})
        if not isinstance(value, Mapping):
            self.refuse(where + member)
        return dict(value)

    def suspended(self) -> dict[str, tuple[int, str]]:
        """Read who has suspended the regime, from which day, with which statement."""
        found = {}
        for party in self.table(self.raw, "suspended"):
            said = self.table(self.raw["suspended"], party, "suspended.")
            day, statement = read_moment(said.get("from")), said.get("statement", "")
            if day is None or not isinstance(statement, str):
                self.refuse(f"suspended.{party}")
            else:
                found[party] = day.first // 86_400, statement
        return found

    def expect(self) -> Expect:
        """Read what is expected."""
        expect = self.table(self.raw, "expect")
        self.refuse(*(f"expect.{name}" for name in expect if name not in {"facts", "missing", "duties", "quotas"}))
        facts, missing = (self.table(expect, member, "expect.") for member in ("facts", "missing"))
        duties, quotas = (self.tables(expect, member, "expect.") for member in ("duties", "quotas"))
        self.refuse(*self._bad_facts(facts), *self._bad_duties(duties), *self._bad_quotas(quotas))
        return Expect(
            {item: self.table(facts, item, "expect.facts.") for item in facts},
            {item: self._gaps(self.table(missing, item, "expect.missing."), item) for item in missing},
            duties,
            quotas,
        )

    def _gaps(self, table: Table, item: str) -> dict[str, tuple[str, ...]]:
        return {fact: self.words(table, fact, f"expect.missing.{item}.") for fact in table}

    def _bad_facts(self, facts: Table) -> list[str]:
        answers = [(f"expect.facts.{item}", one) for item in facts for one in self.table(facts, item).values()]
        return [member for member, answer in answers if answer not in _ANSWERS]

    def _bad_duties(self, duties: tuple[Table, ...]) -> list[str]:
        states = {state.value for state in State}
        good = [isinstance(row.get("duty"), str) and row.get("state") in states and set(row) <= _DUTY for row in duties]
        due = [read_due(row["due"]) is not None for row in duties if "due" in row]
        return [] if all([*good, *due]) else ["expect.duties"]

    def _bad_quotas(self, quotas: tuple[Table, ...]) -> list[str]:
        good = (set(row) == _QUOTA and isinstance(row["quota"], str) and row["answer"] in _ANSWERS for row in quotas)
        return [] if all(good) else ["expect.quotas"]


def read_due(value: object) -> str | None:
    """Return a due moment as rows spell it: a day, an instant, or `first/last`; None for anything else."""
    if isinstance(value, str) and "/" in value:
        ends = [read_moment(end) for end in value.split("/", 1)]
        return value if all(ends) else None
    moment = read_moment(value)
    return moment.text if moment else None
