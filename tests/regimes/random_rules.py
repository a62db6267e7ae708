"""Random packs and items: typed expressions with missing figures, boundaries and dates, the same for the same seed."""

from __future__ import annotations

from random import Random

from detente.errors import DetenteError
from detente.regimes.judging import Item
from detente.regimes.language import Sort, check, parse, show
from detente.regimes.language.tree import (
    Among,
    And,
    Arithmetic,
    Call,
    Choice,
    Compare,
    Has,
    Name,
    Node,
    Not,
    Number,
    Or,
    Truth,
    Word,
)
from detente.regimes.pack.declared import Declared
from detente.regimes.pack.values import Attribute, Basis, Fact, Figure, Kind, Pack, Total

DAY0 = 15_309  # 2011-12-01
WORDS = ("land", "naval", "o'hara", "Île", "x y")


def attribute(name, type_, unit="", one_of=()):
    return Attribute(name, type_, name, unit, one_of)


KIND = Kind(
    "thing",
    "Thing",
    {
        one.name: one
        for one in (
            attribute("id", "id"),
            attribute("d", "date"),
            attribute("e", "date"),
            attribute("s", "instant"),
            attribute("t", "instant"),
            attribute("a", "count", "persons"),
            attribute("b", "count", "persons"),
            attribute("c", "count", "tanks"),
            attribute("p", "yes/no"),
            attribute("q", "yes/no"),
            attribute("w", "word", one_of=WORDS),
            attribute("v", "party"),
        )
    },
)


def figure(name, unit, *history):
    return Figure(name, "I", "1", Basis.VERIFIED, unit, name, history)


LIMITS = {
    one.name: one
    for one in (
        figure("few", "persons", (DAY0, 3), (DAY0 + 400, 5)),
        figure("many", "persons", (DAY0 - 100, 9000), (DAY0 + 200, 5000), (DAY0 + 700, 9000)),
        figure("tanks", "tanks", (DAY0 + 50, 250)),
        figure("lead", "days", (DAY0, 42)),
        figure("hours", "hours", (DAY0, 48), (DAY0 + 300, 24)),
        figure("share", "", (DAY0, 60), (DAY0 + 500, 40)),
    )
}
TOTALS = {"shared": Total("shared", "I", "1", "Shared", "thing", "a", "v")}
BASE = ("base_one", "base_two")
SCOPE = Declared({"thing": KIND}, LIMITS, BASE, TOTALS)

PERSONS = [Name("thing", "a"), Name("thing", "b"), Name("limit", "few"), Name("limit", "many"), Name("total", "shared")]
DATES = [Name("thing", "d"), Name("thing", "e")]
INSTANTS = [Name("thing", "s"), Name("thing", "t")]


