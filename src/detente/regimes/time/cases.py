"""Cases that ship with a pack: a small record, a moment, and what the pack must say of it (rules.md § 10)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.errors import TheirsError
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Pack
from detente.regimes.time.expectations import Expect, Members, Table, read_expect
from detente.regimes.time.moments import read_moment

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_MEMBERS = frozenset(
    {"name", "text", "cite", "as_of", "variant", "parties", "suspended", "items", "messages", "expect"}
)


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
    members = Members(name)
    members.refuse(*(str(member) for member in raw if member not in _MEMBERS))
    case = _case(members, raw)
    if not case.variant:  # a variant may add what its cases name
        _known(pack, case)
    return case


def _case(members: Members, raw: Table) -> Case:
    return Case(
        members.case,
        members.text(raw, "text"),
        members.text(raw, "cite"),
        read_expect(members, members.table(raw, "expect")),
        _as_of(members, raw),
        members.text(raw, "variant"),
        members.tables(raw, "items"),
        members.tables(raw, "messages"),
        members.words(raw, "parties"),
        _suspended(members, raw),
    )


def _as_of(members: Members, raw: Table) -> int | None:
    """A day stands for its last second."""
    value = read_moment(raw.get("as_of"))
    if value is None and "as_of" in raw:
        members.refuse("as_of")
    return value.last if value else None


def _suspended(members: Members, raw: Table) -> dict[str, tuple[int, str]]:
    """Who has suspended the regime, from which day, with which statement."""
    found = {}
    table = members.table(raw, "suspended")
    for party in table:
        said = members.table(table, party, "suspended.")
        day, statement = read_moment(said.get("from")), said.get("statement", "")
        if day is None or not isinstance(statement, str):
            members.refuse(f"suspended.{party}")
        else:
            found[party] = day.first // DAY, statement
    return found


def _known(pack: Pack, case: Case) -> None:
    facts = {fact for table in (case.expect.facts, case.expect.missing) for one in table.values() for fact in one}
    found = sorted(facts - set(pack.facts))
    found += [row["duty"] for row in case.expect.duties if row["duty"] not in pack.duties]
    found += [row["quota"] for row in case.expect.quotas if row["quota"] not in pack.quotas]
    if found:
        raise TheirsError("regimes.case_unknown", case=case.name, name=found[0][:64])
