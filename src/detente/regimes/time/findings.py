"""Findings: everything a pack says of a record at a moment, as one document with one digest (rules.md § 9)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.regimes.judging.days import date_text, instant_text
from detente.regimes.judging.explanation import ANSWERS
from detente.regimes.judging.items import write_item
from detente.regimes.pack.values import Pack
from detente.regimes.time.bench import Bench
from detente.regimes.time.duties import duties
from detente.regimes.time.messages import write_message
from detente.regimes.time.owed import Owed
from detente.regimes.time.quotas import OverQuota, Standing, quota_findings, quota_standings
from detente.regimes.time.record import Record, check_record, parties_of, seen
from detente.seal.canonical import encode


@dataclass(frozen=True, slots=True)
class Findings:
    """The document, its canonical bytes and their SHA-256 (hexadecimal), and the rows it was made from."""

    document: dict[str, Any]
    digest: str
    data: bytes = field(repr=False)
    duties: tuple[Owed, ...] = field(repr=False)
    quotas: tuple[OverQuota, ...] = field(repr=False)
    standings: tuple[Standing, ...] = field(repr=False)


def findings(pack: Pack, record: Record, as_of: int) -> Findings:
    """Return the findings at a moment (seconds since 1970-01-01 UTC).

    The same pack, record and moment give the same bytes everywhere, in whatever order the record is laid out. Raises
    `regimes.item_twice`, `regimes.message_twice`.
    """
    check_record(record)
    record = seen(record, as_of)
    bench, parties = Bench(pack, record.items), parties_of(pack, record)
    owed = duties(pack, record, as_of, bench=bench)
    quotas = quota_findings(pack, record.items, bench=bench)
    standings = quota_standings(pack, record.items, as_of, parties=parties, bench=bench)
    document = {
        **_head(pack, record, as_of),
        "findings": sorted(_facts(bench), key=lambda one: (one["rule"], one["about"], one["item"])),
        "quotas": [one.document() for one in quotas if one.answer != ANSWERS[False]],
        "standings": [one.document() for one in standings],
        "duties": [one.document() for one in owed],
    }
    data = encode(document)
    return Findings(document, hashlib.sha256(data).hexdigest(), data, owed, quotas, standings)


def _head(pack: Pack, record: Record, as_of: int) -> dict[str, Any]:
    """What the findings are of: two documents that differ here are about different things."""
    items = sorted(record.items, key=lambda item: (item.kind, item.id))
    messages = sorted(record.messages, key=lambda message: message.id)
    suspended = sorted(record.suspended.items())
    variant = {"variant": pack.variant} if pack.variant else {}
    return {
        "profile": pack.profile,
        "pack": {"name": pack.name, "digest": pack.digest, **variant},
        "items": _digest([write_item(pack, item) for item in items]),
        "messages": _digest([write_message(message) for message in messages]),
        "parties": list(parties_of(pack, record)),
        "suspended": [{"party": who, "from": date_text(day), "statement": text} for who, (day, text) in suspended],
        "accepted": [{"party": who, "from": date_text(day)} for who, day in sorted(record.accepted.items())],
        "as_of": instant_text(as_of),
    }


def _digest(value: list[dict[str, Any]]) -> str:
    return hashlib.sha256(encode(value)).hexdigest()


def _facts(bench: Bench) -> Iterator[dict[str, Any]]:
    """Every fact of every item that is yes or cannot be told."""
    rules = {kind: [bench.judge.rule(name, kind) for name in names] for kind, names in bench.judge.facts.items()}
    for item in bench.items:
        answers = bench.sheet(item).case.answers
        for rule in rules[item.kind]:
            answer = answers.get(rule.fact.name)
            if answer is not False:
                yield {
                    "rule": rule.fact.name,
                    "about": item.kind,
                    "item": item.id,
                    "answer": ANSWERS[answer],
                    "cite": rule.fact.cite,
                    "basis": rule.basis.name.lower(),
                }


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """Where two documents part first: the member, the key of the row within it, and what each says (None: nothing)."""

    member: str
    key: tuple[str, ...]
    one: Any
    other: Any


_KEYS = {
    "findings": ("rule", "about", "item"),
    "quotas": ("quota", "item"),
    "standings": ("quota", "group", "year"),
    "duties": ("duty", "item", "by", "to", "year", "due"),
    "suspended": ("party",),
    "accepted": ("party",),
}
_ORDER = (
    "profile", "pack", "as_of", "parties", "suspended", "accepted", "items", "messages",
    "findings", "quotas", "standings", "duties",
)  # fmt: skip


def first_difference(one: dict[str, Any], other: dict[str, Any]) -> FirstDifference | None:
    """Return where two documents of findings part first, None where they agree.

    What they are about comes before what they find: two records that differ explain findings that do.
    """
    for member in _ORDER:
        left, right = one.get(member), other.get(member)
        if left == right:
            continue
        if member not in _KEYS or not isinstance(left, list) or not isinstance(right, list):
            return FirstDifference(member, (), left, right)
        return _first_row(member, left, right)
    return None


def _first_row(member: str, left: Sequence[dict[str, Any]], right: Sequence[dict[str, Any]]) -> FirstDifference:
    ours, theirs = ({_key(member, row): row for row in rows} for rows in (left, right))
    parted = (key for key in sorted({*ours, *theirs}) if ours.get(key) != theirs.get(key))
    key = next(parted, ())
    return FirstDifference(member, key, ours.get(key), theirs.get(key))


def _key(member: str, row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name, "")) for name in _KEYS[member])
