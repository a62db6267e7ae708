"""The engines that must agree: each gives (item, fact) → True, False or None for a pack over items."""

from __future__ import annotations

import contextlib
import sqlite3
from functools import cache

import cel as rust
import celpy
import duckdb
from cel_expr_python import cel as cpp

from detente.analysis.engine import put_items
from detente.regimes.columns import facts_query, row, table
from detente.regimes.judging import Judge, totals
from detente.regimes.judging.order import in_order
from detente.regimes.judging.spans import LimitsByDay, span_of
from detente.regimes.language import names_of, show

HOUR, DAY = 3_600, 86_400


def by_judge(pack, items):
    judge, sums = Judge(pack), totals(pack, items)
    found = {}
    for item in items:
        answers = judge.answers(item, sums.get((item.kind, item.id), {}))
        found |= {(item.id, fact): answers.get(fact) for fact in pack.facts}
    return found


def by_reasons(pack, items):
    """The second walk: what the explanation says, and that its missing figures are the reason for not telling."""
    judge, sums = Judge(pack), totals(pack, items)
    words = {"yes": True, "no": False, "not in force": False, "cannot tell": None}
    found = {}
    for item in items:
        hearing = judge.hearing(item, sums.get((item.kind, item.id), {}))
        for fact in pack.facts:
            said = hearing.explain(fact)
            assert (said.answer == "cannot tell") == bool(said.missing)
            known = {f"thing.{name}" for name in item.values}
            assert not known & set(said.missing)
            found[item.id, fact] = words[said.answer]
    return found


def read_facts(pack, rows):
    names = sorted(pack.facts)
    found = {}
    for id_, *answers in rows:
        found |= {
            (id_, name): None if value is None else bool(value) for name, value in zip(names, answers, strict=True)
        }
    return found


@cache
def duck():
    """One engine for the whole process: every comparison makes its table anew."""
    return duckdb.connect(config={"threads": 1})


def by_duckdb(pack, items):
    put_items(duck(), pack, "thing", items, "thing")
    return read_facts(pack, duck().execute(facts_query(pack, "thing")).fetchall())


def by_sqlite(pack, items):
    columns = table(pack, "thing")
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE thing ({', '.join(f'{name} {type_}' for name, type_ in columns)})")
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f"INSERT INTO thing VALUES ({marks})", [row(pack, item) for item in items])
        return read_facts(pack, connection.execute(facts_query(pack, "thing")).fetchall())


def by_cel(pack, items, evaluator):
    """Hold each fact in its span, and ask the library for what its expression says."""
    limits, sums, found = LimitsByDay(pack), totals(pack, items), {}
    programs = {fact.name: evaluator(show(fact.when)) for fact in pack.facts.values()}
    spans = {fact.name: span_of(pack, fact.when) for fact in pack.facts.values()}
    ordered = list(in_order(pack.facts))
    below = frozenset().union(*(names_of(fact.when, "is") for fact in ordered))
    for item in items:
        known = {}
        for fact in ordered:
            on = item.get(fact.on)
            day = None if on is None else on // DAY if fact.on == "s" else on
            if day is None:
                answer = None
            elif day not in spans[fact.name]:
                answer = False
            else:
                data = {"thing": dict(item.values), "limit": dict(limits.on(day)), "is": known}
                data["total"] = dict(sums.get((item.kind, item.id), {}))
                answer = programs[fact.name](data)
            if answer is not None and fact.name in below:
                known[fact.name] = answer
            found[item.id, fact.name] = answer
    return found


@cache
def cpp_names():
    whole = cpp.Type.INT
    functions = [
        cpp.FunctionDecl(
            "hours", [cpp.Overload("hours_int", whole, [whole], is_member=False, impl=lambda n: n * HOUR)]
        ),
        cpp.FunctionDecl("day", [cpp.Overload("day_int", whole, [whole], is_member=False, impl=lambda n: n // DAY)]),
    ]
    names = cpp.Type.Map(cpp.Type.STRING, cpp.Type.DYN)
    return cpp.NewEnv(variables=dict.fromkeys(("thing", "limit", "is", "total"), names), functions=functions)


def cpp_program(text):
    program = cpp_names().compile(text)

    def evaluate(data):
        value = program.eval(data=data)
        return value.plain_value() if value.type() == cpp.Type.BOOL else None

    return evaluate


def rust_program(text):
    program = rust.compile(text)
    functions = {"hours": lambda n: n * HOUR, "day": lambda n: n // DAY}

    def evaluate(data):
        try:
            return program.execute(rust.Context(variables=data, functions=functions))
        except (KeyError, RuntimeError, TypeError, ValueError):
            return None

    return evaluate


def python_program(text):
    env = celpy.Environment()
    functions = {
        "hours": lambda n: celpy.celtypes.IntType(n * HOUR),
        "day": lambda n: celpy.celtypes.IntType(n // DAY),
    }
    program = env.program(env.compile(text), functions=functions)

    def evaluate(data):
        try:
            return bool(program.evaluate({name: celpy.json_to_cel(value) for name, value in data.items()}))
        except celpy.CELEvalError:
            return None

    return evaluate
