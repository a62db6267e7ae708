"""Quotas of every form over random items, and the holdings that one of them takes its limit from."""

from __future__ import annotations

import dataclasses
from random import Random

from tests.regimes.random_rules import DAY0, KIND, LIMITS, attribute, figure

from detente.regimes.judging import Item
from detente.regimes.language import parse
from detente.regimes.pack.values import Basis, Fact, Kind, Pack, Quota

STATES = ("AA", "BB", "CC")
HOLDING = Kind(
    "holding",
    "Holding",
    {
        one.name: one
        for one in (
            attribute("id", "id"),
            attribute("state", "party"),
            attribute("year", "count", "year"),
            attribute("units", "count", "units"),
        )
    },
)
HOLDERS = [("c_id", "VARCHAR"), ("c_state", "VARCHAR"), ("c_year", "BIGINT"), ("c_units", "BIGINT")]
MORE = {one.name: one for one in (figure("one", "", (DAY0, 1)), figure("two", "", (DAY0, 2), (DAY0 + 500, 1)))}


def quota(name, where, at_most, **more):
    values = {"of": ("v",), "on": "d", **more}
    return Quota(name, "I", "1", Basis.VERIFIED, name, name, "thing", parse(where), at_most=parse(at_most), **values)


QUOTAS = [
    quota("yearly", "is.large", "limit.two"),
    quota("three_years", "is.large", "limit.one", years=3),
    quota("of_two", "is.large", "limit.one", of=("v", "w")),
    quota("of_all", "thing.p", "limit.few", of=()),
    quota("none", "is.large", "0"),
    quota("amount", "thing.q", "limit.few", sum="c"),
    quota("amount_of_two_years", "thing.q", "limit.few", sum="c", years=2),
    quota("at_once", "is.large", "limit.one", years=0, overlap=("d", "e")),
    quota("at_once_of_all", "thing.p", "limit.two", of=(), years=0, overlap=("d", "e")),
    quota(
        "held", "is.large", "(holding.units + limit.share - limit.one) / limit.share",
        holder="holding", holder_key=("state", "year"),
    ),
]  # fmt: skip


def quota_pack() -> Pack:
    large = Fact("large", "I", "1", Basis.MEMORY, "large", "large", "thing", "d", parse("thing.a >= limit.few"))
    return Pack(
        "quotas", "Quotas", "", "treaty-cel/1", "UTC", "sent", "", DAY0, DAY0 + 1500, (), {},
        {"thing": KIND, "holding": HOLDING}, {**LIMITS, **MORE}, {}, {"large": large},
        {one.name: one for one in QUOTAS}, {}, {}, (), {}, "1" * 64,
    )  # fmt: skip


def quota_items(seed: int, count: int) -> list[Item]:
    random = Random(seed)
    found = []
    for number in range(count):
        day = DAY0 + random.randrange(-20, 1600)
        values = {
            "d": day,
            "e": day + random.randrange(-2, 40),
            "a": random.choice([1, 3, 5, 9]),
            "c": random.choice([0, 0, 1, 2]),
            "p": random.random() < 0.1,
            "q": random.random() < 0.3,
            "v": random.choice(STATES),
            "w": random.choice(("land", "naval")),
        }
        gappy = random.random() < 0.3
        kept = {name: value for name, value in values.items() if not gappy or random.random() > 0.3}
        found.append(Item("thing", f"i{number:05}", kept))
    return found


def holdings() -> list[Item]:
    rows = [(f"{state}{year}", state, year, units) for state, year, units in _held()]
    return [
        Item("holding", id_, {"state": state, "year": year, **({} if units is None else {"units": units})})
        for id_, state, year, units in rows
    ]


def _held():
    return [("AA", 2011, 60), ("AA", 2012, 61), ("AA", 2013, 0), ("BB", 2012, 300), ("BB", 2013, None), ("CC", 2014, 1)]


def holding_rows():
    return [(item.id, item.get("state"), item.get("year"), item.get("units")) for item in holdings()]


def without(pack: Pack, *names: str) -> Pack:
    return dataclasses.replace(pack, quotas={name: one for name, one in pack.quotas.items() if name not in names})
