"""Plausible histories of activities, made where they stand: the same for the same seed on every machine.

Every figure is whole-number arithmetic on the row's number and the seed (a mixing function on 64 unsigned bits), so
neither the machine's floats nor the number of threads changes a row. Strengths follow the steps of a long-tailed table;
equipment goes with strength; a share of organisers stays just below a threshold; figures are missing at a rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.engine import TABLE
from detente.regimes.columns import table
from detente.regimes.judging import day_of
from detente.regimes.pack import Pack

MOST_ROWS = 2_000_000_000
STEPS = (
    200, 400, 700, 1_000, 1_500, 2_200, 3_000, 4_000, 5_500, 7_500, 9_500, 12_000, 15_000, 20_000, 30_000, 50_000,
    120_000,
)  # fmt: skip
"""Troops at each sixteenth of all activities, the smallest first: half below 5,500, one in sixteen above 50,000."""
_FIRST_YEAR, _LAST_YEAR = 2012, 2041


@dataclass(frozen=True, slots=True)
class Plan:
    """What is simulated.

    `missing` is how many in a thousand figures are not given, `just_below` how many in a thousand activities are kept
    just below the threshold of observation, `alerts` how many in a thousand are without advance notice.
    """

    rows: int
    seed: int = 1
    years: int = 30
    states: int = 57
    missing: int = 50
    just_below: int = 40
    alerts: int = 80


def _mixed(number: str, salt: int) -> str:
    """A number of 32 bits that looks random, from a row's number and a salt; products stay below 2⁶⁴."""
    first = f"(({number} % 4294967291) * 2654435761 + {salt % 4294967291}) % 4294967296"
    second = f"xor({first}, ({first}) // 32768) * 2246822519 % 4294967296"
    return f"(xor({second}, ({second}) // 8192) * 3266489917 % 4294967296)"


class _Draw:
    """Draws for one row: each under a name of its own, so that no two figures are tied by accident."""

    def __init__(self, seed: int) -> None:
        self.seed, self.salts = seed, 0
        self.columns: list[str] = []

    def new(self, name: str) -> str:
        self.salts += 1
        salt = (self.seed * 1_000_003 + self.salts * 7_919_177) % 4_294_967_291
        self.columns.append(f"CAST({_mixed('n', salt)} AS BIGINT) AS u_{name}")
        return f"u_{name}"


def select(pack: Pack, plan: Plan, first: int, last: int) -> str:
    """Return the SELECT that makes rows `first` up to `last` (excluded) of a plan, in the columns the rules read."""
    draw = _Draw(plan.seed)
    values = _values(pack, plan, draw)
    columns = [
        f"CAST({values[name]} AS {type_}) AS {name}" if name in values else f"CAST(NULL AS {type_}) AS {name}"
        for name, type_ in table(pack, "activity")
    ]
    numbers = f"SELECT CAST(range AS UBIGINT) AS n FROM range({first}, {last})"
    drawn = f"SELECT CAST(n AS BIGINT) AS number, {', '.join(draw.columns)} FROM ({numbers})"
    troops = f"SELECT *, {_troops(plan)} AS strength FROM ({drawn})"
    return f"SELECT {', '.join(columns)} FROM ({troops})"


def _troops(plan: Plan) -> str:
    """Between two steps of the table; a share of organisers stays within five in a hundred below 13,000."""
    steps = f"[{', '.join(str(step) for step in STEPS)}]"
    at, rest = "(u_strength // 268435456)", "(u_strength % 268435456)"
    between = f"{steps}[1 + {at}] + ({steps}[2 + {at}] - {steps}[1 + {at}]) * {rest} // 268435456"
    return f"CASE WHEN u_below % 1000 < {plan.just_below} THEN 13000 - 1 - u_below // 1000 % 650 ELSE {between} END"


