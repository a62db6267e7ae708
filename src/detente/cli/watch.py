"""`detente watch`: what asks for somebody now, as the watch of the desk and its strip tell it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.duties import duty_line
from detente.cli.output import as_json, emit, home_option, say, translate
from detente.station.queries.alarms import LEAD, duties_alarming
from detente.station.queries.lines import lines
from detente.station.views import LineView
from detente.station.views.alarms import Alarm, Call, DutyAlarms

HOUR = 3600
BAD = {"down", "stale"}


@click.command()
@home_option
@click.option(
    "--hours", type=click.IntRange(0, 24 * 366), default=LEAD // HOUR, show_default=True,
    help="How long before it is due a duty of ours is told.",
)  # fmt: skip
@as_json
def watch(home: Path, hours: int, *, json_: bool) -> None:
    """Tell what asks for somebody now: lines that are down, duties that are due or overdue under agreed rules."""
    house = open_house(home)
    alarms, bad = duties_alarming(house, hours * HOUR), [line for line in lines(house) if line.state in BAD]
    if json_:
        emit(_document(alarms, bad))
        return
    for line in bad:
        click.echo(f"line {line.state}  {line.peer}")
    _tell(alarms)
    if not bad and not alarms.alarms and not alarms.problems:
        click.echo("nothing asks for anybody now", err=True)


def _tell(alarms: DutyAlarms) -> None:
    for call in Call:
        found = alarms.of(call)
        if found:
            click.echo(f"{translate()(call.label)}:")
        for alarm in found:
            mark = "" if alarm.regime.traffic.is_real else f"  [{alarm.regime.traffic.value.upper()}]"
            click.echo(f"  {duty_line(alarm.line)}{mark}")
    for name, problem in alarms.problems:
        click.echo(f"{name}: {say(problem)[0]} [{problem.code}]", err=True)


def _document(alarms: DutyAlarms, bad: list[LineView]) -> dict[str, Any]:
    return {
        "as_of": alarms.as_of.iso,
        "duties": [_duty(alarm) for alarm in alarms.alarms],
        "lead_hours": alarms.lead // HOUR,
        "lines": [asdict(line) for line in bad],
        "problems": [{"regime": name, "code": problem.code} for name, problem in alarms.problems],
        "regimes": list(alarms.regimes),
    }


def _duty(alarm: Alarm) -> dict[str, Any]:
    owed, regime = alarm.line.owed, alarm.regime
    head = {"call": alarm.call.value, "regime": regime.pack.name, "rules": regime.pack.digest}
    spans = {"delay": owed.delay, "left": owed.left, "traffic": regime.traffic.value}
    return head | owed.document() | {name: value for name, value in spans.items() if value is not None}