class Writer:
    """Writes one random expression after another."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def truth(self, depth: int) -> Node:
        pick = self.random.random()
        if depth == 0 or pick < 0.12:
            return self.leaf()
        if pick < 0.42:
            return self.joined(And if pick < 0.27 else Or, depth)
        if pick < 0.52:
            return Not(self.truth(depth - 1))
        if pick < 0.58:
            return Choice(self.truth(depth - 1), self.truth(depth - 1), self.truth(depth - 1))
        return self.comparison(depth)

    def joined(self, make, depth):
        parts = []
        for _ in range(self.random.randint(2, 4)):
            part = self.truth(depth - 1)
            parts.extend(part.parts if isinstance(part, make) else [part])
        return make(tuple(parts))

    def leaf(self):
        return self.random.choice(
            [Name("thing", "p"), Name("thing", "q"), Name("is", "base_one"), Name("is", "base_two"), Truth(value=True),
             Truth(value=False), *(Has(Name("thing", name)) for name in "abdswv"), Has(Name("total", "shared"))]
        )  # fmt: skip

    def comparison(self, depth):
        op = self.random.choice(["==", "!=", "<", "<=", ">", ">="])
        sides = [
            lambda: (self.persons(depth), self.persons(depth)),
            lambda: (Name("thing", "c"), self.random.choice([Name("limit", "tanks"), Number(250), Number(0)])),
            lambda: (Arithmetic("-", *self.random.sample(DATES, 2)), self.days()),
            lambda: (self.date(depth), self.date(depth)),
            self.instants,
        ]
        kind = self.random.randrange(len(sides) + 1)
        return self.word() if kind == len(sides) else Compare(op, *sides[kind]())

    def instants(self):
        left, right = self.random.sample(INSTANTS, 2)
        if self.random.random() < 0.5:
            return Arithmetic("-", left, right), Call("hours", self.hours())
        return left, Arithmetic("+", right, Call("hours", self.hours()))

    def word(self):
        if self.random.random() < 0.4:
            values = self.random.sample(WORDS, self.random.randint(1, 3))
            return Among(Name("thing", "w"), tuple(values))
        op, word = self.random.choice(["==", "!="]), Word(self.random.choice(WORDS))
        return Compare(op, Name("thing", self.random.choice("wv")), word)

    def persons(self, depth):
        pick = self.random.random()
        if depth == 0 or pick < 0.6:
            return self.random.choice([*PERSONS, Number(self.random.choice([0, 1, 3, 9000, 2**31 - 1, 2**31, 10**12]))])
        if pick < 0.75:
            op = self.random.choice("+-")
            return Arithmetic(op, self.persons(depth - 1), self.persons(depth - 1))
        if pick < 0.95:
            right = self.random.choice([Number(2), Number(7), Name("limit", "share")])
            return Arithmetic(self.random.choice("*/"), self.persons(depth - 1), right)
        return Choice(self.truth(depth - 1), self.persons(depth - 1), self.persons(depth - 1))

    def days(self):
        return self.random.choice([Name("limit", "lead"), Number(0), Number(42)])

    def hours(self):
        return self.random.choice(
            [Number(48), Name("limit", "hours"), Arithmetic("+", Name("limit", "hours"), Number(1))]
        )

    def date(self, depth):
        pick = self.random.random()
        if depth == 0 or pick < 0.5:
            return self.random.choice(DATES)
        if pick < 0.7:
            return Call("day", self.random.choice(INSTANTS))
        return Arithmetic(self.random.choice("+-"), self.random.choice(DATES), self.days())

    def checked(self) -> Node:
        """An expression that the checker lets through."""
        while True:
            node = self.truth(4)
            try:
                check(parse(show(node)), SCOPE, Sort.TRUTH)
            except DetenteError:
                continue
            return node


def pack_of(seed: int, rules: int) -> Pack:
    writer = Writer(seed)
    whens = [parse("thing.a >= limit.many || thing.p"), parse("has(thing.e) && thing.e - thing.d > limit.lead")]
    whens += [writer.checked() for _ in range(rules)]
    names = [*BASE, *(f"r{number}" for number in range(rules))]
    facts = {
        name: Fact(name, "I", "1", Basis.MEMORY, name, name, "thing", "s" if number % 5 == 4 else "d", when)
        for number, (name, when) in enumerate(zip(names, whens, strict=True))
    }
    last = DAY0 + 900 if seed % 2 else None
    return Pack(
        "random", "Random", "", "treaty-cel/1", "UTC", "sent", "", DAY0, last, (), {}, {"thing": KIND}, LIMITS, TOTALS,
        facts, {}, {}, {}, (), {}, "0" * 64,
    )  # fmt: skip


def items_of(seed: int, count: int) -> list[Item]:
    random = Random(seed + 1_000_000)
    return [Item("thing", f"i{number:04}", _values(random)) for number in range(count)]


def _values(random: Random) -> dict[str, object]:
    edges = [0, 1, 2, 3, 4, 5, 4999, 5000, 5001, 8999, 9000, 9001, 2**31 - 1, 2**31, 10**12]
    day = random.choice([DAY0 - 1, DAY0, DAY0 + 50, DAY0 + 199, DAY0 + 200, DAY0 + 900, DAY0 + 901])
    day += random.choice([0, 0, random.randint(0, 600)])
    second = day * 86_400 + random.choice([0, 86_399, random.randrange(86_400)])
    values = {
        "d": day,
        "e": day + random.choice([-43, -42, -41, 0, 41, 42, 43]),
        "s": second,
        "t": second + random.choice([-1, 0, 1]) + random.choice([0, 24, 25, 48, 49, -48]) * 3600,
        "a": random.choice(edges),
        "b": random.choice(edges),
        "c": random.choice([0, 249, 250, 251]),
        "p": random.random() < 0.5,
        "q": random.random() < 0.5,
        "w": random.choice(WORDS),
        "v": random.choice(WORDS),
    }
    return {name: value for name, value in values.items() if random.random() > 0.22}