def _values(pack: Pack, plan: Plan, draw: _Draw) -> dict[str, str]:
    first = day_of(f"{_FIRST_YEAR}-01-01") or 0
    states = "[" + ", ".join(f"'{code}'" for code in (pack.parties or ("AA", "BB", "CC"))[: plan.states]) + "]"
    draw.new("strength")
    draw.new("below")
    year = f"({draw.new('year')} % {min(plan.years, _LAST_YEAR - _FIRST_YEAR + 1)})"
    start = f"{first} + {year} * 365 + ({year} + 3) // 4 + {draw.new('day')} % 365"
    lasts, kind = draw.new("lasts"), draw.new("kind")
    alert = f"{draw.new('alert')} % 1000 < {plan.alerts}"
    given = _Given(plan, draw)
    return {
        "c_id": "lpad(CAST(number AS VARCHAR), 10, '0')",
        "c_state": f"{states}[1 + {draw.new('state')} % {min(plan.states, len(pack.parties) or 3)}]",
        "c_kind": f"CASE WHEN {kind} % 100 < 78 THEN 'land' WHEN {kind} % 100 < 84 THEN 'transfer' "
        f"WHEN {kind} % 100 < 88 THEN 'amphibious' WHEN {kind} % 100 < 92 THEN 'parachute' ELSE 'naval' END",
        "c_in_zone": given.unless_missing(f"{draw.new('zone')} % 100 < 92"),
        "c_single_command": given.unless_missing(f"{draw.new('command')} % 100 < 88"),
        "c_alert": given.unless_missing(alert),
        "c_start": start,
        "c_end": f"{start} + 1 + {lasts} % 21",
        "c_begun": f"({start}) * 86400 + 32400",
        "c_ended": given.unless_missing(f"({start} + 1 + {lasts} % 21) * 86400 + {lasts} % 86400"),
        "c_troops": given.unless_missing("strength"),
        "c_headcount": given.unless_missing(f"strength + strength * ({draw.new('heads')} % 120) // 100"),
        "c_tanks": given.unless_missing(f"strength * ({draw.new('tanks')} % 50) // 1000"),
        "c_acvs": given.unless_missing(f"strength * ({draw.new('acvs')} % 90) // 1000"),
        "c_artillery": given.unless_missing(f"strength * ({draw.new('guns')} % 40) // 1000"),
        "c_sorties": given.unless_missing(f"strength * ({draw.new('sorties')} % 30) // 1000"),
        "c_notified": given.unless_missing(f"{start} - CASE WHEN {alert} THEN 0 ELSE 20 + {draw.new('lead')} % 60 END"),
        "c_in_calendar": given.unless_missing(f"{draw.new('calendar')} % 100 < 85"),
        "c_communicated": given.unless_missing(f"{draw.new('two_years')} % 100 < 50"),
        "y_start": f"{_FIRST_YEAR} + {year}",
    }


class _Given:
    """Leaves figures out at the plan's rate, each on its own."""

    def __init__(self, plan: Plan, draw: _Draw) -> None:
        self.plan, self.draw, self.number = plan, draw, 0

    def unless_missing(self, value: str) -> str:
        self.number += 1
        draw = self.draw.new(f"gap{self.number}")
        return f"CASE WHEN {draw} % 1000 >= {self.plan.missing} THEN {value} END"


def simulate(connection: Any, pack: Pack, plan: Plan, name: str = TABLE) -> None:
    """Make a table of a simulated history in an open engine."""
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS {select(pack, plan, 0, plan.rows)}")


def as_given(pack: Pack, query: str) -> str:
    """Return the SELECT that spells rows as they are handed over: attributes by name, dates, instants in UTC."""
    attributes, columns = pack.kinds["activity"].attributes, []
    for column, _ in table(pack, "activity"):
        if column[:2] == "c_":
            type_ = attributes[column[2:]].type if column != "c_id" else "id"
            spelt = {"date": f"DATE '1970-01-01' + CAST({column} AS INTEGER)", "instant": f"to_timestamp({column})"}
            columns.append(f'{spelt.get(type_, column)} AS "{column[2:]}"')
    return f"SELECT {', '.join(columns)} FROM ({query})"


def simulate_to(
    connection: Any, pack: Pack, plan: Plan, folder: Path, block: int = 5_000_000, *, given: bool = False
) -> Iterator[Path]:
    """Write a simulated history to Parquet files of `block` rows and yield each when it is written.

    A block is made and written without the others: memory does not grow with the rows. `given` spells them as
    `open_history` takes them, else they are as rules read them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number, first in enumerate(range(0, plan.rows, block)):
        path = folder / f"{number:05}.parquet"
        rows = select(pack, plan, first, min(first + block, plan.rows))
        rows = as_given(pack, rows) if given else rows
        quoted = str(path).replace("'", "''")
        connection.execute(f"COPY ({rows}) TO '{quoted}' (FORMAT parquet)")
        yield path
